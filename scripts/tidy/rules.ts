import path from 'node:path';
import { functionLengths } from './function-lengths.ts';

/** One thing that is not tidy. `size` is set where the ratchet may allow it for a while. */
export interface Finding {
  readonly file: string;
  readonly rule: string;
  readonly detail: string;
  readonly size?: number;
}

interface Forbidden {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly where: RegExp;
  /** Allowed where a comment within the ten lines above says why. */
  readonly excusable?: boolean;
}

const FILE_LINES_MAX = 300;
const FUNCTION_LINES_MAX = 70;
const CODE = /\.(ts|mjs|js)$/;
const GENERATED = /(^|\/)(generated|migrations)\/|^apps\/api\/openapi\.json$|custom-elements\.json$/;
const KNOWN_KINDS =
  /\.(ts|tsx|mjs|js|json|jsonl|md|css|html|toml|yaml|sql|png|svg|mp3|csv|php|txt)$|(^|\/)(LICENSE|\.gitignore|\.gitattributes|\.editorconfig|run)$/;
const VAGUE_NAMES = /((^|[-/])(utils?|helpers?|manager)|(^|\/)(common|misc|types))\.(ts|mjs|js)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
// These carry the error code they explain.
const NAMED_BY_CODE = /^apps\/docs\/errors\//;
const CAPITALS = new Set(['README.md', 'CONTRIBUTING.md', 'SPEC.md', 'LICENSE', 'CHANGELOG.md']);
// A Worker's log is its console: one file writes it. Another tells a page's developer of mistakes in it.
const PRODUCT_CODE = /^(packages|apps)\/.*\/src\/(?!http\/log\.ts|base\/developer-advice\.ts).*\.ts$/;
// Assembled so that this file does not find itself.
const FORBIDDEN: readonly Forbidden[] = [
  // A formatter may have made quotes of them in a page.
  { rule: 'conflict-marker', pattern: /<{7}|>{7}|(> ){7}/, where: /\.(ts|mjs|js|json|md|css|html|toml|yaml)$/ },
  { rule: 'no-fixme', pattern: new RegExp('\\b(FIX' + 'ME|XX' + 'X)\\b'), where: CODE },
  { rule: 'todo-needs-issue', pattern: new RegExp('\\bTO' + 'DO\\b(?!.*#\\d)'), where: CODE },
  { rule: 'no-console', pattern: /\bconsole\.\w+\(/, where: PRODUCT_CODE },
  { rule: 'no-debugger', pattern: new RegExp('^\\s*debug' + 'ger\\b'), where: CODE },
  {
    rule: 'no-focused-or-skipped-test',
    pattern: /\b(describe|test|it)\.(only|skip|todo)\(/,
    where: /\.(test|spec)\.ts$/,
  },
  {
    rule: 'double-cast-needs-reason',
    pattern: new RegExp('\\bas unknown ' + 'as\\b'),
    where: /\.ts$/,
    excusable: true,
  },
  {
    rule: 'suppression-needs-reason',
    pattern: /@ts-(expect-error|ignore|nocheck)\s*(\*\/)?$/,
    where: CODE,
  },
];
// What the test runners pick up; a test anywhere else would never run.
const RUNNERS = [
  /^packages\/[^/]+\/(src|test)\/.*\.test\.ts$/,
  /^apps\/api\/(src|test)\/.*\.test\.ts$/,
  /^apps\/(docs|patient|sample-site)\/.*\.test\.ts$/,
  /^scripts\/.*\.test\.ts$/,
  /^tools\/voices\/src\/.*\.test\.ts$/,
  /^tests\/.*\.test\.ts$/,
  /^bench\/.*\.test\.ts$/,
  /^tests\/e2e\/.*\.spec\.ts$/,
  /\.test-d\.ts$/,
];
const TEST_LIKE = /[.-](test|spec|tests|specs)\.[cm]?[jt]sx?$|_test\.|(^|\/)test_/;

function nameFindings(file: string): Finding[] {
  const base = path.posix.basename(file);
  const findings: Finding[] = [];
  if (!KNOWN_KINDS.test(file))
    findings.push({ file, rule: 'unknown-file-kind', detail: 'no such kind of file is kept here' });
  if (VAGUE_NAMES.test(file)) findings.push({ file, rule: 'vague-name', detail: 'name it for the noun it holds' });
  if (!base.startsWith('.') && !NAMED_BY_CODE.test(file) && !CAPITALS.has(base) && !KEBAB.test(base)) {
    findings.push({ file, rule: 'kebab-case', detail: 'file names are kebab-case' });
  }
  if (TEST_LIKE.test(base) && !RUNNERS.some((runner) => runner.test(file))) {
    findings.push({ file, rule: 'test-without-runner', detail: 'no runner picks this test up' });
  }
  return findings;
}

function lineFindings(file: string, source: string): Finding[] {
  const lines = source.split('\n');
  const isExcused = (index: number): boolean =>
    lines.slice(Math.max(0, index - 10), index).some((line) => line.trimStart().startsWith('//'));
  return FORBIDDEN.filter(({ where }) => where.test(file)).flatMap(({ rule, pattern, excusable }) =>
    lines.flatMap((line, index) =>
      pattern.test(line) && !(excusable === true && isExcused(index))
        ? [{ file, rule, detail: `line ${index + 1}: ${line.trim()}` }]
        : [],
    ),
  );
}

function sizeFindings(file: string, source: string): Finding[] {
  const lines = source.trimEnd().split('\n').length;
  const whole: Finding[] =
    lines > FILE_LINES_MAX ? [{ file, rule: 'file-length', detail: `${lines} lines`, size: lines }] : [];
  // In a test a describe callback holds its tests; the tests in it are measured by themselves.
  const isTest = /\.(test|spec)\.ts$/.test(file);
  const long = functionLengths(file, source).filter((one) => one.lines > FUNCTION_LINES_MAX);
  const functions = long
    .filter((one) => !(isTest && one.name === 'top level'))
    .map((one) => ({ file, rule: 'function-length', detail: `${one.name}: ${one.lines} lines`, size: one.lines }));
  return [...whole, ...functions];
}

/** What is untidy about one file; `source` is null for a binary one. */
export function inspectFile(file: string, source: string | null): Finding[] {
  const findings = GENERATED.test(file) ? [] : nameFindings(file);
  if (source === null) return findings;
  if (GENERATED.test(file)) {
    const head = source.slice(0, 200).toLowerCase();
    const mayHold = /\.(ts|js)$/.test(file);
    return mayHold && !head.includes('generated')
      ? [...findings, { file, rule: 'generated-header', detail: 'its first line must name generator and command' }]
      : findings;
  }
  const lines = [...findings, ...lineFindings(file, source)];
  return CODE.test(file) ? [...lines, ...sizeFindings(file, source)] : lines;
}

/** Decision records are numbered from 0001 without gaps and without doubles. */
export function inspectDecisions(files: readonly string[]): Finding[] {
  const records = files.filter((file) => file.startsWith('docs/decisions/')).sort();
  return records.flatMap((file, index) => {
    const expected = String(index + 1).padStart(4, '0');
    const isInOrder = path.posix.basename(file).startsWith(`${expected}-`);
    return isInOrder ? [] : [{ file, rule: 'decision-number', detail: `expected number ${expected}` }];
  });
}
