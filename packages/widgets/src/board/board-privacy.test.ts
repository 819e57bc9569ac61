import { describe, expect, test } from 'vitest';
import { aPoint, aQueue } from '../testing/fixtures.ts';
import { labelOf, privacyOf } from './board-privacy.ts';

const named = { code: 'CAR-7', label: 'A. R.' };
const shown = { privacy: 'label', hospitalName: 'City Hospital' };

describe('names on a board', () => {
  test('are shown only where the board is told to', () => {
    expect(labelOf(named, privacyOf([aQueue()], { ...shown, privacy: 'code' }))).toBe('CAR-7');
    expect(labelOf(named, privacyOf([aQueue()], { ...shown, privacy: 'names' }))).toBe('CAR-7');
    expect(labelOf(named, privacyOf([aQueue()], shown))).toBe('A. R.');
  });

  test('are never shown where departments share the board: they have to be told apart', () => {
    expect(privacyOf([aQueue(), aQueue()], shown)).toBe('code');
  });

  test.each([
    ['a room', aQueue({ points: [aPoint(1, { name: 'CARDIOLOGY 2' })] }), shown],
    ['the message', aQueue({ message: 'Welcome to cardiology.' }), shown],
    ['the hospital', aQueue(), { ...shown, hospitalName: 'Institute of Cardiology' }],
  ])('are not shown where %s tells the speciality', (_what, queue, told) => {
    expect(privacyOf([queue], told)).toBe('code');
  });
});
