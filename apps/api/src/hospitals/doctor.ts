import { z } from 'zod';
import type { DoctorId } from '../kernel/ids.ts';
import { languageTag } from '../kernel/language.ts';
import { NAME_LENGTH_MAX, plainText } from '../kernel/text.ts';
import { isServiceDay } from '../kernel/time.ts';

/** What a consultation costs. */
export interface Fee {
  /** In the currency's smallest unit: 80000 is ₹ 800.00, 800 is ¥ 800. */
  readonly amountMinor: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** A stretch of days a doctor is not there, by local dates, both included. */
export interface Leave {
  readonly from: string;
  readonly until: string;
}

/** What the public is told of a doctor beside the name, and what changes by the week at most. */
export interface DoctorFacts {
  readonly speciality: string | null;
  /** As it stands on the door: `MD, DM (Cardiology)`. */
  readonly qualification: string | null;
  /** BCP 47 tags of the languages the doctor speaks, best first. */
  readonly languages: readonly string[];
  readonly fee: Fee | null;
  readonly leave: readonly Leave[];
}

/** A doctor of a hospital. */
export interface Doctor extends DoctorFacts {
  readonly id: DoctorId;
  readonly name: string;
}

/** A doctor nothing was said of. */
export const NO_FACTS: DoctorFacts = { speciality: null, qualification: null, languages: [], fee: null, leave: [] };

const LANGUAGES_MAX = 20;
/** A year of single days off. */
const LEAVE_MAX = 366;
/** No fee is larger in any currency, and sums of it stay exact. */
const AMOUNT_MAX = 1_000_000_000_000;

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const localDate = z.string().refine((text): boolean => isServiceDay(text), 'must be a date, YYYY-MM-DD');

const fee = z.strictObject({
  amountMinor: z.int().min(0).max(AMOUNT_MAX),
  currency: z.string().refine((code) => currencies.has(code), 'must be an ISO 4217 currency'),
});

const leave = z
  .strictObject({ from: localDate, until: localDate })
  .refine(({ from, until }) => from <= until, 'must not end before it begins');

/** Reads a doctor's facts; those that are left out stay as they are. */
export const doctorFacts = z
  .strictObject({
    speciality: plainText(NAME_LENGTH_MAX).nullable(),
    qualification: plainText(NAME_LENGTH_MAX).nullable(),
    languages: z.array(languageTag()).max(LANGUAGES_MAX),
    fee: fee.nullable(),
    leave: z.array(leave).max(LEAVE_MAX),
  })
  .partial();

/** Facts as they are given: any of them may be missing. */
export type FactsGiven = z.output<typeof doctorFacts>;

/** The facts that were given over those that were known. */
export function withFacts(known: DoctorFacts, given: FactsGiven): DoctorFacts {
  const { speciality, qualification, languages, fee: charged, leave: away } = known;
  return {
    speciality: given.speciality === undefined ? speciality : given.speciality,
    qualification: given.qualification === undefined ? qualification : given.qualification,
    languages: given.languages ?? languages,
    fee: given.fee === undefined ? charged : given.fee,
    leave: given.leave ?? away,
  };
}
