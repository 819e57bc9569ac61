import type { TicketChoice } from '../live/live-department.ts';
import { StaffDepartment } from '../live/staff-department.ts';
import type { CallOptions } from '../transport.ts';
import { path } from '../transport.ts';
import type { DisplayList } from './department.ts';
import { TicketDepartments } from './ticket-departments.ts';

/** Departments for a client of those who run them. */
export class StaffDepartments extends TicketDepartments {
  /**
   * Reads which screens of the waiting rooms are heard, mute or gone, those that need somebody first; needs a secret key.
   * To be told of them, follow the queue: {@link StaffDepartments.live}.
   *
   * @throws NotFoundError when the department is not there, or of another hospital.
   */
  displays(departmentId: string, options?: CallOptions): Promise<DisplayList> {
    return this.transport.send({ path: path`/v1/departments/${departmentId}/displays`, options });
  }

  /**
   * Follows a queue, a ticket in it, and the screens of its waiting rooms, until it is closed: by WebSocket, by polling where
   * that does not get through.
   *
   * @example
   * const live = cq.departments.live(departmentId);
   * const stop = live.subscribe(() => draw(live.state, live.displays));
   */
  override live(departmentId: string, choice: TicketChoice = {}): StaffDepartment {
    return new StaffDepartment(this.transport, departmentId, choice);
  }
}
