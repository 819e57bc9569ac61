import type { LiveChoice } from '../live/live-queue.ts';
import { LiveQueue } from '../live/live-queue.ts';
import { ListPromise, type Page } from '../pages.ts';
import type { CallOptions, Transport } from '../transport.ts';
import { path } from '../transport.ts';
import type { Department, DepartmentFilter, DoctorList, QueueReading } from './department.ts';

/** Departments: what they are, and how their queues stand. Open to every kind of caller. */
export class Departments {
  protected readonly transport: Transport;

  constructor(transport: Transport) {
    this.transport = transport;
  }

  /** Lists the hospital's departments, by name. */
  list(filter: DepartmentFilter = {}, options?: CallOptions): ListPromise<Department> {
    return new ListPromise((cursor) =>
      this.transport.send<Page<Department>>({
        path: '/v1/departments',
        query: { ...filter, cursor: cursor ?? filter.cursor },
        options,
      }),
    );
  }

  /** @throws NotFoundError when it is not there, or of another hospital. */
  get(departmentId: string, options?: CallOptions): Promise<Department> {
    return this.transport.send({ path: path`/v1/departments/${departmentId}`, options });
  }

  /**
   * Reads who works there: speciality, languages, fee, leave. Who is in now stands in the queue's `sessions`.
   *
   * @throws NotFoundError when the department is not there, or of another hospital.
   */
  doctors(departmentId: string, options?: CallOptions): Promise<DoctorList> {
    return this.transport.send({ path: path`/v1/departments/${departmentId}/doctors`, options });
  }

  /** Reads a queue once. To follow it, use {@link Departments.live}. */
  queue(departmentId: string, options?: CallOptions): Promise<QueueReading> {
    return this.transport.send({ path: path`/v1/departments/${departmentId}/queue`, options });
  }

  /**
   * Follows a queue until it is closed: by WebSocket, by polling where that does not get through.
   *
   * @example
   * const live = cq.departments.live(departmentId);
   * const stop = live.subscribe(() => draw(live.state));
   */
  live(departmentId: string, choice: LiveChoice = {}): LiveQueue {
    return new LiveQueue(this.transport, departmentId, choice);
  }
}
