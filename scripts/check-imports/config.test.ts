import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../product/settings.ts';

const CRUISER = path.join(ROOT, 'tools/codegen/node_modules/.bin/depcruise');
const CONFIG = path.join(ROOT, 'scripts/check-imports/config.mjs');
let tree = '';

beforeEach(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'carequeue-imports-'));
  writeFileSync(path.join(tree, 'tsconfig.base.json'), '{}');
});
afterEach(() => rmSync(tree, { recursive: true, force: true }));

/** Names of the rules that a tree of files breaks. */
function broken(files: Record<string, string>): string[] {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), content);
  }
  const roots = [...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? ''))];
  const args = ['--config', CONFIG, '--output-type', 'json', ...roots];
  const { stdout } = spawnSync(CRUISER, args, { cwd: tree, encoding: 'utf8' });
  const { summary }: { summary: { violations: { rule: { name: string } }[] } } = JSON.parse(stdout);
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
}

const api = (file: string): string => `apps/api/src/${file}`;
const leaf = 'export const leaf = 1;\n';

describe('the import rules', { timeout: 30_000 }, () => {
  test('let a module import what is above it, through its face', () => {
    const store = "import { leaf } from '../hospitals/index.ts';\nexport const x = leaf;\n";
    expect(broken({ [api('queue/service.ts')]: store, [api('hospitals/index.ts')]: leaf })).toEqual([]);
  });

  test('refuse an import of what is below, types included', () => {
    const rules = "import type { Leaf } from '../queue/index.ts';\nexport type X = Leaf;\n";
    const face = 'export interface Leaf {}\n';
    expect(broken({ [api('kernel/time.ts')]: rules, [api('queue/index.ts')]: face })).toEqual(['layer-kernel']);
  });

  test("refuse reaching past a module's face", () => {
    const service = "import { leaf } from '../hospitals/store.ts';\nexport const x = leaf;\n";
    expect(broken({ [api('queue/service.ts')]: service, [api('hospitals/store.ts')]: leaf })).toEqual([
      'face-of-hospitals',
    ]);
  });

  test("refuse another module's tables, and tables outside stores", () => {
    const text = "import { leaf } from '../db/schema/hospitals.ts';\nexport const x = leaf;\n";
    const schema = { [api('db/schema/hospitals.ts')]: leaf };
    expect(broken({ [api('queue/store.ts')]: text, ...schema })).toEqual(['tables-belong-to-their-store']);
    expect(broken({ [api('queue/store.ts')]: leaf, [api('hospitals/routes.ts')]: text, ...schema })).toEqual([
      'only-stores-hold-sql',
    ]);
  });

  test('keep decisions free of storage', () => {
    const rules = "import { leaf } from './store.ts';\nexport const x = leaf;\n";
    expect(broken({ [api('queue/rules.ts')]: rules, [api('queue/store.ts')]: leaf })).toEqual(['rules-are-pure']);
  });

  test('let a room of the queue import the rooms before it, and refuse those after it', () => {
    const rules = "import { leaf } from '../state/ticket.ts';\nexport const x = leaf;\n";
    const face = "import { x } from './rules/ticket-rules.ts';\nexport const y = x;\n";
    const state = { [api('queue/state/ticket.ts')]: leaf };
    expect(broken({ ...state, [api('queue/rules/ticket-rules.ts')]: rules, [api('queue/index.ts')]: face })).toEqual(
      [],
    );
    const sees = "import { leaf } from '../views/ticket-view.ts';\nexport const x = leaf;\n";
    const view = { [api('queue/views/ticket-view.ts')]: leaf };
    expect(broken({ ...view, [api('queue/rules/ticket-rules.ts')]: sees })).toEqual(['room-queue-rules']);
  });

  test("refuse a room that takes its module's face", () => {
    const faced = "import { leaf } from '../index.ts';\nexport const x = leaf;\n";
    expect(broken({ [api('queue/store/store.ts')]: faced, [api('queue/index.ts')]: leaf })).toEqual([
      'room-queue-store',
    ]);
  });

  test('refuse a leaf that imports a room', () => {
    const refusals = "import { leaf } from './state/ticket.ts';\nexport const x = leaf;\n";
    expect(broken({ [api('queue/refusals.ts')]: refusals, [api('queue/state/ticket.ts')]: leaf })).toEqual([
      'leaves-of-queue',
    ]);
  });

  test('keep packages away from apps, and queue-core away from everything', () => {
    const text = "import { leaf } from '../../../apps/api/src/kernel/leaf.ts';\nexport const x = leaf;\n";
    expect(broken({ 'packages/queue-core/src/order.ts': text, [api('kernel/leaf.ts')]: leaf })).toEqual([
      'packages-never-import-apps',
      'queue-core-imports-nothing',
    ]);
  });

  test('refuse a cycle', () => {
    const one = "import { two } from './two.ts';\nexport const one = () => two;\n";
    const two = "import { one } from './one.ts';\nexport const two = () => one;\n";
    expect(broken({ [api('kernel/one.ts')]: one, [api('kernel/two.ts')]: two })).toEqual(['no-cycles']);
  });
});
