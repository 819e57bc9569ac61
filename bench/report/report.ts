import { median } from './statistics.ts';

/** What is aimed at, and whether it was reached. */
export interface Aim {
  readonly text: string;
  readonly isMet: boolean;
}

/** One measurement. */
export interface Line {
  /** By this the reason is found when the aim is missed. */
  readonly id: string;
  readonly what: string;
  readonly figure: string;
  readonly aim?: Aim;
}

/** Measurements that were made one way. */
export interface Section {
  readonly title: string;
  /** How it was measured, and what that cannot say. */
  readonly method: string;
  readonly lines: readonly Line[];
}

function verdict(line: Line): string {
  if (line.aim === undefined) return '';
  return `${line.aim.text} ${line.aim.isMet ? 'met' : '**missed**'}`;
}

/** Writes a section as Markdown, which also reads well on a terminal. */
export function sectionText({ title, method, lines }: Section): string {
  const rows = [['measured', 'figure', 'aim'], ...lines.map((line) => [line.what, line.figure, verdict(line)])];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const written = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [`## ${title}`, '', method, '', written[0], rule, ...written.slice(1), ''].join('\n');
}

/** Writes a ratio's median, with the least and the most of the rounds. */
export function ratioText(ratios: readonly number[]): string {
  return `${median(ratios).toFixed(2)} × [${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}]`;
}
