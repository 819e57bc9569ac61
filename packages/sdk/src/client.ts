import type { Credential } from './credential.ts';
import { Hospitals } from './resources/hospitals.ts';
import { ManagedDepartments } from './resources/managed-departments.ts';
import { Queue } from './resources/queue.ts';
import { Tickets } from './resources/tickets.ts';
import type { TransportOptions } from './transport.ts';
import { Transport } from './transport.ts';

/** One credential, where the API is, and what to use in place of the platform's own. */
export type CareQueueOptions = Credential & TransportOptions;

/**
 * A client of one hospital's CareQueue.
 *
 * Commands are named once and repeated safely: each POST carries an idempotency key that is kept over its attempts.
 *
 * @example
 * const cq = new CareQueue({ secretKey: 'cq_sk_…', baseUrl: 'https://queue.example.org' });
 * const { ticket } = await cq.queue.callNext(departmentId, { pointId });
 */
export class CareQueue {
  readonly departments: ManagedDepartments;
  readonly hospitals: Hospitals;
  readonly tickets: Tickets;
  readonly queue: Queue;

  /** @throws TypeError when the credential or the base URL cannot be used. */
  constructor(options: CareQueueOptions) {
    const transport = new Transport(options);
    this.departments = new ManagedDepartments(transport);
    this.hospitals = new Hospitals(transport);
    this.tickets = new Tickets(transport);
    this.queue = new Queue(transport);
  }
}
