import { CareQueueStatus } from './status.ts';

// A page may hold two copies of the script; the first one registers. In Node there is no registry.
if (typeof customElements !== 'undefined' && customElements.get('carequeue-status') === undefined) {
  customElements.define('carequeue-status', CareQueueStatus);
}

declare global {
  interface HTMLElementTagNameMap {
    'carequeue-status': CareQueueStatus;
  }
}

export { CareQueueStatus };
