/** What a new call on a board was. */
export interface BoardCalledDetail {
  readonly departmentId: string;
  /** As the board shows it: a code, or a name where department and patient agreed to it. */
  readonly label: string;
  readonly pointName: string;
}

/** A board shows a new call. Bubbles out of the element. */
export class BoardCalledEvent extends CustomEvent<BoardCalledDetail> {
  constructor(detail: BoardCalledDetail) {
    super('carequeue-board-called', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'carequeue-board-called': BoardCalledEvent;
  }
}
