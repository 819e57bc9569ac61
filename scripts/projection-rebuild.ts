import { parseArgs } from 'node:util';
import type { DepartmentId } from '../apps/api/src/kernel/ids.ts';
import { parseId } from '../apps/api/src/kernel/ids.ts';
import { visitsRebuild } from '../apps/api/src/queue/history/visits-sql.ts';
import { runToEnd } from './product/child.ts';
import { stateFolder } from './product/home.ts';
import { runScript } from './product/lifetime.ts';
import { migrate } from './product/migrate.ts';
import { Explained, readSettings } from './product/settings.ts';

// Makes `visits` again from `visit_events`:
//
//     pnpm projection:rebuild [--check] [--department dep_…] [--remote]
//
// It works on the local state of `npm start`, running or not, or with --remote on the deployed database. With --check
// it only compares, and fails when something differs. Each statement is whole in itself and the copy of new events goes
// on meanwhile, so nothing has to be stopped for it.

/** Statements of so many departments go to one call; each is far below what a database call may hold. */
const DEPARTMENTS_AT_ONCE = 20;

/** A product that runs on the same local state may be writing at the very moment. */
const ATTEMPTS_MAX = 5;

type Row = Readonly<Record<string, unknown>>;
type Execute = (sql: string) => Promise<readonly Row[]>;

function isAnswer(value: unknown): value is readonly { readonly results: readonly Row[] }[] {
  return Array.isArray(value) && value.every((part) => Array.isArray(part?.results));
}

/** Runs SQL by wrangler; answers the rows of all its statements. Each of ours may be run again. */
function executeBy(place: readonly string[]): Execute {
  return async (sql) => {
    const args = ['d1', 'execute', 'carequeue', ...place, '--json', '--yes', '--command', sql];
    const run = () => runToEnd('wrangler', args, { quiet: true });
    let { code, output } = await run();
    for (let attempt = 2; attempt <= ATTEMPTS_MAX && output.includes('SQLITE_BUSY'); attempt += 1) {
      ({ code, output } = await run());
    }
    const text = output.slice(output.indexOf('[\n'), output.lastIndexOf(']') + 1);
    const answer: unknown = code === 0 ? JSON.parse(text) : null;
    if (!isAnswer(answer)) throw new Explained(`${output}\nThe database did not answer (the lines above say why).`);
    return answer.flatMap((part) => part.results);
  };
}

async function departmentsOf(execute: Execute): Promise<readonly DepartmentId[]> {
  const rows = await execute('SELECT DISTINCT department_id AS id FROM visit_events ORDER BY id');
  return rows.flatMap((row) => parseId('department', String(row.id)) ?? []);
}

function inGroups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}

const sum = (rows: readonly Row[], name: string): number => rows.reduce((total, row) => total + Number(row[name]), 0);

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      department: { type: 'string' },
      remote: { type: 'boolean', default: false },
    },
  });
  const { home } = readSettings(process.env);
  if (!values.remote) await migrate(home);
  const execute = executeBy(values.remote ? ['--remote'] : ['--local', '--persist-to', stateFolder(home)]);
  const chosen = values.department === undefined ? null : parseId('department', values.department);
  if (chosen === null && values.department !== undefined) throw new Explained('--department takes an id, dep_…');
  const departments = chosen === null ? await departmentsOf(execute) : [chosen];
  const found: Row[] = [];
  for (const group of inGroups(departments.map(visitsRebuild), DEPARTMENTS_AT_ONCE)) {
    found.push(...(await execute(group.map(({ compare }) => compare).join(';'))));
    if (!values.check) await execute(group.flatMap(({ replace }) => replace).join(';'));
  }
  const differing = sum(found, 'differenceCount');
  const [events, visits] = [sum(found, 'eventCount'), sum(found, 'visitCount')];
  process.stdout.write(
    `${departments.length} departments, ${events} events, ${visits} visits: ${differing} rows differed from their events.\n`,
  );
  if (differing === 0) return;
  if (values.check) throw new Explained('"npm run projection:rebuild" makes them again.');
  process.stdout.write('They were made again.\n');
});
