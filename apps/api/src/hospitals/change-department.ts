import type { LabelChoices } from '../kernel/department-settings.ts';
import type { NameTranslations } from '../kernel/name-translations.ts';
import type { Change, ChangeContext } from './change.ts';
import { checkedTranslations, record } from './change.ts';
import type { Department } from './department.ts';
import { markDepartmentDue, updateNameTranslations, updateSettings } from './write-store.ts';

/**
 * Prepares what a department says about names on public screens. Only what is given and differs is written, whoever
 * changes the rest meanwhile: read the department afterwards. The audit trail names what is shown from now on.
 */
export function changeLabels(
  context: ChangeContext,
  department: Department,
  given: { readonly [Name in keyof LabelChoices]?: LabelChoices[Name] | undefined },
): Change<null> {
  const { id, hospitalId, settings } = department;
  const labelMode = given.labelMode === settings.labelMode ? undefined : given.labelMode;
  const sensitive = given.sensitive === settings.sensitive ? undefined : given.sensitive;
  if (labelMode === undefined && sensitive === undefined) return { value: null, statements: [] };
  const deeds = [
    ...(sensitive === undefined ? [] : [sensitive ? 'mark-sensitive' : 'unmark-sensitive']),
    ...(labelMode === undefined ? [] : [`label-by-${labelMode}`]),
  ];
  return {
    value: null,
    statements: [
      updateSettings(context.database, id, {
        ...(labelMode === undefined ? {} : { labelMode }),
        ...(sensitive === undefined ? {} : { sensitive }),
      }),
      markDepartmentDue(context.database, id, context.now),
      ...deeds.map((deed) => record(context, { hospitalId, action: `department:${deed}`, subjectId: id })),
    ],
  };
}

/** Prepares a department's name in other languages, in place of those it has; the same ones change nothing. */
export function changeNameTranslations(
  context: ChangeContext,
  { id, hospitalId, nameTranslations: before = {} }: Department,
  given: NameTranslations | undefined,
): Change<null> {
  const names = checkedTranslations(given ?? before);
  if (JSON.stringify(names) === JSON.stringify(before)) return { value: null, statements: [] };
  return {
    value: null,
    statements: [
      updateNameTranslations(context.database, id, names),
      markDepartmentDue(context.database, id, context.now),
      record(context, { hospitalId, action: 'department:translate-name', subjectId: id }),
    ],
  };
}
