import { css } from 'lit';

/** Looks of what says how a department or a doctor stands; shared by the elements that do. */
export const dutyStyles = css`
  .badge {
    display: inline-flex;
    flex: none;
    max-width: 100%;
    gap: 8px;
    align-items: center;
    padding: 4px 12px;
    /* It may lie on a page of its own colour. */
    border: 1px solid var(--_line);
    border-radius: 17px;
    background: var(--_sunken);
    color: var(--_ink);
    font-size: 15px;
    font-weight: 600;
    line-height: 1.4;
  }

  .badge::before {
    content: '';
    flex: none;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: var(--_called-text);
  }

  .badge.paused::before,
  .badge.away::before,
  .badge.before::before,
  .badge.unattended::before {
    border: 2px solid var(--_called-text);
    background: none;
  }

  .badge.paused {
    background: var(--_notice);
    color: var(--_notice-ink);
  }

  .badge.paused::before {
    width: 8px;
    border-width: 0 3px;
    border-color: currentColor;
    border-radius: 0;
  }

  .badge.full::before,
  .badge.closed::before,
  .badge.over::before {
    border: 2px solid currentColor;
    background: none;
    border-radius: 2px;
  }

  .stale {
    padding: 8px 14px;
    border-radius: calc(var(--_radius) - 6px);
    background: var(--_notice);
    color: var(--_notice-ink);
    font-size: 15px;
  }

  .term {
    font-size: 14px;
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    .badge {
      border-color: CanvasText;
    }
  }

  @media (prefers-contrast: more) {
    .badge {
      border-color: currentColor;
    }
  }

  :host([theme='contrast']) .badge {
    border-color: currentColor;
  }
`;
