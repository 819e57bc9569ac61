import { css } from 'lit';

/** Looks of the line: the page's own size, in its own flow. */
export const waitStyles = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    align-items: center;
    min-height: 44px;
    padding: 8px 14px;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_surface);
  }

  .line .failure,
  .line .skeleton {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding: 0;
    border: 0;
    background: none;
  }

  .bone {
    width: 15em;
    max-width: 100%;
  }

  strong {
    color: var(--_accent-text);
  }

  .stale,
  .note {
    color: var(--_muted);
  }
`;
