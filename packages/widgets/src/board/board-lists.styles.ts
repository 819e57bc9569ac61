import { css } from 'lit';

/** The lists beside the rooms, and the board's foot. Heights are known to board-layout.ts. */
export const boardListStyles = css`
  .lists {
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow: hidden;
  }

  .portrait .lists {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    grid-template-rows: minmax(0, 1fr) auto;
    grid-column-gap: calc(48 * var(--_u));
  }

  .portrait .recent {
    grid-column: 2;
    grid-row: 1 / span 2;
  }

  .list {
    min-width: 0;
    margin-bottom: calc(24 * var(--_u));
  }

  .landscape .list.next {
    flex: 1;
    min-height: 0;
  }

  .list:last-child {
    margin-bottom: 0;
  }

  .legend {
    margin-inline-start: calc(12 * var(--_u));
    font-size: calc(24 * var(--_u));
    font-weight: 400;
  }

  .chips {
    display: grid;
    grid-template-columns: repeat(var(--_chip-columns), minmax(0, 1fr));
    grid-auto-rows: calc(78 * var(--_u));
    grid-gap: calc(14 * var(--_u));
  }

  .chip {
    padding: 0 calc(6 * var(--_u));
    border-radius: calc(16 * var(--_u));
    background: var(--_surface);
    border: calc(2 * var(--_u)) solid var(--_line);
    font-size: var(--_chip);
    font-weight: 700;
    line-height: calc(74 * var(--_u));
    overflow: hidden;
    text-align: center;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .chip.gated {
    border-style: dashed;
    border-color: var(--_field);
    background: transparent;
    font-weight: 500;
  }

  .chip.more {
    border-color: transparent;
    background: transparent;
    color: var(--_muted);
    font-size: calc(34 * var(--_u));
    font-weight: 500;
  }

  .missed .chip:not(.more) {
    font-weight: 600;
  }

  .calls li {
    display: flex;
    align-items: baseline;
    height: calc(62 * var(--_u));
    font-size: calc(40 * var(--_u));
    line-height: calc(62 * var(--_u));
    border-top: calc(2 * var(--_u)) solid var(--_line);
  }

  .calls .code {
    flex: none;
    min-width: 36%;
    font-weight: 700;
  }

  .calls .place {
    flex: 1;
    min-width: 0;
    padding: 0 calc(12 * var(--_u));
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .calls time {
    color: var(--_muted);
    font-size: calc(32 * var(--_u));
  }

  .none {
    color: var(--_muted);
    font-size: calc(34 * var(--_u));
  }

  .foot {
    display: flex;
    align-items: center;
    min-height: calc(80 * var(--_u));
    margin-top: calc(32 * var(--_u));
    font-size: calc(32 * var(--_u));
  }

  .foot > * {
    margin-inline-end: calc(28 * var(--_u));
  }

  .foot > :last-child {
    margin-inline-end: 0;
  }

  .badge {
    flex: none;
    padding: calc(10 * var(--_u)) calc(26 * var(--_u));
    border-radius: calc(999 * var(--_u));
    background: var(--_sunken);
    font-weight: 600;
  }

  .badge.paused,
  .badge.closed,
  .stale {
    background: var(--_notice);
    color: var(--_notice-ink);
  }

  .words {
    flex: 1;
    min-width: 0;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }

  .words .message {
    font-weight: 600;
  }

  .figures {
    flex: none;
    color: var(--_muted);
    text-align: end;
  }

  .figures strong {
    color: var(--_ink);
    font-weight: 600;
  }

  .stale {
    flex: none;
    padding: calc(12 * var(--_u)) calc(30 * var(--_u));
    border-radius: calc(16 * var(--_u));
    font-size: calc(40 * var(--_u));
    font-weight: 700;
  }

  .portrait .foot {
    flex-wrap: wrap;
  }

  .portrait .figures {
    flex: 1 1 100%;
    margin-top: calc(12 * var(--_u));
    text-align: start;
  }
`;
