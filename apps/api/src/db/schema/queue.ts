import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

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
