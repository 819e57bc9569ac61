import { describe, expect, test } from 'vitest';
import { ago, aPoint, aQueue } from '../testing/fixtures.ts';
import { labelOf, privacyOf } from './board-privacy.ts';

const named = { code: 'CAR-7', label: 'A. R.' };
const session = (parts: Partial<ReturnType<typeof aQueue>['sessions'][number]>) => ({
  ...{ id: '2026-11-21:morning', name: null, doctorId: null, state: 'break' as const, until: null, reason: null },
  ...{ startsAt: ago(60), endsAt: ago(-120) },
  ...parts,
});
const ofRao = [aPoint(1, { doctorId: 'doc_a', doctorName: 'Dr. Rao' })];
const inHindi = (parts: Parameters<typeof aQueue>[0]) => {
  const queue = aQueue(parts);
  return { ...queue, department: { ...queue.department, nameTranslations: { hi: 'हृदय रोग' } } };
};
const shown = { privacy: 'label', hospitalName: 'City Hospital' };

describe('names on a board', () => {
  test('are shown only where the board is told to', () => {
    const other = [session({ name: 'Morning', reason: 'An emergency' })];
    expect(labelOf(named, privacyOf([aQueue()], { ...shown, privacy: 'code' }))).toBe('CAR-7');
    expect(labelOf(named, privacyOf([aQueue()], { ...shown, privacy: 'names' }))).toBe('CAR-7');
    expect(labelOf(named, privacyOf([aQueue()], shown))).toBe('A. R.');
    expect(privacyOf([aQueue({ points: ofRao, sessions: other })], shown)).toBe('label');
  });

  test('are never shown where departments share the board: they have to be told apart', () => {
    expect(privacyOf([aQueue(), aQueue()], shown)).toBe('code');
  });

  test.each([
    ['a room', aQueue({ points: [aPoint(1, { name: 'CARDIOLOGY 2' })] }), shown],
    [
      'a room in another language',
      inHindi({ points: [aPoint(1, { nameTranslations: { hi: 'हृदय रोग कक्ष' } })] }),
      shown,
    ],
    ['the message in another language', inHindi({ message: 'हृदय रोग में आपका स्वागत है' }), shown],
    ['the message', aQueue({ message: 'Welcome to cardiology.' }), shown],
    ["a session's name", aQueue({ sessions: [session({ name: 'Cardiology morning' })] }), shown],
    ["a session's reason", aQueue({ sessions: [session({ reason: 'Round in CARDIOLOGY' })] }), shown],
    ["a doctor's name in a session's", aQueue({ points: ofRao, sessions: [session({ name: 'Dr. Rao' })] }), shown],
    [
      "a doctor's name in a reason",
      aQueue({ points: ofRao, sessions: [session({ reason: 'dr. rao is late' })] }),
      shown,
    ],
    ['the hospital', aQueue(), { ...shown, hospitalName: 'Institute of Cardiology' }],
  ])('are not shown where %s tells the speciality', (_what, queue, told) => {
    expect(privacyOf([queue], told)).toBe('code');
  });
});
