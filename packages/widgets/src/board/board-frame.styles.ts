import { css } from './style-text.ts';

/**
 * The board is drawn in units (`--_u`): one pixel of a 1080p screen. board-layout.ts knows the heights given here.
 * Nothing newer than Chrome 76 is used: no `gap` in flex boxes, no `inset`, no `clamp()`.
 */
export const boardFrameStyles: string = css`
  .board {
    --_u: 1px;
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr);
    grid-auto-rows: auto;
    height: 100%;
    padding: calc(40 * var(--_u)) calc(48 * var(--_u)) calc(32 * var(--_u));
    background: var(--_page);
    font-size: calc(30 * var(--_u));
    line-height: 1.25;
    overflow: hidden;
  }
  :host([kiosk]) .board:not(.needs-touch) {
    cursor: none;
  }
  .head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    height: calc(148 * var(--_u));
  }
  .names {
    flex: 1;
    min-width: 0;
  }
  .hospital {
    color: var(--_muted);
    font-size: var(--_hospital);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  h2 {
    font-size: var(--_heading);
    font-weight: 700;
    letter-spacing: -0.02em;
    line-height: 1.4;
    -webkit-line-clamp: var(--_heading-rows);
  }
  h2,
  .panel-name,
  .point-name,
  .point-hint,
  .place,
  .message {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    overflow: hidden;
    overflow-wrap: anywhere;
    word-break: break-word;
  }
  .hospital,
  h2,
  .panel-name,
  .point-name,
  .point-hint,
  .place,
  .message {
    /* Letters of some scripts reach below their line. */
    padding-bottom: 0.14em;
    margin-bottom: -0.14em;
  }
  .clock {
    flex: none;
    margin-inline-start: calc(40 * var(--_u));
    text-align: end;
  }
  .time {
    font-size: calc(84 * var(--_u));
    font-weight: 700;
    letter-spacing: -0.02em;
    line-height: 1.1;
  }
  .date {
    color: var(--_muted);
    font-size: calc(30 * var(--_u));
  }
  .landscape.shared .head {
    height: calc(110 * var(--_u));
  }
  .landscape.shared .clock {
    display: flex;
    flex-direction: row-reverse;
    align-items: baseline;
  }
  .landscape.shared .date {
    margin-inline-end: calc(28 * var(--_u));
  }
  h3 {
    margin: 0 0 calc(16 * var(--_u) - 0.14em);
    color: var(--_muted);
    font-size: calc(34 * var(--_u));
    font-weight: 600;
    line-height: calc(48 * var(--_u));
    padding-bottom: 0.14em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .legend {
    margin-inline-start: 0.2em;
    font-weight: 400;
  }
  .sound {
    display: flex;
    align-items: center;
    height: calc(76 * var(--_u));
    margin-top: calc(24 * var(--_u));
    padding: 0 calc(28 * var(--_u));
    border-radius: calc(var(--_radius) * 1.4 * var(--_scale));
    border: calc(2 * var(--_u)) solid currentColor;
    background: var(--_notice);
    color: var(--_notice-ink);
    font-size: calc(34 * var(--_u));
    font-weight: 600;
  }
  .sound svg {
    flex: none;
    width: calc(48 * var(--_u));
    height: calc(48 * var(--_u));
    margin-inline-end: calc(18 * var(--_u));
  }
  .sound span {
    flex: 1;
  }
  .portrait .sound {
    height: calc(116 * var(--_u));
    font-size: calc(28 * var(--_u));
  }
  .foot {
    display: flex;
    align-items: center;
    height: calc(80 * var(--_u));
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
    padding: calc(8 * var(--_u)) calc(26 * var(--_u));
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
  }
  .message {
    -webkit-line-clamp: 2;
  }
  .figures {
    flex: none;
    color: var(--_muted);
    font-size: var(--_figures);
    line-height: 1.25;
    text-align: end;
  }
  .figures > * {
    display: block;
  }
  .figures strong {
    color: var(--_ink);
    font-weight: 600;
  }
  .foot .stale {
    flex: none;
    padding: calc(12 * var(--_u)) calc(30 * var(--_u));
    border-radius: calc(var(--_radius) * 1.1 * var(--_scale));
    font-size: var(--_stale);
    font-weight: 700;
  }
  .portrait .foot {
    flex-wrap: wrap;
    height: calc(140 * var(--_u));
    align-content: center;
  }
  .portrait .figures,
  .portrait .foot .stale {
    flex: 1 1 100%;
    display: flex;
    margin: calc(12 * var(--_u)) 0 0;
    text-align: start;
  }
  .portrait .figures strong {
    margin-inline-end: calc(28 * var(--_u));
  }
  .board button {
    min-height: calc(60 * var(--_u));
    padding: calc(6 * var(--_u)) calc(28 * var(--_u));
    font-size: calc(30 * var(--_u));
  }
  .again {
    flex: none;
    opacity: 0;
  }
  .board:hover .again,
  .again:focus-visible {
    opacity: 1;
  }
  @media (hover: none) {
    .again {
      opacity: 1;
    }
  }
  .pages {
    position: absolute;
    bottom: calc(12 * var(--_u));
    left: 0;
    right: 0;
    display: flex;
    justify-content: center;
  }
  .pages i {
    width: calc(14 * var(--_u));
    height: calc(14 * var(--_u));
    margin: 0 calc(7 * var(--_u));
    border: calc(2 * var(--_u)) solid var(--_muted);
    border-radius: calc(7 * var(--_u));
  }
  .pages .on {
    width: calc(42 * var(--_u));
    background: var(--_muted);
  }
  @media (forced-colors: active) {
    .point.fresh,
    .badge,
    .sound {
      border: calc(4 * var(--_u)) solid Highlight;
    }
    .pages .on {
      background: CanvasText;
    }
  }
`;
