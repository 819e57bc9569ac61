/**
 * The object's own SQLite, in steps that are run once each, in order, in one transaction at the object's start.
 * A step that was released is never edited.
 *
 * Rows written per command are billed, so there are few indexes: tables keyed by text are WITHOUT ROWID, the open
 * tickets are found over one partial index, and an event row is at once history, outbox and replay for live clients.
 */
export const STORE_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE provisioning (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, data TEXT NOT NULL);
  CREATE TABLE queue (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch TEXT NOT NULL,
    status TEXT NOT NULL,
    message TEXT,
    service_day TEXT NOT NULL
  );
  CREATE TABLE series (id TEXT PRIMARY KEY, last_number INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE tickets (
    id TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    service_day TEXT NOT NULL,
    external_id TEXT,
    data TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX tickets_open ON tickets (id) WHERE status IN ('waiting', 'called', 'serving', 'missed');
  CREATE UNIQUE INDEX tickets_external_id ON tickets (external_id) WHERE external_id IS NOT NULL;
  CREATE TABLE events (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, data TEXT NOT NULL);
  CREATE TABLE requests (
    id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE outbox (id INTEGER PRIMARY KEY CHECK (id = 1), projected_seq INTEGER NOT NULL);
  CREATE TABLE clock (id INTEGER PRIMARY KEY CHECK (id = 1), driven_now INTEGER);
  `,
  // What was set of a point by command; absent columns of `data` follow provisioning.
  'CREATE TABLE point_settings (point_id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID',
  // Which calls passed waiting tickets over: written only then, read once a wake.
  `
  ALTER TABLE tickets ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE passings (seq INTEGER PRIMARY KEY, data TEXT NOT NULL);
  `,
  // Up to where ended tickets have left for D1, and which external ids went with them.
  `
  CREATE TABLE retention (id INTEGER PRIMARY KEY CHECK (id = 1), kept_from TEXT NOT NULL, last_id TEXT NOT NULL);
  CREATE TABLE past_external_ids (external_id TEXT PRIMARY KEY, ticket_id TEXT NOT NULL) WITHOUT ROWID;
  `,
  // What was said about sessions of the service day; what is not there goes as planned.
  'CREATE TABLE sessions (id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID',
  // What the codes of a series begin with; null from before there were several.
  'ALTER TABLE series ADD COLUMN prefix TEXT',
  // What the codes on the site are made of. It is read by `join-store.ts` and leaves the object by no way.
  'CREATE TABLE join_secret (id INTEGER PRIMARY KEY CHECK (id = 1), secret BLOB NOT NULL)',
  // Only a ticket that came from another department has a holder of its own, so no other pays for the index.
  `
  ALTER TABLE tickets ADD COLUMN holder_id TEXT;
  CREATE INDEX tickets_holder ON tickets (holder_id) WHERE holder_id IS NOT NULL;
  CREATE TABLE errands (ticket_id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
  `,
  // What each planned session of the day has taken, for its quotas.
  `
  CREATE TABLE session_counts (
    id TEXT PRIMARY KEY,
    booked INTEGER NOT NULL,
    walk_in INTEGER NOT NULL,
    remote INTEGER NOT NULL
  ) WITHOUT ROWID
  `,
  // The screens of the waiting rooms, all in one row.
  'CREATE TABLE displays (id INTEGER PRIMARY KEY CHECK (id = 1), data TEXT NOT NULL)',
];
