import { css } from 'lit';

/** Drawn for a phone of 320 px and wider; nothing in it depends on the page around. */
export const ticketStyles = css`
  .ticket {
    font-size: 1.0625em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    padding: 22px 20px;
  }

  .part + .part {
    border-top: 1px solid var(--_line);
  }

  h2 {
    font-size: 1.412em;
    letter-spacing: -0.01em;
    line-height: 1.2;
    text-wrap: balance;
  }

  h2:focus {
    outline: none;
  }

  h3 {
    color: var(--_muted);
    font-size: 0.882em;
    font-weight: 600;
  }

  .muted {
    color: var(--_muted);
  }

  .small {
    font-size: 0.882em;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .facts li {
    padding: 5px 12px;
    border-radius: 999px;
    background: var(--_sunken);
    font-size: 0.882em;
    font-weight: 600;
  }

  button.wide {
    width: 100%;
    min-height: 54px;
    font-size: 1.059em;
  }

  .own {
    justify-items: center;
    gap: 2px;
    padding: 24px 20px 22px;
    text-align: center;
  }

  .own h2 {
    color: var(--_muted);
    font-size: 0.941em;
    font-weight: 600;
    letter-spacing: 0;
  }

  .code {
    font-size: clamp(2em, 19vw, 4.9em);
    font-weight: 800;
    letter-spacing: -0.02em;
    line-height: 1.1;
    overflow-wrap: anywhere;
  }

  .turn {
    gap: 4px;
    padding-bottom: 8px;
    background: var(--_sunken);
    text-align: center;
    text-wrap: balance;
  }

  .between {
    font-size: 1.647em;
    font-weight: 700;
    letter-spacing: -0.01em;
    line-height: 1.2;
  }

  .advice {
    font-size: 1.059em;
    font-weight: 600;
  }

  details {
    font-size: 0.882em;
  }

  summary {
    display: inline-block;
    padding: 12px 8px;
    border-radius: 8px;
    color: var(--_accent-text);
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  details p {
    padding: 6px 4px 2px;
    text-align: start;
  }

  .why {
    margin-inline: -8px;
    margin-block: -8px;
  }

  .why p {
    padding-inline: 8px;
  }

  .code.long {
    font-size: clamp(1.2em, 10vw, 2.7em);
  }

  .place {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    color: var(--_muted);
  }

  .place strong {
    grid-row: 1 / span 2;
    grid-column: 2;
    color: var(--_ink);
    font-size: 2.471em;
    letter-spacing: -0.02em;
    line-height: 1;
  }

  .before-you {
    color: var(--_ink);
    font-weight: 600;
  }

  /* Whatever stands on the call's own ground is written in its ink, secondary text too. */
  .called {
    --_ink: var(--_called-ink);
    --_muted: var(--_called-ink);
    --_accent-text: var(--_called-ink);
    --_line: var(--_called-ink);
    gap: 6px;
    justify-items: center;
    padding: 34px 20px 38px;
    background: var(--_called);
    color: var(--_called-ink);
    text-align: center;
  }

  .called h2 {
    font-size: 1.529em;
  }

  .go {
    font-size: 2.353em;
    font-weight: 800;
    letter-spacing: -0.02em;
    line-height: 1.1;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }

  .called .code {
    margin-top: 10px;
    padding: 4px 18px;
    border: 2px solid currentColor;
    border-radius: var(--_radius);
    font-size: 2em;
  }

  .panel,
  .inline {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }

  .panel {
    padding: 18px 16px;
    border: 2px solid var(--_line);
    border-radius: var(--_radius);
  }

  .panel-title:focus {
    outline: none;
  }

  .large {
    font-size: 1.375em;
  }

  .needs {
    display: grid;
    gap: 8px;
  }

  .needs li {
    padding-inline-start: 14px;
    border-inline-start: 4px solid var(--_accent-text);
    font-size: 0.941em;
  }

  button.read {
    margin-top: 10px;
  }

  .qr {
    width: min(100%, 300px);
    margin-inline: auto;
    border-radius: calc(var(--_radius) - 4px);
    forced-color-adjust: none;
  }

  .link {
    color: var(--_muted);
    font-size: 0.765em;
    overflow-wrap: anywhere;
    user-select: all;
  }

  .share-title:focus {
    outline: none;
  }

  /* Heard when something is said in it; until then it takes no room. */
  .panel > :empty {
    position: absolute;
  }

  a {
    display: inline-block;
    padding: 10px 0;
    color: var(--_accent-text);
    text-underline-offset: 3px;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }

  .choices button {
    flex: 1 1 auto;
  }

  .stale {
    padding: 12px 20px;
    background: var(--_notice);
    color: var(--_notice-ink);
    font-weight: 600;
    text-align: center;
  }

  .message {
    font-weight: 600;
  }

  .failure,
  .skeleton {
    padding: 22px 20px;
  }
`;
