import { css } from 'lit';

/** The steps of a visit, as a line with dots. */
export const timelineStyles = css`
  .timeline li {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    padding: 0 0 14px;
    padding-inline-start: 30px;
    color: var(--_muted);
  }

  .timeline li:last-child {
    padding-bottom: 0;
  }

  .timeline li::before {
    content: '';
    position: absolute;
    top: calc(0.75em - 7px);
    inset-inline-start: 2px;
    width: 14px;
    height: 14px;
    border: 2px solid var(--_field);
    border-radius: 50%;
    background: var(--_surface);
  }

  .timeline li::after {
    content: '';
    position: absolute;
    top: calc(0.75em + 7px);
    bottom: calc(7px - 0.75em);
    inset-inline-start: 8px;
    width: 2px;
    background: var(--_line);
  }

  .timeline li:last-child::after {
    display: none;
  }

  .timeline .done::before {
    border-color: var(--_accent-text);
    background: var(--_accent-text);
  }

  .timeline .current {
    color: var(--_ink);
    font-weight: 700;
  }

  .timeline .current::before {
    border-color: var(--_accent-text);
    border-width: 5px;
  }
`;
