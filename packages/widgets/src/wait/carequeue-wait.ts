import { CareQueueWait } from './wait.ts';

// A page may hold two copies of the script; the first one registers. In Node there is no registry.
if (typeof customElements !== 'undefined' && customElements.get('carequeue-wait') === undefined) {
  customElements.define('carequeue-wait', CareQueueWait);
}

declare global {
  interface HTMLElementTagNameMap {
    'carequeue-wait': CareQueueWait;
  }
}

export { CareQueueWait };
