import { css } from 'lit';

/** The board as a column, inside a narrow page. */
export const boardFlowStyles = css`
  .board.flow {
    --_u: 0.5px;
    height: auto;
    min-height: 100%;
    padding: 20px 16px;
    font-size: 16px;
    overflow: visible;
  }

  .flow .head {
    display: block;
    height: auto;
    margin-bottom: 20px;
  }

  .flow .names {
    overflow-wrap: anywhere;
  }

  .flow .clock {
    display: flex;
    align-items: baseline;
    margin: 4px 0 0;
  }

  .flow .date {
    margin-inline-start: 10px;
  }

  .flow .point-name {
    white-space: normal;
  }

  .flow .main {
    grid-template-columns: minmax(0, 1fr);
    grid-gap: 24px;
  }

  .flow h2 {
    font-size: 26px;
    white-space: normal;
  }

  .flow .time {
    font-size: 28px;
  }

  .flow h3 {
    height: auto;
    margin-bottom: 8px;
    font-size: 16px;
    line-height: 1.4;
    white-space: normal;
  }

  .flow .legend,
  .flow .hospital,
  .flow .date,
  .flow .none,
  .flow .point-hint,
  .flow .calls time {
    font-size: 14px;
  }

  .flow .points {
    grid-auto-rows: auto;
    grid-gap: 8px;
  }

  .flow .point {
    padding: 10px 14px;
    border-radius: 12px;
  }

  .flow .point-hint {
    white-space: normal;
  }

  .flow .list {
    margin-bottom: 20px;
  }

  .flow .chips {
    grid-auto-rows: 46px;
    grid-gap: 8px;
  }

  .flow .chip {
    border-width: 1px;
    line-height: 44px;
  }

  .flow .chip.more {
    font-size: 16px;
  }

  .flow .calls li {
    height: 40px;
    font-size: 17px;
    line-height: 40px;
  }

  .flow .foot {
    flex-wrap: wrap;
    margin-top: 8px;
    font-size: 15px;
  }

  .flow .foot > * {
    margin: 0 0 8px;
  }

  .flow .badge {
    padding: 4px 12px;
    margin-inline-end: 10px;
  }

  .flow .stale {
    font-size: 16px;
  }

  .flow .words,
  .flow .figures,
  .flow .stale {
    flex: 1 1 100%;
    display: block;
    text-align: start;
  }
`;
