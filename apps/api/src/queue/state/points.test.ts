import { describe, expect, test } from 'vitest';
import { aProvisioning } from '../testing/builders.ts';
import { hasSetting, pointsOf, settingsOf, withSetting } from './points.ts';

const provisioning = aProvisioning({ points: 3, doctors: 2 });
const [one, two, three] = provisioning.points.map((point) => point.id);
const [nair, rao] = provisioning.doctors.map((doctor) => doctor.id);
if (one === undefined || two === undefined || three === undefined || nair === undefined || rao === undefined) {
  throw new Error('three points and two doctors');
}

/** Points as a board would show them, in short. */
function shown(points: ReturnType<typeof pointsOf>) {
  return points.map(({ name, doctorId, capacity, available }) => [name, doctorId, capacity, available]);
}

describe('the points of a department', () => {
  test('are as provisioned, until something of them is set by command', () => {
    const points = pointsOf(provisioning, new Map([[two, { capacity: 3 }]]));
    expect(shown(points)).toEqual([
      ['Room 1', null, 1, true],
      ['Room 2', null, 3, true],
      ['Room 3', null, 1, true],
    ]);
  });

  test('take their names, and what was never set, from later provisioning; what was set stays', () => {
    const before = withSetting(provisioning, pointsOf(provisioning, new Map()), two, { available: false });
    const later = {
      ...provisioning,
      points: provisioning.points.map((point) => ({ ...point, name: `${point.name} (new)`, capacity: 2 })),
    };
    expect(shown(pointsOf(later, settingsOf(before)))).toEqual([
      ['Room 1 (new)', null, 2, true],
      ['Room 2 (new)', null, 2, false],
      ['Room 3 (new)', null, 2, true],
    ]);
  });

  test('lose their settings when they vanish, also when they come back', () => {
    const before = withSetting(provisioning, pointsOf(provisioning, new Map()), two, { capacity: 5 });
    const fewer = { ...provisioning, points: provisioning.points.filter((point) => point.id !== two) };
    const without = pointsOf(fewer, settingsOf(before));
    expect(without.map((point) => point.id)).toEqual([one, three]);
    expect(shown(pointsOf(provisioning, settingsOf(without)))[1]).toEqual(['Room 2', null, 1, true]);
  });

  test('have a doctor at one of them at a time, whoever says where he is', () => {
    const provisioned = {
      ...provisioning,
      points: provisioning.points.map((point, index) => ({ ...point, doctorId: index === 0 ? nair : null })),
    };
    const moved = withSetting(provisioned, pointsOf(provisioned, new Map()), three, { doctorId: nair });
    expect(moved.map((point) => point.doctorId)).toEqual([null, null, nair]);
    expect(pointsOf(provisioned, settingsOf(moved)).map((point) => point.doctorId)).toEqual([null, null, nair]);
    const toTwo = {
      ...provisioning,
      points: provisioning.points.map((point, index) => ({ ...point, doctorId: index === 1 ? nair : null })),
    };
    expect(pointsOf(toTwo, settingsOf(moved)).map((point) => point.doctorId)).toEqual([null, null, nair]);
  });

  test('are the same after a restart: a doctor whose room was given to another is where the hospital has him', () => {
    const provisioned = {
      ...provisioning,
      points: provisioning.points.map((point, index) => ({ ...point, doctorId: index === 2 ? rao : null })),
    };
    const away = pointsOf(provisioned, new Map([[one, { doctorId: rao }]]));
    expect(away.map((point) => point.doctorId)).toEqual([rao, null, null]);
    const given = withSetting(provisioned, away, one, { doctorId: nair });
    expect(given.map((point) => point.doctorId)).toEqual([nair, null, rao]);
    expect(pointsOf(provisioned, settingsOf(given))).toEqual(given);
  });

  test('lose a doctor who no longer works there', () => {
    const before = withSetting(provisioning, pointsOf(provisioning, new Map()), one, { doctorId: rao, capacity: 2 });
    const without = { ...provisioning, doctors: provisioning.doctors.filter((doctor) => doctor.id !== rao) };
    expect(shown(pointsOf(without, settingsOf(before)))[0]).toEqual(['Room 1', null, 2, true]);
  });

  test('know what was said of them before', () => {
    const [point] = withSetting(provisioning, pointsOf(provisioning, new Map()), one, { capacity: 2, doctorId: null });
    if (point === undefined) throw new Error('the first point');
    expect([{}, { capacity: 2 }, { doctorId: null }].map((given) => hasSetting(point, given))).toEqual([
      true,
      true,
      true,
    ]);
    expect([{ capacity: 3 }, { available: true }, { doctorId: nair }].map((given) => hasSetting(point, given))).toEqual(
      [false, false, false],
    );
  });
});
