import { entry } from '../audit/index.ts';
import type { Database, Statement } from '../db/client.ts';
import type { HospitalId, IdMaker, RandomBytes } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import type { NameTranslations, TranslatedName } from '../kernel/name-translations.ts';
import { nameTranslations, translationsShown } from '../kernel/name-translations.ts';
import { checkText, NAME_LENGTH_MAX } from '../kernel/text.ts';
import type { Instant } from '../kernel/time.ts';

/** When, by whom and with which randomness a change is made. */
export interface ChangeContext {
  readonly database: Database;
  readonly now: Instant;
  /** For keys; ids are made by `makeId`, in the order things are added. */
  readonly random: RandomBytes;
  readonly makeId: IdMaker;
  /** `system`, or the id of the key that acts. */
  readonly actor: string;
}

/** A change that was prepared: what it makes, and the statements that go into one batch. */
export interface Change<Value> {
  readonly value: Value;
  readonly statements: readonly Statement[];
}

/** What was done, for the audit trail. */
export interface Deed {
  readonly hospitalId: HospitalId;
  readonly action: string;
  readonly subjectId: string;
}

/** The statement that keeps a deed in the audit trail. */
export function record(context: ChangeContext, deed: Deed): Statement {
  const { database, now, makeId, actor } = context;
  return entry(database, { id: makeId('event', now), at: now, actor, ...deed });
}

/** Holds that a name was checked where it came in. */
export function checkName(name: string): void {
  invariant(checkText(name, NAME_LENGTH_MAX) === 'ok', 'a name is checked where it comes in');
}

/** A name with its translations, checked where they came in. */
export function checkedName(draft: TranslatedName): TranslatedName {
  checkName(draft.name);
  return { name: draft.name, ...translationsShown(checkedTranslations(draft.nameTranslations ?? {})) };
}

/** Translations in their order, checked where they came in. */
export function checkedTranslations(names: NameTranslations): NameTranslations {
  const reading = nameTranslations().safeParse(names);
  invariant(reading.success, 'translations are checked where they come in');
  return reading.data;
}
