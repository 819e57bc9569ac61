import { css } from 'lit';

/** How a kiosk asks whether somebody is there. */
export const kioskStyles = css`
  .question {
    max-width: min(640px, calc(100% - 48px));
    padding: 40px;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    text-align: center;
  }

  .question::backdrop {
    background: rgb(0 0 0 / 60%);
  }

  h2 {
    font-size: 36px;
    line-height: 1.3;
  }

  .question p {
    margin: 16px 0 28px;
    font-size: 22px;
  }

  button {
    min-height: 72px;
    padding: 16px 40px;
    border: 2px solid transparent;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_accent-ink);
    font: inherit;
    font-size: 26px;
    font-weight: 700;
    cursor: pointer;
  }

  button:focus-visible {
    outline: 4px solid var(--_ink);
    outline-offset: 4px;
  }
`;
