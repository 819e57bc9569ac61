import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** API keys of hospitals: never the key, only its hash. */
export const apiKeys = sqliteTable(
  'api_keys',
  {
    id: text('id').primaryKey(),
    hospitalId: text('hospital_id').notNull(),
    kind: text('kind', { enum: ['publishable', 'secret'] }).notNull(),
    /** SHA-256 of the key in hex. */
    hash: text('hash').notNull().unique(),
    /** JSON array of the origins a publishable key may be used from. */
    origins: text('origins').notNull(),
    createdAt: integer('created_at').notNull(),
    revokedAt: integer('revoked_at'),
  },
  (table) => [index('api_keys_by_hospital').on(table.hospitalId, table.id)],
);
