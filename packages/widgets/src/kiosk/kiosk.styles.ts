import { css } from 'lit';

/** How a kiosk asks whether somebody is there. */
export const kioskStyles = css`
  .question {
    max-width: min(640px, calc(100% - 48px));
    padding: min(40px, 6vw);
    border: 0;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    text-align: center;
    overflow-wrap: anywhere;
  }

  .question::backdrop {
    background: rgb(0 0 0 / 60%);
  }

  h2 {
    font-size: min(36px, 8vw);
    line-height: 1.3;
  }

  .question p {
    margin: 16px 0 28px;
    font-size: min(22px, 5.5vw);
  }

  button {
    min-height: 72px;
    padding: 16px min(40px, 6vw);
    border: 2px solid transparent;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_accent-ink);
    font: inherit;
    font-size: min(26px, 6.5vw);
    font-weight: 700;
    cursor: pointer;
  }

  button:focus-visible {
    outline: 4px solid var(--_ink);
    outline-offset: 4px;
  }
`;
