import { describe, expect, it } from 'vitest';
import { generateDay } from './generated-day.ts';

const OPTIONS = {
  date: '2026-11-23',
  timeZone: 'Asia/Kolkata',
  seed: 1,
  patients: 150,
  points: ['Room 1', 'Room 2', 'Room 3', 'Room 4'],
};

describe('a generated day', () => {
  it('is the same for the same seed and another for another', () => {
    expect(generateDay(OPTIONS)).toEqual(generateDay(OPTIONS));
    expect(generateDay({ ...OPTIONS, seed: 2 }).visits).not.toEqual(generateDay(OPTIONS).visits);
  });

  it('has visits of every outcome, each with the actions it needs, in order of time', () => {
    const { visits, actions } = generateDay(OPTIONS);
    expect(visits).toHaveLength(OPTIONS.patients);
    expect(new Set(visits.map(({ outcome }) => outcome))).toEqual(new Set(['served', 'missed', 'left']));
    expect(actions.filter(({ kind }) => kind === 'arrive')).toHaveLength(OPTIONS.patients);
    const instants = actions.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  });
});
