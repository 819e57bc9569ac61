const GROUPS = [
  'A group commit saves syncs of the disk and nothing else, and the disk of this machine takes 0.2 ms for one when it is',
  'idle: what bare INSERTs reach in groups (its own line) is the ceiling, and everything a department does beside one INSERT',
  'is processor time below it.',
].join(' ');

const DEPARTMENT_PROFILE = [
  'Sampled at 50 clients, of some 0.15 ms more than the bare object: 0.10 five statements (look for the key, event, ticket with',
  'its two indexes, number, answer under the key), 0.03 handing the event to the copy, 0.02 the answer, 0.02 deciding and',
  'applying. Built after the profile: waits are estimated only where they are shown, the copy goes in larger pieces.',
  'Next: the answer kept in the row of its event, which saves an INSERT into a tree of random keys.',
].join(' ');

const PRODUCT_PROFILE = [
  'Under Miniflare D1 runs on the same thread: the copy takes 0.13 ms of a command (measured by leaving it out), and with a',
  'sync of its own ten times a second it is what the p99 shows; deployed it is another machine. The edge (routing, credential,',
  'schema, secret of the ticket) takes 0.15 ms. Built after the profile: no asset router before the Worker (0.3 ms), bodies read',
  'whole, hashes in one call, fewer and larger copies.',
].join(' ');

const ALONE = [
  'One client never shares a commit, and waiting for the commit in a turn of its own costs it the tenth that bare INSERTs in',
  'groups lose too (their line).',
].join(' ');

const TOGETHER = [
  'Fifty clients are answered together, so that each waits for about fifty commands: half of the bare p99 asks for twice its',
  'throughput.',
].join(' ');

const WATCHED = [
  'A frame to a thousand sockets takes 25 to 35 ms of the one thread, ten times a second, nearly all of it the system call of',
  'each send; the rest of the second issues tickets. Server, clients and the watchers share two cores here.',
].join(' ');

/** Why an aim is missed, by the id of its line; written by hand from a profile. */
export const REASONS: Readonly<Record<string, string>> = {
  'department-throughput-1': `${ALONE} ${DEPARTMENT_PROFILE}`,
  'department-throughput-50': `${GROUPS} ${DEPARTMENT_PROFILE}`,
  'department-p99-50': `${TOGETHER} ${GROUPS}`,
  'department-watched': WATCHED,
  'product-throughput-1': `${ALONE} ${PRODUCT_PROFILE}`,
  'product-throughput-50': `${GROUPS} ${PRODUCT_PROFILE}`,
  'product-p99-50': `${TOGETHER} ${PRODUCT_PROFILE}`,
  'product-watched': WATCHED,
};
