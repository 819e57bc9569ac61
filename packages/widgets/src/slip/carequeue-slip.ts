import { CareQueueSlip } from './slip.ts';

// A page may hold two copies of the script; the first one registers. In Node there is no registry.
if (typeof customElements !== 'undefined' && customElements.get('carequeue-slip') === undefined) {
  customElements.define('carequeue-slip', CareQueueSlip);
}

declare global {
  interface HTMLElementTagNameMap {
    'carequeue-slip': CareQueueSlip;
  }
}

export { SlipPrintedEvent } from '../events/slip-printed.ts';
export { CareQueueSlip };
