/** What a slip that was given to the printer is of. */
export interface SlipPrintedDetail {
  readonly code: string;
}

/** A slip was given to the printer. Bubbles out of the element. */
export class SlipPrintedEvent extends CustomEvent<SlipPrintedDetail> {
  constructor(detail: SlipPrintedDetail) {
    super('carequeue-slip-printed', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'carequeue-slip-printed': SlipPrintedEvent;
  }
}
