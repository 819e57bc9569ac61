import { css } from 'lit';

const dark = css`
  --_page: var(--carequeue-color-page, #0d1a20);
  --_surface: var(--carequeue-color-surface, #14252d);
  --_sunken: var(--carequeue-color-sunken, #1b303a);
  --_ink: var(--carequeue-color-ink, #f1f6f8);
  --_muted: var(--carequeue-color-muted, #a9bec8);
  --_line: var(--carequeue-color-line, #2e4955);
  --_field: var(--carequeue-color-field, #7f9aa6);
  --_accent: var(--carequeue-color-accent, #6fd0dd);
  --_accent-ink: var(--carequeue-color-accent-ink, #06222a);
  --_called: var(--carequeue-color-called, #117a57);
  --_called-ink: var(--carequeue-color-called-ink, #ffffff);
  --_called-text: var(--carequeue-color-called-text, #7be0b4);
  --_notice: var(--carequeue-color-notice, #3a2d0c);
  --_notice-ink: var(--carequeue-color-notice-ink, #ffe2a0);
  --_danger: var(--carequeue-color-danger, #ffb1a6);
  --_danger-ink: var(--carequeue-color-danger-ink, #3a0b05);
  color-scheme: dark;
`;

/**
 * Colours, type and shape that every element shares. A page changes them by the `--carequeue-*` custom properties;
 * light or dark follows the reader's system unless the element's `theme` attribute fixes it.
 */
export const tokens = css`
  :host {
    --_page: var(--carequeue-color-page, #f3f6f7);
    --_surface: var(--carequeue-color-surface, #ffffff);
    --_sunken: var(--carequeue-color-sunken, #e9eff1);
    --_ink: var(--carequeue-color-ink, #0f2530);
    --_muted: var(--carequeue-color-muted, #4a606b);
    --_line: var(--carequeue-color-line, #d3dee3);
    --_field: var(--carequeue-color-field, #6b828d);
    --_accent: var(--carequeue-color-accent, #0a5a70);
    --_accent-ink: var(--carequeue-color-accent-ink, #ffffff);
    --_called: var(--carequeue-color-called, #0b6647);
    --_called-ink: var(--carequeue-color-called-ink, #ffffff);
    --_called-text: var(--carequeue-color-called-text, #0b6647);
    --_notice: var(--carequeue-color-notice, #fff0cc);
    --_notice-ink: var(--carequeue-color-notice-ink, #553900);
    --_danger: var(--carequeue-color-danger, #a32218);
    --_danger-ink: var(--carequeue-color-danger-ink, #ffffff);
    --_radius: var(--carequeue-radius, 14px);
    --_font: var(
      --carequeue-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'Liberation Sans',
      sans-serif
    );
    display: block;
    box-sizing: border-box;
    color: var(--_ink);
    color-scheme: light;
    font-family: var(--_font);
    font-variant-numeric: tabular-nums;
    line-height: 1.4;
    text-align: start;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }

  :host([theme='dark']) {
    ${dark}
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip: rect(0 0 0 0);
    white-space: nowrap;
  }

  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  ol,
  ul {
    list-style: none;
  }
`;
