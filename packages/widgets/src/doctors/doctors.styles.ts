import { css } from 'lit';

/** Looks of the doctors: cards where it is narrow, rows whose parts stand below one another where it is wide. */
export const doctorsStyles = css`
  .departments {
    display: grid;
    gap: 28px;
    padding: 16px;
    border-radius: var(--_radius);
    background: var(--_page);
  }

  .bare {
    padding: 0;
    background: none;
  }

  .bare .top {
    padding: 12px 16px;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_sunken);
  }

  .bare .top .badge:not(.paused) {
    background: var(--_surface);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    margin-bottom: 12px;
    overflow-wrap: anywhere;
  }

  h3 {
    margin: 0;
    font-size: 24px;
    line-height: 1.25;
  }

  .notice,
  .stale {
    margin-bottom: 12px;
  }

  .whoever {
    margin-bottom: 12px;
    color: var(--_muted);
  }

  /* The hospital writes it in any script, and more than one. */
  .notice {
    line-height: 1.55;
  }

  .doctors {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
    gap: 14px;
  }

  .doctor,
  .skeleton {
    display: flex;
    flex-direction: column;
    gap: 14px;
    min-width: 0;
    padding: 18px 20px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 17px;
    overflow-wrap: anywhere;
  }

  .skeleton {
    min-height: 330px;
  }

  .doctor h4 {
    margin: 0;
    font-size: 20px;
    font-weight: 700;
    line-height: 1.3;
  }

  .about {
    color: var(--_muted);
    font-size: 15px;
  }

  .note {
    margin-top: 6px;
    font-size: 15px;
  }

  .facts {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 12px 16px;
  }

  .facts dd {
    font-weight: 600;
  }

  .facts .more {
    display: block;
    color: var(--_muted);
    font-size: 14px;
    font-weight: 400;
  }

  .facts .quiet {
    color: var(--_muted);
    font-weight: 400;
  }

  .over-session {
    color: var(--_muted);
    font-weight: 400;
  }

  .facts bdi {
    white-space: nowrap;
  }

  .code {
    font-size: 20px;
    font-weight: 700;
    line-height: 1.25;
  }

  .act {
    margin-top: auto;
  }

  .act a,
  .act button {
    display: inline-block;
    width: 100%;
    min-height: 48px;
    padding: 10px 12px;
    border: 2px solid transparent;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_accent);
    color: var(--_accent-ink);
    font: inherit;
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }

  .act a:focus-visible {
    outline: 3px solid var(--_accent-text);
    outline-offset: 2px;
  }

  .wide .doctors {
    grid-template-columns: minmax(0, 1fr);
    gap: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: hidden;
  }

  .wide .doctor {
    display: grid;
    grid-template-columns: minmax(0, 8fr) minmax(0, 8fr) minmax(0, 18fr) 168px;
    gap: 20px;
    align-items: start;
    border: 0;
    border-radius: 0;
    background: none;
  }

  .wide .doctor + .doctor {
    border-top: 1px solid var(--_line);
  }

  .wide .facts {
    grid-template-columns: minmax(0, 15fr) minmax(0, 11fr) minmax(0, 12fr) minmax(0, 9fr);
    gap: 12px 14px;
  }

  .wide .unplanned .facts {
    grid-template-columns: 0 minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr);
  }

  .wide .unplanned .doctor {
    grid-template-columns: minmax(0, 14fr) minmax(0, 8fr) minmax(0, 14fr) 168px;
  }

  /* Where nobody can be asked for a token, no row keeps a place for the button. */
  .wide:not(:has(.act)) .doctor {
    grid-template-columns: minmax(0, 10fr) minmax(0, 9fr) minmax(0, 18fr);
  }

  .wide .hours {
    grid-column: 1;
  }

  .wide .calling,
  .wide .inside {
    grid-column: 2;
  }

  .wide .next {
    grid-column: 3;
  }

  .wide .fee {
    grid-column: 4;
  }

  .wide .calling,
  .wide .inside,
  .wide .next,
  .wide .fee {
    grid-row: 1;
  }

  .wide .calling + .inside {
    grid-row: 2;
  }

  .title {
    width: 180px;
    height: 30px;
  }

  .wide .skeleton {
    min-height: 104px;
    border: 0;
  }

  .wide .skeleton .tall,
  .wide .skeleton .tall ~ .bone:last-child {
    display: none;
  }

  .wide .act {
    margin-top: 0;
    align-self: center;
  }

  @media (forced-colors: active) {
    .act a {
      border-color: LinkText;
    }
  }
`;
