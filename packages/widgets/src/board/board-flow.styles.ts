import { css } from './style-text.ts';

/** The board as a column, inside a narrow page. */
export const boardFlowStyles: string = css`
  :host([data-flow]) {
    height: auto;
    overflow: visible;
  }
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
  .flow .clock {
    display: flex;
    align-items: baseline;
    margin: 4px 0 0;
  }
  .flow .date {
    margin-inline-start: 10px;
  }
  .flow .hospital,
  .flow h2,
  .flow h3,
  .flow .panel-name,
  .flow .point-name,
  .flow .point-hint,
  .flow .place {
    display: block;
    overflow: visible;
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .flow .main,
  .flow .panel,
  .flow.shared .main,
  .flow.shared .panel {
    display: block;
  }
  .flow .panel + .panel {
    margin-top: 16px;
  }
  .flow .time {
    font-size: 28px;
  }
  .flow h3 {
    margin-bottom: 8px;
    font-size: 16px;
    line-height: 1.5;
  }
  .flow .panel-name {
    height: auto;
    font-size: 22px;
  }
  .flow .list .legend,
  .flow .hospital,
  .flow .date,
  .flow .none,
  .flow .point-hint,
  .flow .calls time {
    font-size: 14px;
  }
  .flow .sound,
  .flow .strip,
  .flow .strip ol {
    height: auto;
    flex-wrap: wrap;
  }
  .flow .sound {
    padding: 10px 14px;
    font-size: 16px;
  }
  .flow .points {
    grid-auto-rows: auto;
    grid-gap: 8px;
  }
  .flow .point {
    padding: 10px 14px;
  }
  .flow .notes,
  .flow .banner,
  .flow .banner.whole {
    height: auto;
    padding: 14px 16px;
    font-size: 16px;
    line-height: 1.35;
  }
  .flow .banner .title,
  .flow .banner.whole .title {
    margin-bottom: 4px;
    font-size: 24px;
  }
  .flow .lists {
    display: block;
    overflow: visible;
  }
  .flow .list {
    margin: 20px 0 0;
  }
  .flow .chips {
    grid-auto-rows: 46px;
    grid-gap: 8px;
  }
  .flow .chip,
  .flow .next .chip {
    border-width: 1px;
    line-height: 44px;
  }
  .flow .calls li,
  .flow .strip li,
  .flow .foot {
    font-size: 16px;
  }
  .flow .calls li {
    height: auto;
    min-height: 40px;
    line-height: 1.4;
  }
  .flow .foot {
    flex-wrap: wrap;
    height: auto;
    margin-top: 16px;
  }
  .flow .foot > * {
    margin: 0 0 8px;
  }
  .flow .message {
    display: block;
  }
  .flow .foot .badge {
    padding: 4px 12px;
    margin-inline-end: 10px;
  }
  .flow .foot .stale {
    padding: 8px 12px;
    font-size: 16px;
  }
  .flow .words,
  .flow .figures,
  .flow .foot .stale {
    flex: 1 1 100%;
    text-align: start;
  }
  .flow .figures > * {
    margin-inline-end: 10px;
  }
  .flow button {
    min-height: 44px;
    font-size: 16px;
  }
`;
