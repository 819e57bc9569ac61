import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * The history copy of tickets: one row each, kept up to date by the departments' outboxes.
 *
 * Instants are ms since 1970 UTC. `data` is the whole ticket as JSON; the columns are what history is asked by.
 */
export const visits = sqliteTable(
  'visits',
  {
    id: text('id').primaryKey(),
    hospitalId: text('hospital_id').notNull(),
    departmentId: text('department_id').notNull(),
    serviceDay: text('service_day').notNull(),
    number: integer('number').notNull(),
    status: text('status').notNull(),
    externalId: text('external_id'),
    issuedAt: integer('issued_at').notNull(),
    /** The ticket's version; an older one never overwrites a newer. */
    version: integer('version').notNull(),
    /** `seq` of the department's event this row stands at. */
    seq: integer('seq').notNull(),
    data: text('data').notNull(),
  },
  (table) => [
    index('visits_department_day').on(table.departmentId, table.serviceDay, table.number),
    index('visits_external').on(table.hospitalId, table.externalId),
  ],
);

/**
 * What happened, as it was decided: one row for each event of a department, written beside the `visits` it changes and
 * never changed after. Every statistic, `visits` itself included, can be made from these again.
 *
 * One row a department and number, however often it is copied. There is no other index: each would be one more row
 * written for every command, and what asks by day reads a department's range of numbers.
 */
export const visitEvents = sqliteTable(
  'visit_events',
  {
    /** Follows from department, number and instant, so that a copy made twice has one id. */
    id: text('id').notNull(),
    hospitalId: text('hospital_id').notNull(),
    departmentId: text('department_id').notNull(),
    seq: integer('seq').notNull(),
    at: integer('at').notNull(),
    command: text('command').notNull(),
    /** `visitor`, `ticket`, `server` or `system`. */
    actorKind: text('actor_kind').notNull(),
    /** Id of the key or ticket that acted, never a name; null for the department itself. */
    actorId: text('actor_id'),
    /** The service day it belongs to; the end of a day belongs to the day that ends. */
    serviceDay: text('service_day').notNull(),
    /** `{version, changes}` as JSON; a change of a ticket holds the whole ticket as it stood after. */
    data: text('data').notNull(),
  },
  (table) => [primaryKey({ columns: [table.departmentId, table.seq] })],
);
