import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import type { CommonStrings } from '../locales/common-strings.ts';

/** Draws what an expected wait is, one tap away: behind its question, or in a line of text behind a sign. */
export function definition(strings: CommonStrings, look: 'question' | 'sign'): TemplateResult {
  const { definitionTitle } = strings;
  const isSign = look === 'sign';
  return html`<details class=${look} part="definition">
    <summary aria-label=${isSign ? definitionTitle : nothing}>${isSign ? '?' : definitionTitle}</summary>
    <p>${strings.definition}</p>
  </details>`;
}

/** Looks of {@link definition}; opened, it takes a row of its own. */
export const definitionStyles = css`
  details {
    color: var(--_muted);
    font-size: 15px;
  }

  details[open] {
    flex-basis: 100%;
  }

  details p {
    max-width: 60ch;
    padding-top: 4px;
  }

  summary {
    width: fit-content;
    min-height: 24px;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .sign summary {
    width: 26px;
    height: 26px;
    border: 1px solid var(--_field);
    border-radius: 50%;
    font-weight: 600;
    line-height: 24px;
    list-style: none;
    text-align: center;
    text-decoration: none;
  }

  .sign summary::-webkit-details-marker {
    display: none;
  }

  summary:focus-visible {
    outline: 3px solid var(--_accent-text);
    outline-offset: 2px;
  }
`;
