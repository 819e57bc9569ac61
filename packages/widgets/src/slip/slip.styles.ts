import { css } from 'lit';

/** How a slip looks on the screen. */
export const slipStyles = css`
  .slip {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 16px;
    padding: 16px;
    background: var(--_page);
    overflow-wrap: anywhere;
  }

  .picture {
    display: block;
    max-width: 100%;
    height: auto;
    padding: 16px;
    background: #ffffff;
    box-shadow: 0 2px 14px rgb(0 0 0 / 18%);
    image-rendering: pixelated;
    box-sizing: content-box;
    max-width: calc(100% - 32px);
  }

  .problem {
    margin: 0;
    font-weight: 600;
  }

  button {
    min-height: 56px;
    padding: 12px 32px;
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_accent-text);
    font: inherit;
    font-size: 20px;
    font-weight: 600;
    cursor: pointer;
  }

  button:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
  }
`;
