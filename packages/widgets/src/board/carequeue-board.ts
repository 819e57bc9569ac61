import { CareQueueBoard } from './board.ts';

// A page may hold two copies of the script; the first one registers. In Node there is no registry.
if (typeof customElements !== 'undefined' && customElements.get('carequeue-board') === undefined) {
  customElements.define('carequeue-board', CareQueueBoard);
}

declare global {
  interface HTMLElementTagNameMap {
    'carequeue-board': CareQueueBoard;
  }
}

export { BoardCalledEvent } from '../events/board-called.ts';
export { CareQueueBoard };
