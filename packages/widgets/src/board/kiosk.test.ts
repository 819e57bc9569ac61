import { describe, expect, test } from 'vitest';
import type { KioskFacts } from './kiosk.ts';
import { KioskReload } from './kiosk.ts';

const MINUTE = 60_000;
const facts = (parts: Partial<KioskFacts> = {}): KioskFacts => ({
  ...{ versions: ['1.0.0'], hasFreshCall: false, isLive: true, ageMs: 60 * MINUTE },
  ...parts,
});
const started = (random = 0) => {
  const reload = new KioskReload(() => random);
  expect(reload.isDue(facts({ ageMs: 0 }))).toBe(false);
  return reload;
};
const newer = { versions: ['1.0.1'] };

describe('a kiosk loads itself again', () => {
  test('when its server has another version', () => {
    const reload = started();
    expect(reload.isDue(facts())).toBe(false);
    expect(reload.isDue(facts(newer))).toBe(true);
  });

  test('when any of its departments has, for they are updated one after the other', () => {
    expect(started().isDue(facts({ versions: ['1.0.0', '1.0.1'] }))).toBe(true);
  });

  test('not while a call is fresh, and not while the network is away', () => {
    const reload = started();
    expect(reload.isDue(facts({ ...newer, hasFreshCall: true }))).toBe(false);
    expect(reload.isDue(facts({ ...newer, isLive: false }))).toBe(false);
    expect(reload.isDue(facts(newer))).toBe(true);
  });

  test('at a moment of its own, so that a hospital’s screens do not all go at once', () => {
    const reload = started(0.5);
    expect(reload.isDue(facts(newer))).toBe(false);
    expect(reload.isDue(facts({ ...newer, ageMs: 62 * MINUTE }))).toBe(false);
    expect(reload.isDue(facts({ ...newer, ageMs: 63 * MINUTE }))).toBe(true);
  });

  test('once, for a page that is slow to come would else begin anew with every second', () => {
    const reload = started();
    expect(reload.isDue(facts(newer))).toBe(true);
    expect(reload.isDue(facts({ ...newer, ageMs: 74 * MINUTE }))).toBe(false);
    expect(reload.isDue(facts({ ...newer, ageMs: 75 * MINUTE }))).toBe(true);
  });

  test('not in a loop where two versions answer in turn: at most once in a quarter of an hour', () => {
    const reload = started();
    for (let minute = 0; minute < 15; minute += 1) {
      const versions = [minute % 2 === 0 ? '1.0.1' : '1.0.0'];
      expect(reload.isDue(facts({ versions, ageMs: minute * MINUTE }))).toBe(false);
    }
    expect(reload.isDue(facts({ ...newer, ageMs: 15 * MINUTE }))).toBe(true);
  });
});
