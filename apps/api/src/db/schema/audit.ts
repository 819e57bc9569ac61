import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Who did what to which thing, written in the batch of the action. */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    id: text('id').primaryKey(),
    hospitalId: text('hospital_id').notNull(),
    at: integer('at').notNull(),
    /** `system`, or the id of the key that acted. */
    actor: text('actor').notNull(),
    /** `noun:verb`. */
    action: text('action').notNull(),
    subjectId: text('subject_id').notNull(),
  },
  (table) => [index('audit_entries_by_hospital').on(table.hospitalId, table.at)],
);
