import { css } from './style-text.ts';

/** The lists beside the rooms. Heights are known to board-layout.ts. */
export const boardListStyles: string = css`
  .lists {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
  }
  .portrait.alone .lists {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    grid-template-rows: minmax(0, 1fr) auto;
    grid-column-gap: calc(48 * var(--_u));
  }
  .portrait.alone .recent {
    grid-column: 2;
    grid-row: 1 / span 2;
  }
  .lists.abreast {
    flex-direction: row;
  }
  .list {
    min-width: 0;
    margin-bottom: calc(24 * var(--_u));
  }
  .landscape.alone .next {
    flex: 1;
    min-height: 0;
  }
  .list:last-child {
    margin-bottom: 0;
  }
  .chips {
    display: grid;
    grid-template-columns: repeat(var(--_chip-columns), minmax(0, 1fr));
    grid-auto-rows: calc(78 * var(--_u));
    grid-gap: calc(14 * var(--_u));
  }
  .next .chips {
    grid-auto-rows: var(--_chip-height);
  }
  .chip {
    padding: 0 calc(6 * var(--_u));
    border: calc(2 * var(--_u)) solid var(--_line);
    border-radius: calc(var(--_radius) * 1.1 * var(--_scale));
    background: var(--_surface);
    font-size: var(--_chip);
    font-weight: 700;
    line-height: calc(74 * var(--_u));
    overflow: hidden;
    text-align: center;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .next .chip {
    line-height: calc(var(--_chip-height) - 4 * var(--_u));
  }
  .gated {
    border-color: var(--_field);
    border-style: dashed;
    background: transparent;
    font-weight: 500;
  }
  .missed .chip {
    font-weight: 600;
  }
  .calls li {
    display: flex;
    align-items: center;
    height: calc(62 * var(--_u));
    border-top: calc(2 * var(--_u)) solid var(--_line);
    font-size: var(--_call);
    line-height: 1.25;
  }
  .code {
    flex: none;
    font-weight: 700;
  }
  .calls .code {
    min-width: var(--_call-width);
  }
  .calls .place {
    flex: 1;
    min-width: 0;
    margin: 0 calc(12 * var(--_u)) -0.14em;
    font-size: var(--_place);
    line-height: 1.1;
    -webkit-line-clamp: var(--_place-rows);
  }
  .calls .long {
    flex-wrap: wrap;
    align-content: center;
    justify-content: space-between;
    height: auto;
    padding: calc(4 * var(--_u)) 0;
  }
  .calls .long .place {
    flex: 0 0 100%;
    order: 1;
    margin-left: 0;
    margin-right: 0;
    font-size: calc(26 * var(--_u));
    -webkit-line-clamp: var(--_call-rows);
  }
  .calls time {
    color: var(--_muted);
    font-size: calc(32 * var(--_u));
  }
  .none {
    color: var(--_muted);
    font-size: calc(34 * var(--_u));
  }
  .shared .list {
    flex: 1;
    margin: calc(16 * var(--_u)) 0 0;
  }
  .abreast .list + .list {
    margin-inline-start: calc(24 * var(--_u));
  }
  .next h3 {
    font-size: var(--_next);
  }
  .next .legend {
    font-size: var(--_next-legend);
  }
  .missed h3 {
    font-size: var(--_missed);
  }
  .missed .legend {
    font-size: var(--_missed-legend);
  }
  .shared .list h3 {
    margin-bottom: calc(8 * var(--_u) - 0.14em);
    line-height: calc(40 * var(--_u));
  }
  .shared .chips {
    grid-auto-rows: calc(68 * var(--_u));
  }
  .shared .chip {
    line-height: calc(64 * var(--_u));
  }
  .strip {
    display: flex;
    align-items: center;
    height: calc(60 * var(--_u));
    margin-top: calc(24 * var(--_u));
    overflow: hidden;
  }
  .strip h3 {
    flex: none;
    margin: 0;
  }
  .strip ol {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    height: calc(60 * var(--_u));
    overflow: hidden;
  }
  .strip li {
    margin-inline-start: calc(40 * var(--_u));
    font-size: calc(36 * var(--_u));
    line-height: calc(60 * var(--_u));
    white-space: nowrap;
  }
  .portrait .strip li {
    font-size: calc(30 * var(--_u));
  }
  .strip .place {
    display: inline;
    color: var(--_muted);
  }
`;
