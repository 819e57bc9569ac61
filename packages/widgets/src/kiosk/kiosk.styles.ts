import { css } from 'lit';

/** How a kiosk asks whether somebody is there. */
export const kioskStyles = css`
  .veil {
    position: fixed;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    z-index: 2147483000;
    display: flex;
    align-items: center;
    justify-content: center;
    padding: 24px;
    background: rgb(0 0 0 / 60%);
  }

  .question {
    max-width: 640px;
    padding: 40px;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    text-align: center;
  }

  h2 {
    font-size: 36px;
    line-height: 1.3;
  }

  .question:focus {
    outline: none;
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
