import { css } from 'lit';

/** The board's box, and its first rows: what stands there until the whole board is here. */
export const boardStyles = css`
  :host {
    height: 100vh;
    overflow: hidden;
  }

  .blank {
    height: 100%;
    padding: 24px;
    background: var(--_page);
    font-size: 5vmin;
  }

  .blank .failure {
    height: 100%;
    align-content: center;
    justify-items: center;
    text-align: center;
  }
`;
