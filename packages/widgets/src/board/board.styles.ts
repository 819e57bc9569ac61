import { css } from 'lit';

/** The board's box, and its first rows: what stands there until the whole board is here. */
export const boardStyles = css`
  :host {
    height: 100vh;
    overflow: hidden;
  }

  :host([data-flow]) {
    height: auto;
    overflow: visible;
  }

  .first,
  .blank {
    display: grid;
    align-content: center;
    grid-gap: 3vmin;
    height: 100%;
    min-height: 240px;
    padding: 4vmin;
    background: var(--_page);
    font-size: 4vmin;
    overflow: hidden;
  }

  .first {
    align-content: start;
  }

  .first .point {
    display: flex;
    justify-content: space-between;
    font-size: 9vmin;
    font-weight: 700;
  }

  .blank .failure {
    justify-self: center;
    font-size: 22px;
  }

  .blank .bone.tall {
    height: 16vh;
  }
`;
