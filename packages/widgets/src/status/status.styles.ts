import { css } from 'lit';

/** Looks of a department's status: a card; several stand in as many columns as there is room for. */
export const statusStyles = css`
  .departments {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
    gap: 16px;
  }

  .card,
  .skeleton {
    display: flex;
    flex-direction: column;
    gap: 14px;
    min-width: 0;
    padding: 20px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 17px;
    overflow-wrap: anywhere;
  }

  .skeleton {
    min-height: 250px;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
  }

  h3 {
    margin: 0;
    font-size: 22px;
    font-weight: 700;
    line-height: 1.25;
  }

  .doctor {
    color: var(--_muted);
  }

  /* Where the page names the department, the doctor is what the card is about. */
  .doctor:only-child {
    color: var(--_ink);
    font-size: 20px;
    font-weight: 700;
  }

  .note {
    font-weight: 600;
  }

  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 28px;
  }

  .figures dd {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    min-height: 34px;
    font-size: 20px;
    font-weight: 700;
  }

  .figures dd.quiet {
    color: var(--_muted);
    font-size: 17px;
    font-weight: 500;
  }

  .served {
    flex-basis: 100%;
  }

  .served dt {
    margin-bottom: 4px;
  }

  .tokens {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .tokens li {
    display: flex;
    gap: 8px;
    align-items: baseline;
    padding: 4px 12px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) - 6px);
    font-size: 17px;
  }

  .tokens .called {
    border-color: var(--_called);
    background: var(--_called);
    color: var(--_called-ink);
  }

  .tokens .place {
    font-size: 14px;
    font-weight: 500;
  }

  .tokens li:not(.called) .place {
    color: var(--_muted);
  }
`;
