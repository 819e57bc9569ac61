import { z } from 'zod';
import { JOIN_POLICIES } from '../kernel/department-settings.ts';
import { exampleId } from '../kernel/id-schema.ts';
import type { IdKind } from '../kernel/ids.ts';
import { idPattern } from '../kernel/ids.ts';
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
    code: z.string().meta({ description: 'Prefix of the codes of its tickets; may be empty.' }),
    timeZone: z.string().meta({ description: 'IANA time zone.', example: 'Asia/Kolkata' }),
    rollOverTime: z.string().meta({ description: 'Local time a service day begins.', example: '00:00' }),
    joinPolicy: z.enum(JOIN_POLICIES).meta({ description: 'How a visitor may take a ticket by himself.' }),
    points: z.array(z.object({ id: idText('point'), name: z.string() })),
    doctors: z.array(z.object({ id: idText('doctor'), name: z.string() })),
    externalId: z.string().nullable(),
    metadata: z
      .record(z.string(), z.string())
      .meta({ description: "The integrator's own strings; every caller of the department can read them." }),
  })
  .meta({ id: 'Department' });

/** A department as the reference shows it. */
export const departmentExample: z.input<typeof departmentSchema> = {
  id: exampleId('department'),
  hospitalId: exampleId('hospital'),
  name: 'Cardiology',
  code: 'CAR',
  timeZone: 'Asia/Kolkata',
  rollOverTime: '00:00',
  joinPolicy: 'open',
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
    code,
    timeZone: settings.timeZone,
    rollOverTime: settings.rollOverTime,
    joinPolicy: settings.joinPolicy,
    points: points.map((point) => ({ id: point.id, name: point.name })),
    doctors: doctors.map((doctor) => ({ id: doctor.id, name: doctor.name })),
    externalId,
    metadata,
  };
}
