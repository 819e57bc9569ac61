import { css } from 'lit';

// The ink that reads on a ground, by WCAG's contrast: at a luminance of 0.179 black and white are both 4.6 : 1 from it.
const brandInk = css`
  --_accent-ink: color(
    from var(--_accent) xyz-d65 calc(clamp(0, (0.179 - y) * 10000, 1) * 0.9505) clamp(0, (0.179 - y) * 10000, 1)
      calc(clamp(0, (0.179 - y) * 10000, 1) * 1.089)
  );
  --_called-ink: color(
    from var(--_called) xyz-d65 calc(clamp(0, (0.179 - y) * 10000, 1) * 0.9505) clamp(0, (0.179 - y) * 10000, 1)
      calc(clamp(0, (0.179 - y) * 10000, 1) * 1.089)
  );
`;

const light = css`
  --_page: var(--carequeue-color-page, #f3f6f7);
  --_surface: #ffffff;
  --_sunken: #e9eff1;
  --_ink: #0f2530;
  --_muted: #4a606b;
  --_line: #d3dee3;
  --_field: #6b828d;
  --_accent: var(--carequeue-color-accent, #0a5a70);
  --_accent-ink: #ffffff;
  --_accent-text: var(--_accent);
  --_called: var(--carequeue-color-called, #0b6647);
  --_called-ink: #ffffff;
  --_called-text: var(--_called);
  --_notice: #fff0cc;
  --_notice-ink: #553900;
  --_danger: #a32218;
  --_danger-ink: #ffffff;
  color-scheme: light;
`;

const dark = css`
  --_page: #0d1a20;
  --_surface: #14252d;
  --_sunken: #1b303a;
  --_ink: #f1f6f8;
  --_muted: #a9bec8;
  --_line: #2e4955;
  --_field: #7f9aa6;
  --_accent: #6fd0dd;
  --_accent-ink: #06222a;
  --_accent-text: var(--_accent);
  --_called: #117a57;
  --_called-ink: #ffffff;
  --_called-text: #7be0b4;
  --_notice: #3a2d0c;
  --_notice-ink: #ffe2a0;
  --_danger: #ffb1a6;
  --_danger-ink: #3a0b05;
  color-scheme: dark;
`;

// A brand's colours, kept readable on the grounds of each theme: lightness is bounded, hue and chroma are theirs.
const lightBrand = css`
  ${brandInk}
  --_accent-text: oklch(from var(--_accent) min(l, 0.5) c h);
  --_called-text: oklch(from var(--_called) min(l, 0.46) c h);
`;

const darkBrand = css`
  --_page: oklch(from var(--carequeue-color-page, #0d1a20) 0.205 min(c, 0.022) h);
  --_accent: oklch(from var(--carequeue-color-accent, #6fd0dd) clamp(0.78, l, 0.92) min(c, 0.13) h);
  --_called: oklch(from var(--carequeue-color-called, #117a57) clamp(0.42, l, 0.52) c h);
  --_called-text: oklch(from var(--carequeue-color-called, #7be0b4) clamp(0.83, l, 0.92) min(c, 0.14) h);
  --_accent-text: var(--_accent);
  ${brandInk}
`;

const contrast = css`
  --_page: #ffffff;
  --_surface: var(--_page);
  --_sunken: var(--_page);
  --_ink: #000000;
  --_muted: var(--_ink);
  --_line: var(--_ink);
  --_field: var(--_ink);
  --_accent: #00299e;
  --_accent-ink: #ffffff;
  --_accent-text: var(--_accent);
  --_called: #000000;
  --_called-ink: #ffffff;
  --_called-text: var(--_called);
  --_notice: var(--_page);
  --_notice-ink: var(--_ink);
  --_danger: #8a0000;
  --_danger-ink: #ffffff;
  color-scheme: light;
`;

const darkContrast = css`
  --_page: #000000;
  --_surface: var(--_page);
  --_sunken: var(--_page);
  --_ink: #ffffff;
  --_muted: var(--_ink);
  --_line: var(--_ink);
  --_field: var(--_ink);
  --_accent: #ffe55c;
  --_accent-ink: #000000;
  --_accent-text: var(--_accent);
  --_called: #ffe55c;
  --_called-ink: #000000;
  --_called-text: var(--_called);
  --_notice: var(--_page);
  --_notice-ink: var(--_ink);
  --_danger: #ffb8b0;
  --_danger-ink: #000000;
  color-scheme: dark;
`;

/**
 * Colours, type and shape that every element shares. A hospital's brand is five custom properties of the page:
 * `--carequeue-color-accent`, `--carequeue-color-called`, `--carequeue-color-page`, `--carequeue-radius` and
 * `--carequeue-font`; what is written on them, and their dark forms, follow. Light or dark follows the reader's system
 * unless the element's `theme` attribute fixes it.
 *
 * Everything inherited starts anew at `.root`, so that a page's own styles cannot bend what stands inside.
 */
export const tokens = css`
  :host {
    display: block !important;
  }

  :host([hidden]) {
    display: none !important;
  }

  .root {
    all: initial;
    ${light}
    --_radius: var(--carequeue-radius, 14px);
    --_font: var(
      --carequeue-font,
      system-ui,
      'Noto Sans',
      'Noto Sans Tamil',
      sans-serif
    );
    display: contents;
    box-sizing: border-box;
    color: var(--_ink);
    font-family: var(--_font);
    font-variant-numeric: tabular-nums;
    line-height: 1.4;
    text-align: start;
  }

  .root:lang(hi),
  .root:lang(ta),
  .root:lang(ar) {
    line-height: 1.55;
  }

  .root *,
  .root *::before,
  .root *::after {
    box-sizing: inherit;
  }

  @supports (color: oklch(from red l c h)) {
    .root {
      ${lightBrand}
    }
  }

  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) .root {
      ${dark}
    }

    @supports (color: oklch(from red l c h)) {
      :host(:not([theme='light'])) .root {
        ${darkBrand}
      }
    }
  }

  :host([theme='dark']) .root {
    ${dark}
  }

  @supports (color: oklch(from red l c h)) {
    :host([theme='dark']) .root {
      ${darkBrand}
    }
  }

  @media (prefers-contrast: more) {
    :host(:not([theme='dark'])) .root {
      ${contrast}
    }

    :host([theme='dark']) .root {
      ${darkContrast}
    }
  }

  :host([theme='contrast']) .root {
    ${contrast}
  }

  @media (prefers-color-scheme: dark) {
    :host([theme='contrast']) .root {
      ${darkContrast}
    }
  }

  @media (prefers-color-scheme: dark) and (prefers-contrast: more) {
    :host(:not([theme='light'])) .root {
      ${darkContrast}
    }
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
