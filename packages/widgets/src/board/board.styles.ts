import { css } from 'lit';

/**
 * The board is drawn in units (`--_u`): one pixel of a 1080p screen. board-layout.ts knows the heights given here.
 * Nothing newer than Chrome 76 is used: no `gap` in flex boxes, no `inset`, no `clamp()`.
 */
export const boardStyles = css`
  :host {
    height: 100vh;
    overflow: hidden;
    background: var(--_page);
  }

  :host([data-flow]) {
    height: auto;
    overflow: visible;
  }

  .board {
    --_u: 1px;
    --_code: 120px;
    --_columns: 1;
    position: relative;
    display: grid;
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
    line-height: 1.1;
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
    grid-template-rows: minmax(0, 1fr) calc(580 * var(--_u));
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
    border-color: var(--_called);
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
    font-size: calc(52 * var(--_u));
    font-weight: 600;
    line-height: 1.15;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .point-hint {
    display: block;
    overflow: hidden;
    color: var(--_muted);
    font-size: calc(32 * var(--_u));
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .called .point-hint {
    color: inherit;
  }

  .above .point-name {
    font-size: calc(42 * var(--_u));
  }

  .above .point-hint {
    font-size: calc(28 * var(--_u));
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

  .chips {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    grid-auto-rows: calc(78 * var(--_u));
    grid-gap: calc(14 * var(--_u));
  }

  .portrait .chips {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }

  .chip {
    padding: 0 calc(6 * var(--_u));
    border-radius: calc(16 * var(--_u));
    background: var(--_surface);
    border: calc(2 * var(--_u)) solid var(--_line);
    font-size: calc(44 * var(--_u));
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

  .missed .chip {
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
    padding: calc(10 * var(--_u)) calc(26 * var(--_u));
    border-radius: calc(16 * var(--_u));
    font-weight: 700;
  }

  .board.flow {
    --_u: 0.5px;
    height: auto;
    min-height: 100%;
    padding: 20px 16px;
    font-size: 16px;
    overflow: visible;
  }

  .flow .head {
    height: auto;
    margin-bottom: 20px;
  }

  .flow .main {
    grid-template-columns: minmax(0, 1fr);
    grid-gap: 24px;
  }

  .flow h2 {
    font-size: 26px;
    white-space: normal;
  }

  .flow .time {
    font-size: 28px;
  }

  .flow h3 {
    height: auto;
    margin-bottom: 8px;
    font-size: 16px;
    line-height: 1.4;
    white-space: normal;
  }

  .flow .hospital,
  .flow .date,
  .flow .none,
  .flow .point-hint,
  .flow .calls time {
    font-size: 14px;
  }

  .flow .points {
    grid-auto-rows: auto;
    grid-gap: 8px;
  }

  .flow .point {
    padding: 10px 14px;
    border-radius: 12px;
  }

  .flow .point-name {
    font-size: 18px;
  }

  .flow .list {
    margin-bottom: 20px;
  }

  .flow .chips {
    grid-auto-rows: 46px;
    grid-gap: 8px;
  }

  .flow .chip {
    border-width: 1px;
    font-size: 20px;
    line-height: 44px;
  }

  .flow .chip.more {
    font-size: 16px;
  }

  .flow .calls li {
    height: 40px;
    font-size: 17px;
    line-height: 40px;
  }

  .flow .foot {
    flex-wrap: wrap;
    margin-top: 8px;
    font-size: 15px;
  }

  .flow .foot > * {
    margin: 0 0 8px;
  }

  .flow .badge {
    padding: 4px 12px;
    margin-inline-end: 10px;
  }

  .flow .words,
  .flow .figures,
  .flow .stale {
    flex: 1 1 100%;
    display: block;
    text-align: start;
  }

  .blank {
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
