import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ConstraintError, commit, query } from '../src/db/client.ts';
import { createHospital, findHospitalByExternalId } from '../src/hospitals/index.ts';
import { services } from './support.ts';

const database = services.database();
const { now, random, makeId } = services;
const draft = (externalId: string) =>
  createHospital(
    { database, now: now(), random, makeId, actor: 'system' },
    { name: 'Test', country: 'IN', externalId },
  );

test('a failing query tells neither its SQL nor its parameters', async () => {
  const failing = query(database.run(sql`select secret from nowhere where name = ${'Asha Rao'}`));
  const error = await failing.catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'PlatformFault', message: 'the database failed: D1_ERROR' });
  expect(JSON.stringify(error) + String(error) + String(error instanceof Error ? error.stack : '')).not.toMatch(
    /nowhere|Asha Rao/,
  );
});

test('a broken rule is named by its columns, and its whole batch is undone', async () => {
  await commit(database, draft('same').statements);
  const twice = commit(database, [...draft('other').statements, ...draft('same').statements]);
  const error = await twice.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ConstraintError);
  expect(error).toMatchObject({ constraint: 'unique', columns: ['hospitals.external_id'] });
  expect(await findHospitalByExternalId(database, 'other')).toBeNull();
});

test('an empty batch is nothing', async () => {
  await expect(commit(database, [])).resolves.toBeUndefined();
});
