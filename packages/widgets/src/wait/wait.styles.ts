import { css } from 'lit';

/** Looks of the line: the page's own size, in its own flow. */
export const waitStyles = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    align-items: center;
    width: fit-content;
    max-width: 100%;
    min-height: 42px;
    padding: 7px 14px;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_sunken);
    overflow-wrap: anywhere;
  }

  .line > * {
    min-width: 0;
  }

  /* A long range breaks beside its sign, which stands by the last words. */
  .line > :has(+ .sign) {
    max-width: calc(100% - 36px);
  }

  .sign:not([open]) {
    align-self: end;
  }

  .bone {
    width: 15em;
    max-width: 100%;
    height: 20px;
    border-radius: 8px;
    background: var(--_line);
  }

  strong {
    color: var(--_accent-text);
  }

  button {
    min-height: 28px;
    margin-top: 4px;
    padding: 2px 14px;
    border: 1px solid var(--_field);
    border-radius: calc(var(--_radius) - 6px);
    background: none;
    color: var(--_accent-text);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  button:focus-visible {
    outline: 3px solid var(--_accent-text);
    outline-offset: 2px;
  }

  .stale,
  .note {
    color: var(--_muted);
  }
`;
