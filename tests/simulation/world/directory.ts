import { createHash } from 'node:crypto';
import type { PresentedCredential } from '../../../apps/api/src/http/auth-context.ts';
import { CHOICES_DEFAULT } from '../../../apps/api/src/kernel/department-settings.ts';
import type { DepartmentId } from '../../../apps/api/src/kernel/ids.ts';
import { makeId, makeIdSequence } from '../../../apps/api/src/kernel/ids.ts';
import type { Provisioning } from '../../../apps/api/src/queue/state/provisioning.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';

/** Who may hold a key of his own. */
export interface KeyHolder {
  readonly keyId: string;
  readonly presented: Exclude<PresentedCredential, { kind: 'ticket' }>;
}

const ORIGIN = 'https://clinic.example';

/** D1's side of the department: its facts, which change, and the keys of those who use it. */
export class Directory {
  readonly departmentId: DepartmentId;
  readonly #random: Random;
  #provisioning: Provisioning;
  readonly #nextKeyId: (nowMs: number) => Provisioning['keys'][number]['id'];

  constructor(scenario: Scenario, random: Random) {
    this.#random = random;
    const bytes = (length: number) => random.bytes(length);
    const nextPointId = makeIdSequence('point', bytes);
    const nextDoctorId = makeIdSequence('doctor', bytes);
    this.#nextKeyId = makeIdSequence('key', bytes);
    this.departmentId = makeId('department', 1, bytes);
    const doctors = Array.from({ length: scenario.doctors }, (_, index) => ({
      id: nextDoctorId(1),
      name: `Dr ${index + 1}`,
    }));
    this.#provisioning = {
      departmentId: this.departmentId,
      hospitalId: makeId('hospital', 1, bytes),
      version: 1,
      name: 'Cardiology',
      code: scenario.code,
      settings: {
        ...CHOICES_DEFAULT,
        timeZone: scenario.timeZone,
        rollOverTime: scenario.rollOverTime,
        country: 'IN',
        dailyCapacity: scenario.dailyCapacity,
        callCountMax: scenario.callCountMax,
        returnAfter: scenario.returnAfter,
        autoStart: scenario.autoStart,
        roundTheClock: scenario.roundTheClock,
        numberSeries: scenario.numberSeries,
        numberReset: scenario.numberReset,
        pattern: scenario.pattern,
        passedOverMax: scenario.passedOverMax,
        lateAfterMinutes: scenario.lateAfterMinutes,
        sessions: scenario.sessions.map(({ startsAt, endsAt, doctor, walkInMax }, index) => ({
          id: `session-${index + 1}`,
          name: `Session ${index + 1}`,
          doctorId: doctor === null ? null : (doctors[doctor]?.id ?? null),
          ...{ startsAt, endsAt },
          quotas: { booked: null, walkIn: walkInMax, remote: null },
        })),
      },
      points: scenario.capacities.map((capacity, index) => ({
        id: nextPointId(1),
        name: `Room ${index + 1}`,
        doctorId: random.pick(doctors)?.id ?? null,
        capacity,
        available: true,
      })),
      doctors,
      keys: [],
    };
  }

  /** What the department is told. */
  get provisioning(): Provisioning {
    return this.#provisioning;
  }

  /** Makes a key; the department learns of it with the next push, or when somebody comes with it. */
  addKey(kind: 'publishable' | 'secret'): KeyHolder {
    const id = this.#nextKeyId(1);
    const hash = createHash('sha256').update(id).digest('hex');
    const key = { id, hash, kind, origins: kind === 'publishable' ? [ORIGIN] : [], revoked: false };
    const { version, keys } = this.#provisioning;
    this.#provisioning = { ...this.#provisioning, version: version + 1, keys: [...keys, key] };
    return {
      keyId: id,
      presented:
        kind === 'secret' ? { kind, hash, fromBrowser: false } : { kind, hash, origin: ORIGIN, sameOrigin: false },
    };
  }

  knows(hash: string): boolean {
    return this.#provisioning.keys.some((key) => key.hash === hash);
  }

  /** Somebody in the office changes the department. */
  change(): Provisioning {
    const random = this.#random;
    const { version, settings, doctors } = this.#provisioning;
    const points = this.#provisioning.points.map((point) =>
      random.chance(0.5)
        ? point
        : {
            ...point,
            capacity: random.integer(1, 3),
            available: random.chance(0.8),
            doctorId: random.chance(0.3) ? null : (random.pick(doctors)?.id ?? null),
          },
    );
    const changed = {
      ...settings,
      dailyCapacity: random.chance(0.2) ? random.integer(5, 40) : settings.dailyCapacity,
      callCountMax: random.integer(1, 4),
      returnAfter: random.integer(0, 4),
      joinPolicy: random.chance(0.1) ? ('off' as const) : ('open' as const),
    };
    const name = random.chance(0.5) ? `Cardiology ${version}` : this.#provisioning.name;
    this.#provisioning = { ...this.#provisioning, version: version + 1, name, settings: changed, points };
    return this.#provisioning;
  }
}
