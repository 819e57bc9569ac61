import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';

/** Hospitals. Instants are UTC milliseconds; `metadata` is a JSON object of short strings. */
export const hospitals = sqliteTable(
  'hospitals',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    /** ISO 3166-1 alpha-2: how phone numbers without a country code are read. */
    country: text('country').notNull(),
    /** The hospital's own page for the links of its tickets; null for CareQueue's. */
    ticketPageUrl: text('ticket_page_url'),
    externalId: text('external_id').unique(),
    metadata: text('metadata').notNull().default('{}'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [check('hospitals_metadata_is_json', sql`json_valid(${table.metadata})`)],
);

/** Departments with the settings their object is told. */
export const departments = sqliteTable(
  'departments',
  {
    id: text('id').primaryKey(),
    hospitalId: text('hospital_id')
      .notNull()
      .references(() => hospitals.id),
    name: text('name').notNull(),
    /** The name in other languages, as a JSON object by BCP 47 tag. */
    nameTranslations: text('name_translations').notNull().default('{}'),
    /** Prefix of the codes of its tickets; may be empty. */
    code: text('code').notNull(),
    timeZone: text('time_zone').notNull(),
    rollOverTime: text('roll_over_time').notNull(),
    joinPolicy: text('join_policy', { enum: ['off', 'on-site', 'phone', 'open'] }).notNull(),
    dailyCapacity: integer('daily_capacity'),
    callCountMax: integer('call_count_max').notNull(),
    returnAfter: integer('return_after').notNull(),
    /** The other choices, as a JSON object; one that is missing has its default. */
    settings: text('settings').notNull().default('{}'),
    externalId: text('external_id'),
    metadata: text('metadata').notNull().default('{}'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    index('departments_by_hospital').on(table.hospitalId, table.id),
    unique('departments_external_id').on(table.hospitalId, table.externalId),
    check('departments_metadata_is_json', sql`json_valid(${table.metadata})`),
  ],
);

/** Doctors of a hospital; in which departments they work stands in `department_doctors`. */
export const doctors = sqliteTable(
  'doctors',
  {
    id: text('id').primaryKey(),
    hospitalId: text('hospital_id')
      .notNull()
      .references(() => hospitals.id),
    name: text('name').notNull(),
    speciality: text('speciality'),
    qualification: text('qualification'),
    /** BCP 47 tags, as a JSON array. */
    languages: text('languages').notNull().default('[]'),
    /** In the currency's smallest unit; null, as the currency, where no fee is told. */
    feeAmountMinor: integer('fee_amount_minor'),
    /** ISO 4217. */
    feeCurrency: text('fee_currency'),
    /** Stretches of local dates, as a JSON array of `{from, until}`. */
    leave: text('leave').notNull().default('[]'),
    externalId: text('external_id'),
    metadata: text('metadata').notNull().default('{}'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [unique('doctors_external_id').on(table.hospitalId, table.externalId)],
);

/** Which doctors work in which departments. */
export const departmentDoctors = sqliteTable(
  'department_doctors',
  {
    departmentId: text('department_id')
      .notNull()
      .references(() => departments.id),
    doctorId: text('doctor_id')
      .notNull()
      .references(() => doctors.id),
  },
  (table) => [primaryKey({ columns: [table.departmentId, table.doctorId] })],
);

/** Service points: rooms and counters of a department, in the order they were added. */
export const points = sqliteTable(
  'points',
  {
    id: text('id').primaryKey(),
    departmentId: text('department_id')
      .notNull()
      .references(() => departments.id),
    name: text('name').notNull(),
    /** The name in other languages, as a JSON object by BCP 47 tag. */
    nameTranslations: text('name_translations').notNull().default('{}'),
    doctorId: text('doctor_id').references(() => doctors.id),
    /** Patients inside at once. */
    capacity: integer('capacity').notNull(),
    isAvailable: integer('is_available', { mode: 'boolean' }).notNull(),
    externalId: text('external_id'),
    metadata: text('metadata').notNull().default('{}'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    index('points_by_department').on(table.departmentId, table.id),
    unique('points_external_id').on(table.departmentId, table.externalId),
    check('points_capacity', sql`${table.capacity} between 1 and 5`),
  ],
);

/**
 * What departments' objects must still be told: one row each. `version` rises in the batch of every change of the
 * department, its points, its doctors or its hospital's keys; `pushedVersion` follows once the object has it.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    departmentId: text('department_id')
      .primaryKey()
      .references(() => departments.id),
    version: integer('version').notNull(),
    pushedVersion: integer('pushed_version').notNull().default(0),
    /** When the oldest change that was not pushed yet was made. */
    changedAt: integer('changed_at').notNull(),
    /** When a push was last tried; those tried longest ago go first, so that a broken one starves nobody. */
    triedAt: integer('tried_at').notNull().default(0),
  },
  (table) => [index('outbox_due').on(table.triedAt).where(sql`pushed_version < version`)],
);
