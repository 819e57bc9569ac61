import type { TicketChoice } from '../live/live-department.ts';
import { LiveDepartment } from '../live/live-department.ts';
import { Departments } from './departments.ts';

/** Departments for a client that has tickets: a followed queue tells of single ones too. */
export class TicketDepartments extends Departments {
  /**
   * Follows a queue, and a ticket in it, until it is closed: by WebSocket, by polling where that does not get through.
   *
   * @example
   * const live = cq.departments.live(departmentId, { credential: secret });
   * const stop = live.subscribe(() => draw(live.state, live.ticket(ticketId)));
   */
  override live(departmentId: string, choice: TicketChoice = {}): LiveDepartment {
    return new LiveDepartment(this.transport, departmentId, choice);
  }
}
