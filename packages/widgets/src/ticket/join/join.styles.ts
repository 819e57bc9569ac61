import { css } from 'lit';

/** Questions and their answers: fields, and choices as large as a thumb. */
export const joinStyles = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }

  .field {
    display: grid;
    gap: 6px;
  }

  label {
    font-weight: 600;
  }

  label span,
  .optional {
    color: var(--_muted);
    font-weight: 400;
  }

  input:not([type='radio'], [type='checkbox']),
  select {
    width: 100%;
    min-height: 50px;
    padding: 10px 14px;
    border: 1px solid var(--_field);
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
  }

  input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  .problem {
    color: var(--_danger);
    font-weight: 600;
  }

  fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin-bottom: 6px;
    padding: 0;
    font-weight: 600;
  }

  legend:focus {
    outline: none;
  }

  .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 12px;
    align-items: start;
    min-height: 48px;
    padding: 11px 14px;
    border: 1px solid var(--_field);
    border-radius: calc(var(--_radius) - 4px);
    cursor: pointer;
  }

  .choice > span {
    color: var(--_ink);
    overflow-wrap: anywhere;
  }

  .choice .choice-note {
    display: block;
    margin-top: 4px;
    font-size: 0.882em;
  }

  .choice input {
    width: 1.3em;
    height: 1.3em;
    margin: 0.05em 0 0;
    font-size: inherit;
    accent-color: var(--_accent-text);
  }

  .choice:focus-within {
    border-color: var(--_accent-text);
  }

  .choice input:checked + span {
    font-weight: 600;
  }

  .choice input:disabled + span {
    color: var(--_muted);
    font-weight: 400;
  }

  select:focus-visible,
  a:focus-visible {
    outline: 3px solid var(--_accent-text);
    outline-offset: 2px;
  }
`;
