import { css } from 'lit';

/** Looks of the states every element has: buttons, failure, skeleton, notices. */
export const stateStyles = css`
  button {
    min-height: 48px;
    padding: 10px 22px;
    border: 2px solid transparent;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_accent);
    color: var(--_accent-ink);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  button.quiet {
    background: transparent;
    border-color: var(--_line);
    color: var(--_accent-text);
  }

  button.danger {
    background: var(--_danger);
    color: var(--_danger-ink);
  }

  button[aria-disabled='true'] {
    cursor: progress;
    opacity: 0.75;
  }

  button:focus-visible,
  input:focus-visible,
  summary:focus-visible {
    outline: 3px solid var(--_accent-text);
    outline-offset: 2px;
  }

  .failure {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    overflow-wrap: anywhere;
    gap: 16px;
    justify-items: start;
    padding: 24px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .notice {
    padding: 12px 16px;
    border-radius: calc(var(--_radius) - 4px);
    background: var(--_notice);
    color: var(--_notice-ink);
  }

  .skeleton {
    display: grid;
    gap: 16px;
    padding: 24px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .bone {
    height: 20px;
    border-radius: 8px;
    background: var(--_sunken);
  }

  .bone.tall {
    height: 96px;
  }

  .bone.short {
    width: 45%;
  }

  @media (prefers-reduced-motion: no-preference) {
    .bone {
      animation: breathe 2.4s ease-in-out infinite alternate;
    }
  }

  @keyframes breathe {
    from {
      opacity: 1;
    }
    to {
      opacity: 0.55;
    }
  }

  @media (forced-colors: active) {
    button,
    button.quiet,
    button.danger {
      border-color: ButtonText;
    }

    button:focus-visible,
    input:focus-visible,
    summary:focus-visible {
      outline-color: Highlight;
    }

    .bone {
      border: 1px solid GrayText;
    }

    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
