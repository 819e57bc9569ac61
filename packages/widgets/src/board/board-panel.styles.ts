import { css } from './style-text.ts';

/** A department's rooms and banner. Heights are known to board-layout.ts. */
export const boardPanelStyles: string = css`
  .main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-auto-rows: minmax(0, 1fr);
    grid-gap: calc(32 * var(--_u));
    min-height: 0;
  }
  .landscape.shared .main {
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    grid-template-columns: none;
    grid-template-rows: minmax(0, 1fr);
  }
  .panel {
    --_gap: calc(20 * var(--_u));
    display: grid;
    grid-template-columns: minmax(0, 1fr) calc(596 * var(--_u));
    grid-gap: calc(48 * var(--_u));
    min-width: 0;
    min-height: 0;
  }
  .portrait .panel {
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr) var(--_lists);
    grid-gap: calc(32 * var(--_u));
  }
  .shared .panel {
    --_gap: calc(12 * var(--_u));
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr) auto;
    grid-gap: 0;
    padding: calc(24 * var(--_u));
    border-radius: calc(var(--_radius) * 2 * var(--_scale));
    background: var(--_sunken);
  }
  .panel.lost {
    align-content: center;
    justify-items: center;
    grid-template-rows: none;
    grid-gap: calc(32 * var(--_u));
    color: var(--_muted);
    font-size: calc(38 * var(--_u));
    text-align: center;
  }
  .panel-name {
    height: calc(68 * var(--_u));
    margin: 0 0 calc(16 * var(--_u));
    padding: 0;
    color: var(--_ink);
    font-size: var(--_panel-name);
    font-weight: 700;
    line-height: 1.25;
    white-space: normal;
    -webkit-line-clamp: 2;
  }
  .now {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  .now h3 {
    flex: none;
  }
  .points {
    flex: 1;
    display: grid;
    grid-template-columns: repeat(var(--_columns), minmax(0, 1fr));
    grid-auto-rows: minmax(0, 1fr);
    grid-gap: var(--_gap);
    min-height: 0;
  }
  .point {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 0;
    padding: 0 calc(36 * var(--_u));
    border: calc(2 * var(--_u)) solid var(--_line);
    border-radius: calc(var(--_radius) * 1.6 * var(--_scale));
    background: var(--_surface);
    overflow: hidden;
  }
  .above .point {
    flex-direction: column;
    align-items: flex-start;
    justify-content: center;
    padding: calc(12 * var(--_u)) calc(30 * var(--_u));
  }
  .shared .point {
    padding: calc(8 * var(--_u)) calc(26 * var(--_u));
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
    font-size: var(--_name);
    font-weight: 600;
    line-height: 1.3;
    -webkit-line-clamp: var(--_name-rows);
  }
  .point-hint {
    color: var(--_muted);
    font-size: var(--_hint);
    line-height: 1.3;
    -webkit-line-clamp: var(--_hint-rows);
  }
  .named .token {
    /* Letters of some scripts reach below their line. */
    padding-bottom: 0.22em;
    margin-bottom: -0.22em;
  }
  .above .tokens {
    margin-top: calc(4 * var(--_u));
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
    font-size: var(--_code);
    font-weight: 800;
    letter-spacing: -0.01em;
    line-height: 1.1;
    overflow: hidden;
    text-align: end;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .above .token {
    text-align: start;
  }
  .tokens.several .token {
    font-size: calc(var(--_code) * 0.5);
  }
  .called .token.inside {
    font-weight: 400;
  }
  .token:empty {
    display: none;
  }
  .idle .token {
    color: var(--_muted);
    font-weight: 400;
  }
  .banner {
    flex: none;
    height: calc(188 * var(--_u));
    margin-bottom: calc(20 * var(--_u));
    padding: calc(12 * var(--_u)) calc(34 * var(--_u));
    border: calc(2 * var(--_u)) solid var(--_notice-ink);
    border-radius: calc(var(--_radius) * 1.6 * var(--_scale));
    background: var(--_notice);
    color: var(--_notice-ink);
    font-size: calc(34 * var(--_u));
    line-height: 1.35;
    overflow: hidden;
  }
  .banner .title {
    font-size: var(--_title);
    font-weight: 700;
    line-height: 1.25;
    text-wrap: balance;
  }
  .notes {
    flex: none;
    margin-bottom: var(--_gap);
    padding: calc(12 * var(--_u)) calc(34 * var(--_u));
    border: calc(2 * var(--_u)) solid var(--_notice-ink);
    border-radius: calc(var(--_radius) * 1.6 * var(--_scale));
    background: var(--_notice);
    color: var(--_notice-ink);
    font-size: calc(34 * var(--_u));
    line-height: calc(46 * var(--_u));
    overflow-wrap: anywhere;
  }
  .shared .notes {
    padding: calc(6 * var(--_u)) calc(22 * var(--_u));
    font-size: calc(26 * var(--_u));
    line-height: calc(35 * var(--_u));
  }
  .notes .stale {
    font-weight: 700;
  }
  .banner.whole {
    flex: 1;
    display: flex;
    flex-direction: column;
    justify-content: center;
    height: auto;
    margin: 0;
    padding: calc(36 * var(--_u)) calc(64 * var(--_u));
    font-size: calc(46 * var(--_u));
  }
  .banner.whole .title {
    margin-bottom: calc(20 * var(--_u));
  }
  .banner.closed,
  .banner.none {
    border-color: var(--_line);
    background: var(--_surface);
    color: var(--_ink);
  }
  .banner.whole p + p {
    margin-top: calc(8 * var(--_u));
  }
  .shared .banner.whole {
    height: auto;
    padding: calc(24 * var(--_u));
    font-size: calc(32 * var(--_u));
  }
  @media (prefers-reduced-motion: no-preference) {
    .swell-0 {
      animation: swell-0 2.4s ease-in-out 4;
    }
    .swell-1 {
      animation: swell-1 2.4s ease-in-out 4;
    }
    .turn-0 {
      animation: turn-0 0.8s ease-out;
    }
    .turn-1 {
      animation: turn-1 0.8s ease-out;
    }
  }
  @keyframes swell-0 {
    50% {
      box-shadow: 0 0 0 calc(var(--_gap) * 0.35) var(--_called-text), inset 0 0 0 calc(var(--_gap) * 0.35) var(--_called-ink);
    }
  }
  @keyframes swell-1 {
    50% {
      box-shadow: 0 0 0 calc(var(--_gap) * 0.35) var(--_called-text), inset 0 0 0 calc(var(--_gap) * 0.35) var(--_called-ink);
    }
  }
  @keyframes turn-0 {
    from {
      opacity: 0;
    }
  }
  @keyframes turn-1 {
    from {
      opacity: 0;
    }
  }
`;
