// What `npm start`, `npm test` and their kin call. It needs nothing but Node 20 and npm: it installs the workspace,
// Node 24 included, and hands over to the script of that name, which Node 24 runs as TypeScript.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PNPM_VERSION = '12.21.0';
const NODE_MAJOR_MIN = 20;
const COMMANDS = {
  start: 'start.ts',
  dev: 'dev.ts',
  test: 'test.ts',
  check: 'check.ts',
  fix: 'fix.ts',
  build: 'build.ts',
  contract: 'contract.ts',
  migrations: 'migrations.ts',
  docs: 'docs.ts',
  pictures: 'pictures.ts',
  'contact-sheet': 'contact-sheet.ts',
  'demo:reset': 'demo-reset.ts',
  'demo:day': 'demo-day/index.ts',
  'projection:rebuild': 'projection-rebuild.ts',
  replay: 'replay/index.ts',
  load: '../bench/load.ts',
  bench: '../bench/index.ts',
  simulate: '../tests/simulation/index.ts',
  'power-cuts': '../bench/power-cuts.ts',
  'd1-outage': '../bench/d1-outage.ts',
  sequences: 'sequences.ts',
  wordpress: 'wordpress/index.ts',
  oldest: 'oldest/index.ts',
  'other-browsers': '../tests/other-browsers/index.ts',
  sizes: 'sizes.ts',
  voices: 'voices.ts',
  'live-heap': '../bench/live-heap.ts',
  'first-rows': '../bench/first-rows.ts',
};

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const isWindows = process.platform === 'win32';

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/**
 * Who started this process. npm runs a script through a shell that may outlive it, so npm is looked for above the shell;
 * where there is no /proc, shells replace themselves by the script.
 */
function ancestors() {
  if (process.env.npm_lifecycle_event === undefined) return String(process.ppid);
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    // No /proc, or the shell has just ended: then the parent's number says enough.
    return String(process.ppid);
  }
}

function run(command, args, options) {
  const { env, onOutput } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: onOutput === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: isWindows && onOutput !== undefined,
    });
    // A terminal's Ctrl-C reaches the child by itself; what is sent to this process alone is passed on.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    const above = ancestors();
    const watch = setInterval(() => ancestors() !== above && child.kill('SIGTERM'), 500);
    watch.unref();
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      stream.on('data', (chunk) => {
        process.stdout.write(chunk);
        onOutput(String(chunk));
      });
    }
    child.on('error', (error) => resolve({ code: 1, error }));
    child.on('close', (code, signal) => resolve({ code: code === null ? (signal === 'SIGINT' ? 0 : 1) : code }));
  });
}

async function install() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'pnpm-lock.yaml')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.carequeue-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  process.stdout.write('Installing what CareQueue is built with (once) ...\n');
  let output = '';
  const { code, error } = await run('npx', ['-y', `pnpm@${PNPM_VERSION}`, 'install', '--frozen-lockfile'], {
    env: { ...process.env, CI: '1' },
    onOutput: (text) => {
      output += text;
    },
  });
  if (error !== undefined && error.code === 'ENOENT')
    fail('npm is missing: install Node.js 20 or newer with npm, then run this again.');
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|ERR_PNPM_META_FETCH_FAIL/.test(output) &&
    code !== 0
  ) {
    fail(
      "The package registry cannot be reached. Connect to the network (or set npm's proxy and registry), then run this again.",
    );
  }
  if (code !== 0) fail('Installing failed: the lines above say why. Put that right, then run this again.');
  writeFileSync(stamp, lock);
}

/** npm's own variables would change what nested npm and pnpm calls do. */
function ownEnvironment(node) {
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!/^npm_/i.test(name)) env[name] = value;
  }
  env.PATH = [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter);
  env.WRANGLER_SEND_METRICS = 'false';
  env.CI = env.CI || '1';
  env.ASTRO_TELEMETRY_DISABLED = '1';
  return env;
}

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR_MIN) {
  fail(
    `CareQueue needs Node.js ${NODE_MAJOR_MIN} or newer; this is ${process.versions.node}. Install a newer one from nodejs.org, then run this again.`,
  );
}
const name = process.argv[2] || '';
const script = COMMANDS[name];
if (script === undefined) fail(`There is no command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}.`);
await install();
const node = path.join(root, 'node_modules', 'node-runtime', 'bin', isWindows ? 'node.exe' : 'node');
const { code } = await run(node, [path.join(root, 'scripts', script), ...process.argv.slice(3)], {
  env: ownEnvironment(node),
});
process.exit(code);
