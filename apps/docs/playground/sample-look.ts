/**
 * How a page looks that stands in an element: as large as on a kiosk, where fingers press it, in the hospital's brand. What
 * is read on the page's own ground has the page's own ink, in each theme.
 */
export const SAMPLE_LOOK = `
  carequeue-kiosk > :is(h1, p, button) {
    max-width: 760px;
    margin: 0 auto;
    font-family: var(--carequeue-font, system-ui), sans-serif;
  }
  carequeue-kiosk > h1 {
    padding-block: 28px 8px;
    font-size: 40px;
    line-height: 1.2;
  }
  carequeue-kiosk > p {
    margin-bottom: 24px;
    font-size: 21px;
    line-height: 1.45;
  }
  carequeue-kiosk > button {
    display: block;
    width: 100%;
    margin-top: 14px;
    padding: 22px 28px;
    border: 2px solid light-dark(var(--carequeue-color-accent, #0a5a70), #6fd0dd);
    border-radius: var(--carequeue-radius, 14px);
    background: light-dark(#ffffff, #14252d);
    color: inherit;
    font-size: 24px;
    font-weight: 600;
    text-align: start;
    cursor: pointer;
  }
  carequeue-kiosk > p + button {
    background: light-dark(var(--carequeue-color-accent, #0a5a70), #6fd0dd);
    color: light-dark(#ffffff, #06222a);
  }
  carequeue-kiosk > button:focus-visible {
    outline: 4px solid CanvasText;
    outline-offset: 3px;
  }
`;
