import { css } from 'lit';

/**
 * The board is drawn in units (`--_u`): one pixel of a 1080p screen. board-layout.ts knows the heights given here.
 * Nothing newer than Chrome 76 is used: no `gap` in flex boxes, no `inset`, no `clamp()`.
 */
export const boardStyles = css`
  :host {
    height: 100vh;
    overflow: hidden;
  }

  :host([data-flow]) {
    height: auto;
    overflow: visible;
  }

  .board {
    --_u: 1px;
    --_code: 120px;
    --_name: 46px;
    --_columns: 1;
    --_chip: 44px;
    --_chip-columns: 3;
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr) auto;
    height: 100%;
    padding: calc(40 * var(--_u)) calc(48 * var(--_u)) calc(32 * var(--_u));
    background: var(--_page);
    font-size: calc(30 * var(--_u));
    line-height: 1.25;
    overflow: hidden;
  }

  .head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    height: calc(148 * var(--_u));
  }

  .hospital {
    color: var(--_muted);
    font-size: calc(34 * var(--_u));
  }

  h2 {
    overflow: hidden;
    font-size: calc(72 * var(--_u));
    font-weight: 700;
    letter-spacing: -0.02em;
    line-height: 1.25;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .names {
    min-width: 0;
    flex: 1;
  }

  .clock {
    margin-inline-start: calc(40 * var(--_u));
    text-align: end;
  }

  .time {
    font-size: calc(84 * var(--_u));
    font-weight: 700;
    letter-spacing: -0.02em;
    line-height: 1.05;
  }

  .date {
    color: var(--_muted);
    font-size: calc(30 * var(--_u));
  }

  .main {
    display: grid;
    grid-template-columns: minmax(0, 1fr) calc(596 * var(--_u));
    grid-gap: calc(48 * var(--_u));
    min-height: 0;
  }

  .portrait .main {
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr) calc(540 * var(--_u));
    grid-gap: calc(32 * var(--_u));
  }

  h3 {
    height: calc(48 * var(--_u));
    margin-bottom: calc(16 * var(--_u));
    color: var(--_muted);
    font-size: calc(34 * var(--_u));
    font-weight: 600;
    line-height: calc(48 * var(--_u));
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .now {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 0;
  }

  .points {
    display: grid;
    grid-template-columns: repeat(var(--_columns), minmax(0, 1fr));
    grid-auto-rows: minmax(0, 1fr);
    grid-gap: calc(20 * var(--_u));
    min-height: 0;
  }

  .point {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 0;
    padding: 0 calc(36 * var(--_u));
    border: calc(2 * var(--_u)) solid var(--_line);
    border-radius: calc(24 * var(--_u));
    background: var(--_surface);
    overflow: hidden;
  }

  .above .point {
    flex-direction: column;
    align-items: flex-start;
    justify-content: center;
    padding: calc(12 * var(--_u)) calc(30 * var(--_u));
  }

  .point.called {
    border-color: var(--_called-text);
    box-shadow: inset 0 0 0 calc(4 * var(--_u)) var(--_called-text);
    color: var(--_called-text);
  }

  .point.fresh {
    border-color: var(--_called);
    box-shadow: none;
    background: var(--_called);
    color: var(--_called-ink);
  }

  .where {
    flex: 1;
    min-width: 0;
    padding-inline-end: calc(24 * var(--_u));
  }

  .above .where {
    flex: none;
    max-width: 100%;
    padding: 0;
  }

  .point-name {
    display: block;
    overflow: hidden;
    font-size: var(--_name);
    font-weight: 600;
    line-height: 1.2;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .point-hint {
    display: block;
    overflow: hidden;
    color: var(--_muted);
    font-size: calc(30 * var(--_u));
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .called .point-hint {
    color: inherit;
    font-weight: 600;
  }

  .tokens {
    max-width: 100%;
  }

  .token {
    display: block;
    overflow: hidden;
    font-size: var(--_code);
    font-weight: 800;
    letter-spacing: -0.01em;
    line-height: 1.05;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .tokens.several .token {
    font-size: calc(var(--_code) * 0.5);
  }

  .called .token.inside {
    font-weight: 400;
  }

  .point.idle .token {
    color: var(--_muted);
    font-weight: 400;
    opacity: 0.6;
  }

  /* Three slow swells, far below three flashes a second, and none for those who asked for less motion. */
  @media (prefers-reduced-motion: no-preference) {
    .point.fresh {
      animation: swell 2.4s ease-in-out 4;
    }
  }

  @keyframes swell {
    50% {
      box-shadow: 0 0 0 calc(12 * var(--_u)) var(--_line);
    }
  }

  .blank {
    background: var(--_page);
    display: grid;
    height: 100%;
    min-height: 240px;
    padding: 5vmin;
    align-content: center;
    grid-gap: 3vmin;
  }

  .blank .failure {
    font-size: 22px;
    justify-self: center;
  }

  .blank .skeleton {
    border: 0;
    background: transparent;
  }

  .blank .bone.tall {
    height: 16vh;
  }
`;
