import type { CallOptions, Transport } from '../transport.ts';
import { path } from '../transport.ts';
import type { HospitalQueues } from './department.ts';

/** What is asked of a hospital as a whole. Open to every kind of caller. */
export class Hospitals {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Reads the public state of all its departments in one call. */
  queues(hospitalId: string, options?: CallOptions): Promise<HospitalQueues> {
    return this.#transport.send({ path: path`/v1/hospitals/${hospitalId}/queues`, options });
  }
}
