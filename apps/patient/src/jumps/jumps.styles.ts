import { css } from 'lit';

/** How the ways between several tokens look, in the colours of the page. */
export const jumpsStyles = css`
  :host {
    --called: #0b6647;

    display: contents;
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --called: #117a57;
    }
  }

  nav,
  aside {
    display: grid;
    gap: 8px;
  }

  /* Its place is its own even while the card itself is in sight: nothing moves. */
  aside {
    position: sticky;
    inset-block-end: max(12px, env(safe-area-inset-bottom));
    z-index: 1;
    pointer-events: none;
  }

  /* Two lines each, so that a call seldom makes one higher. */
  button {
    box-sizing: border-box;
    display: grid;
    min-block-size: 48px;
    padding: 6px 20px;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--surface);
    color: var(--accent);
    font: inherit;
    line-height: 1.375;
    overflow-wrap: anywhere;
    text-align: start;
    cursor: pointer;
  }

  button:focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }

  b {
    font-weight: 600;
  }

  span {
    font-size: 0.9375rem;
  }

  .called {
    border-color: transparent;
    background: var(--called);
    color: #ffffff;
  }

  .missed {
    background: var(--notice);
    color: var(--notice-ink);
  }

  aside button {
    padding-block: 14px;
    box-shadow: 0 0 0 12px var(--page);
    font-size: 1.25rem;
    pointer-events: auto;
  }

  .seen:not(:focus) {
    visibility: hidden;
  }

  @media (min-width: 48rem) {
    nav {
      display: none;
    }
  }
`;
