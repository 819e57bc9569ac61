import { z } from 'zod';
import { isId } from './ids.ts';
import { plainText } from './text.ts';
import type { Weekday } from './time.ts';
import { isRollOverTime, isServiceDay, WEEKDAYS } from './time.ts';

/** How a visitor may take a ticket by himself. */
export const JOIN_POLICIES = ['off', 'on-site', 'phone', 'open'] as const;
/** How a visitor may take a ticket by himself. */
export type JoinPolicy = (typeof JOIN_POLICIES)[number];

/** What public screens show a patient by who agreed to it: his ticket's code, the initials of his name, or the name. */
export const LABEL_MODES = ['code', 'initials', 'name'] as const;
/** What public screens show a patient by who agreed to it. */
export type LabelMode = (typeof LABEL_MODES)[number];

/** What a department decides about names on public screens. */
export interface LabelChoices {
  /**
   * What stands for a patient who agreed to it; everybody else is shown by the code.
   *
   * A department's name is a speciality, and a speciality beside a name tells a waiting room what somebody suffers from.
   * A board that shows names (`privacy="label"`) therefore leaves out the department's name, its doctors and its pattern;
   * but the codes of the others stand beside the names, so give such a department a prefix that tells nothing ("A", not
   * "CAR"). The live queue is public, labels with it: whoever has the page's key reads them, in the room or not. And with
   * `name` a visitor who takes a ticket by himself writes on the hospital's wall: best with `joinPolicy` `on-site`.
   */
  readonly labelMode: LabelMode;
  /** Where being seen tells enough, such as oncology or psychiatry: codes, whatever `labelMode` says. */
  readonly sensitive: boolean;
}

/** By what a department's patients may be shown: the one place where `sensitive` and `labelMode` meet. */
export function labelModeOf({ labelMode, sensitive }: LabelChoices): LabelMode {
  return sensitive ? 'code' : labelMode;
}

/** How lanes are served: `lanes` in turn, a review after every `reviewEvery`-th patient; 0 serves reviews last. */
export interface LanePattern {
  readonly lanes: readonly ('booked' | 'walk-in')[];
  readonly reviewEvery: number;
}

/** How many tickets of each kind a session takes; null for no limit. */
export interface SessionQuotas {
  readonly booked: number | null;
  readonly walkIn: number | null;
  readonly remote: number | null;
}

/** A planned stretch of service days, of one doctor or of the whole department. */
export interface SessionPlan {
  /** Names it inside its department: `morning`, `evening-nair`. */
  readonly id: string;
  readonly name: string;
  readonly doctorId: string | null;
  /** Local times, `HH:MM`; an end before the start lies on the next date. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** The weekdays of the service days that have it; absent for every one. */
  readonly days?: readonly Weekday[] | undefined;
  readonly quotas: SessionQuotas;
}

/** What a department decides about its queue, beside where it is. */
export interface DepartmentChoices extends LabelChoices {
  /** Local time a service day begins, `HH:MM`. */
  readonly rollOverTime: string;
  readonly joinPolicy: JoinPolicy;
  /** Tickets a service day may issue, or null for no limit. */
  readonly dailyCapacity: number | null;
  /** Calls of one ticket before `skip` is offered. */
  readonly callCountMax: number;
  /** How many waiting tickets a returned one lets pass. */
  readonly returnAfter: number;
  /** A ticket called by `call-next` is started by the same command. */
  readonly autoStart: boolean;
  /** Nobody's ticket ends with the day; numbers start anew. */
  readonly roundTheClock: boolean;
  /** One series of numbers for the department, or one for each doctor. */
  readonly numberSeries: 'department' | 'doctor';
  /** When numbers start anew. */
  readonly numberReset: 'day' | 'session';
  readonly pattern: LanePattern;
  /** How many later tickets may be called before a waiting one because of priority or lane; emergencies not counted. */
  readonly passedOverMax: number;
  /** A booked patient who comes later than this after his slot began is served with the walk-ins. */
  readonly lateAfterMinutes: number;
  /** Tickets of a service day that may be taken away from the site, or null for no limit. */
  readonly remoteQuota: number | null;
  /** A ticket taken away from the site lapses when nobody arrived this long after its turn came. */
  readonly arrivalGraceMinutes: number;
  /** Planned sessions; a department that names none has one: its day. */
  readonly sessions: readonly SessionPlan[];
  /** Service days without any session, such as public holidays, as local dates. */
  readonly closedDates: readonly string[];
}

/** A department's settings with where it is. */
export interface DepartmentSettings extends DepartmentChoices {
  /** IANA zone. */
  readonly timeZone: string;
}

/** What a department that chooses nothing does. */
export const CHOICES_DEFAULT: DepartmentChoices = {
  rollOverTime: '00:00',
  joinPolicy: 'open',
  dailyCapacity: null,
  callCountMax: 3,
  returnAfter: 3,
  autoStart: false,
  roundTheClock: false,
  numberSeries: 'department',
  numberReset: 'day',
  pattern: { lanes: ['booked', 'booked', 'walk-in'], reviewEvery: 3 },
  passedOverMax: 20,
  lateAfterMinutes: 15,
  remoteQuota: null,
  arrivalGraceMinutes: 15,
  sessions: [],
  closedDates: [],
  labelMode: 'code',
  sensitive: false,
};

/** Two years of public holidays and closed weeks. */
const CLOSED_DATES_MAX = 200;

const localTime = z.string().refine(isRollOverTime, 'must be HH:MM');
const quota = z.int().min(0).max(100_000).nullable().default(null);

/** Reads a planned session. */
export const sessionPlan = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and dashes'),
  name: plainText(200),
  doctorId: z
    .string()
    .refine((text) => isId('doctor', text), 'must be the id of a doctor')
    .nullable()
    .default(null),
  startsAt: localTime,
  endsAt: localTime,
  days: z
    .array(z.enum(WEEKDAYS))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, 'must be different days')
    .readonly()
    .optional(),
  quotas: z
    .strictObject({ booked: quota, walkIn: quota, remote: quota })
    .default({ booked: null, walkIn: null, remote: null }),
});

/** Reads choices; those that are left out stay as they are. */
export const departmentChoices = z
  .strictObject({
    rollOverTime: localTime,
    joinPolicy: z.enum(JOIN_POLICIES),
    dailyCapacity: z.int().min(1).nullable(),
    callCountMax: z.int().min(1).max(100),
    returnAfter: z.int().min(0).max(1000),
    autoStart: z.boolean(),
    roundTheClock: z.boolean(),
    numberSeries: z.enum(['department', 'doctor']),
    numberReset: z.enum(['day', 'session']),
    pattern: z.strictObject({
      lanes: z
        .array(z.enum(['booked', 'walk-in']))
        .min(1)
        .max(20),
      reviewEvery: z.int().min(0).max(100),
    }),
    passedOverMax: z.int().min(1).max(1000),
    lateAfterMinutes: z
      .int()
      .min(0)
      .max(24 * 60),
    remoteQuota: z.int().min(0).nullable(),
    arrivalGraceMinutes: z
      .int()
      .min(1)
      .max(24 * 60),
    sessions: z
      .array(sessionPlan)
      .max(50)
      .refine((plans) => new Set(plans.map((plan) => plan.id)).size === plans.length, 'must have different ids'),
    closedDates: z
      .array(z.string().refine((text): boolean => isServiceDay(text), 'must be a date, YYYY-MM-DD'))
      .max(CLOSED_DATES_MAX),
    labelMode: z.enum(LABEL_MODES),
    sensitive: z.boolean(),
  })
  .partial();

/** Choices as they are given: any of them may be missing. */
export type ChoicesGiven = z.output<typeof departmentChoices>;

/** Fills up what is missing; what was stored before a choice existed has its default. */
export function completeChoices(given: ChoicesGiven): DepartmentChoices {
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...CHOICES_DEFAULT, ...known };
}
