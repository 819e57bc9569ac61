/** Whom somebody wants a token for: what `<carequeue-ticket>` and `tickets.issue` take. */
export interface DoctorChosenDetail {
  readonly departmentId: string;
  readonly doctorId: string;
  /** The session it is for; null where the department has none of its own. */
  readonly sessionId: string | null;
}

/** A doctor was chosen to take a token for. Bubbles out of the element; cancelled, a link to the ticket is not followed. */
export class DoctorChosenEvent extends CustomEvent<DoctorChosenDetail> {
  constructor(detail: DoctorChosenDetail) {
    super('carequeue-doctors-chosen', { detail, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'carequeue-doctors-chosen': DoctorChosenEvent;
  }
}
