import { z } from 'zod';
import { departmentChoices, JOIN_POLICIES, LABEL_MODES } from '../kernel/department-settings.ts';
import { exampleId } from '../kernel/id-schema.ts';
import type { IdKind } from '../kernel/ids.ts';
import { idPattern } from '../kernel/ids.ts';
import { nameTranslations, shownTranslations, translationsShown } from '../kernel/name-translations.ts';
import type { Department } from './department.ts';

function idText(kind: IdKind) {
  return z
    .string()
    .regex(idPattern(kind))
    .meta({ example: exampleId(kind) });
}

/** A department as the API shows it. */
export const departmentSchema = z
  .object({
    id: idText('department'),
    hospitalId: idText('hospital'),
    name: z.string(),
    nameTranslations: shownTranslations,
    code: z.string().meta({ description: 'Prefix of the codes of its tickets; may be empty.' }),
    timeZone: z.string().meta({ description: 'IANA time zone.', example: 'Asia/Kolkata' }),
    rollOverTime: z.string().meta({ description: 'Local time a service day begins.', example: '00:00' }),
    joinPolicy: z.enum(JOIN_POLICIES).meta({ description: 'How a visitor may take a ticket by himself.' }),
    labelMode: z.enum(LABEL_MODES).meta({
      description:
        'By what public screens show patients who agree to it. A board that shows names leaves out the department’s name and its doctors.',
    }),
    sensitive: z.boolean().meta({
      description: 'Where being seen tells enough: everybody is shown by the code, whatever `labelMode` says.',
    }),
    points: z.array(z.object({ id: idText('point'), name: z.string(), nameTranslations: shownTranslations })),
    doctors: z.array(z.object({ id: idText('doctor'), name: z.string() })),
    externalId: z.string().nullable(),
    metadata: z
      .record(z.string(), z.string())
      .meta({ description: "The integrator's own strings; every caller of the department can read them." }),
  })
  .meta({ id: 'Department' });

/** What may be changed of a department; what is left out stays. */
export const updateDepartmentSchema = departmentChoices
  .pick({ labelMode: true, sensitive: true })
  .extend({
    nameTranslations: nameTranslations()
      .optional()
      .meta({
        description:
          'All its translations, by BCP 47 tag: one that is not named here is taken away. `{}` takes all away. What is stored has canonical tags.',
        example: { hi: 'हृदय रोग विभाग', ar: 'أمراض القلب' },
      }),
  })
  .meta({ id: 'UpdateDepartment' });

/** A department as the reference shows it. */
export const departmentExample: z.input<typeof departmentSchema> = {
  id: exampleId('department'),
  hospitalId: exampleId('hospital'),
  name: 'Cardiology',
  code: 'CAR',
  timeZone: 'Asia/Kolkata',
  rollOverTime: '00:00',
  joinPolicy: 'open',
  labelMode: 'code',
  sensitive: false,
  points: [{ id: exampleId('point'), name: 'Room 1' }],
  doctors: [{ id: exampleId('doctor'), name: 'Dr. Meera Nair' }],
  externalId: null,
  metadata: {},
};

/** Writes a department as the API shows it. */
export function toDepartmentBody(department: Department): z.input<typeof departmentSchema> {
  const { id, hospitalId, name, code, settings, points, doctors, externalId, metadata } = department;
  return {
    id,
    hospitalId,
    name,
    ...translationsShown(department.nameTranslations),
    code,
    timeZone: settings.timeZone,
    rollOverTime: settings.rollOverTime,
    joinPolicy: settings.joinPolicy,
    labelMode: settings.labelMode,
    sensitive: settings.sensitive,
    points: points.map((point) => ({ id: point.id, name: point.name, ...translationsShown(point.nameTranslations) })),
    doctors: doctors.map((doctor) => ({ id: doctor.id, name: doctor.name })),
    externalId,
    metadata,
  };
}
