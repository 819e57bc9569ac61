/** Where a kiosk goes that was left. */
export interface KioskLeftDetail {
  readonly home: string;
}

/** Somebody left the kiosk, and it starts anew unless the page prevents that. Bubbles out of the element. */
export class KioskLeftEvent extends CustomEvent<KioskLeftDetail> {
  constructor(detail: KioskLeftDetail) {
    super('carequeue-kiosk-left', { detail, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'carequeue-kiosk-left': KioskLeftEvent;
  }
}
