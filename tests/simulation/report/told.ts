import type { BugName } from '../planted/names.ts';
import type { Figures } from '../run.ts';
import type { Violation } from '../world/history.ts';

/** What a thread tells of one seed. */
export interface Told {
  readonly seed: number;
  /** What was planted. */
  readonly bug: BugName | null;
  readonly figures: Figures;
  /** The first few. */
  readonly violations: readonly Violation[];
  readonly log: string | null;
}

/** Sums up figures. */
export class Totals {
  seeds = 0;
  readonly broken: Told[] = [];
  #figures: Partial<Record<keyof Figures, number>> = {};

  add(told: Told): void {
    this.seeds += 1;
    if (told.violations.length > 0) this.broken.push(told);
    const sums = Object.entries(told.figures).map(([name, figure]) => [name, this.#of(name) + figure] as const);
    this.#figures = Object.fromEntries(sums);
  }

  #of(name: string): number {
    return Object.entries(this.#figures).find(([known]) => known === name)?.[1] ?? 0;
  }

  /** One line a figure; the same seeds give the same text but for the last line. */
  text(elapsedMs: number): string {
    const count = (name: keyof Figures) => (this.#figures[name] ?? 0).toLocaleString('en');
    const seconds = elapsedMs / 1000;
    const broken = this.broken.flatMap(({ seed, violations }) =>
      violations.map(({ invariant, detail }) => `seed ${seed}: ${invariant}: ${detail.slice(0, 300)}`),
    );
    return [
      ...broken,
      `${this.seeds.toLocaleString('en')} seeds: ${count('commands')} commands, ${count('events')} events, ${count('rollOvers')} ends of day`,
      `${count('restarts')} restarts, ${count('sleeps')} sleeps, ${count('cuts')} cuts, ${count('repeats')} repeats, ${count('clockJumps')} clocks set, ${count('faults')} lost answers and faults`,
      `${count('frames')} frames, ${count('sightings')} screens and ${count('readings')} readings compared`,
      `${this.broken.length} seeds with broken invariants`,
      `${seconds.toFixed(1)} s, ${(elapsedMs / Math.max(1, this.seeds)).toFixed(1)} ms a seed`,
      '',
    ].join('\n');
  }
}
