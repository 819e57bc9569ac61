import { CareQueueKiosk } from './kiosk.ts';

// A page may hold two copies of the script; the first one registers. In Node there is no registry.
if (typeof customElements !== 'undefined' && customElements.get('carequeue-kiosk') === undefined) {
  customElements.define('carequeue-kiosk', CareQueueKiosk);
}

declare global {
  interface HTMLElementTagNameMap {
    'carequeue-kiosk': CareQueueKiosk;
  }
}

export { KioskLeftEvent } from '../events/kiosk-left.ts';
export { CareQueueKiosk };
