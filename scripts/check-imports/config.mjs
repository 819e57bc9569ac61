import path from 'node:path';

// The import rules of the house style as a dependency-cruiser configuration. A folder of the Worker may import only
// from folders above it in LAYERS; folders on one line do not import each other.
const LAYERS = [
  ['kernel'],
  ['db'],
  ['http'],
  ['audit'],
  ['identity'],
  ['hospitals'],
  ['queue'],
  ['scheduling', 'records'],
  ['notifications', 'insights', 'webhooks', 'interop'],
  ['development'],
];
// These are toolboxes, not modules: their files are imported one by one.
const WITHOUT_FACE = ['kernel', 'db', 'http'];
const API = '^apps/api/src';

// Folders so full that they have rooms: a room may import those named before it, and the files in LEAVES; the folder's
// own other files may import any room. CONTRIBUTING.md says what each room is for.
const ROOMS = {
  'apps/api/src/queue': {
    rooms: ['state', 'rules', 'views', 'store', 'history', 'rpc', 'live', 'links', 'department', 'routes'],
    leaves: ['refusals', 'machine'],
  },
  'packages/widgets/src/ticket': { rooms: ['held', 'shown', 'join', 'actions', 'alerts'], leaves: [] },
};
const TESTS = '(\\.test(-d)?\\.ts$|^apps/api/test/|\\.config\\.ts$)';

// Development-only routes stand beside the composition: they call what it put together.
const COMPOSITION = `${API}/(app|index|services)\\.ts$`;

const folders = (names) => `(${names.join('|')})`;

function layerRules() {
  const all = LAYERS.flat();
  return LAYERS.flatMap((layer, depth) =>
    layer.map((name) => {
      const above = LAYERS.slice(0, depth).flat();
      const forbidden = all.filter((other) => other !== name && !above.includes(other));
      return {
        name: `layer-${name}`,
        severity: 'error',
        comment: `${name} may import ${above.length === 0 ? 'nothing of ours' : above.join(', ')} and itself.`,
        from: { path: `${API}/${name}/`, pathNot: TESTS },
        to: { path: [`${API}/${folders(forbidden)}/`, ...(name === 'development' ? [] : [COMPOSITION])] },
      };
    }),
  );
}

function faceRules() {
  const modules = LAYERS.flat().filter((name) => !WITHOUT_FACE.includes(name) && name !== 'development');
  return modules.map((name) => ({
    name: `face-of-${name}`,
    severity: 'error',
    comment: `Everything in ${name} but its index.ts is private to it.`,
    from: { path: '^apps/api/src/', pathNot: [`${API}/${name}/`, TESTS] },
    to: { path: `${API}/${name}/`, pathNot: `${API}/${name}/index\\.ts$` },
  }));
}

function roomRules() {
  return Object.entries(ROOMS).flatMap(([folder, { rooms, leaves }]) => {
    const leaf = `^${folder}/${folders(leaves)}\\.ts$`;
    const rules = rooms.map((room, depth) => ({
      name: `room-${path.basename(folder)}-${room}`,
      severity: 'error',
      comment: `${room} may import ${[...rooms.slice(0, depth), ...leaves].join(', ')} and itself.`,
      from: { path: `^${folder}/${room}/`, pathNot: TESTS },
      to: { path: `^${folder}/`, pathNot: [`^${folder}/${folders(rooms.slice(0, depth + 1))}/`, leaf] },
    }));
    const leafRule = {
      name: `leaves-of-${path.basename(folder)}`,
      severity: 'error',
      comment: `${leaves.join(' and ')} import no room.`,
      from: { path: leaf },
      to: { path: `^${folder}/` },
    };
    return leaves.length === 0 ? rules : [...rules, leafRule];
  });
}

const insideModules = [
  {
    name: 'tables-belong-to-their-store',
    severity: 'error',
    comment: "A module's tables are imported by its own stores alone; others ask its read functions.",
    from: { path: `${API}/([^/]+)/`, pathNot: [TESTS, `${API}/db/`] },
    to: { path: `${API}/db/schema/`, pathNot: `${API}/db/schema/$1\\.ts$` },
  },
  {
    name: 'only-stores-hold-sql',
    severity: 'error',
    comment: 'Tables are imported by store files only, the row mappers beside them, and the audit entry (a statement).',
    from: { path: `${API}/`, pathNot: [TESTS, `${API}/db/`, '(store|-store|/rows|/audit/entry|/http/[^/]+)\\.ts$'] },
    to: { path: `${API}/db/schema/` },
  },
  {
    name: 'rules-are-pure',
    severity: 'error',
    comment: 'Decisions import kernel, queue-core, their own pure files and types only.',
    from: {
      path: [`${API}/[^/]+/rules\\.ts$`, `${API}/queue/(state|rules|views)/`],
      pathNot: TESTS,
    },
    to: {
      path: [
        `${API}/(db|http)/`,
        '/(store|service|routes|department|live|outbox)\\.ts$',
        '^cloudflare:',
        'node_modules',
      ],
      pathNot: 'queue-core|temporal-polyfill',
      dependencyTypesNot: ['type-only'],
    },
  },
];

const packages = [
  {
    name: 'packages-never-import-apps',
    severity: 'error',
    from: { path: '^packages/', pathNot: TESTS },
    to: { path: '^(apps|scripts|tests|bench)/' },
  },
  {
    name: 'queue-core-imports-nothing',
    severity: 'error',
    from: { path: '^packages/queue-core/src/', pathNot: [TESTS, '/testing/'] },
    to: { pathNot: '^packages/queue-core/src/' },
  },
  {
    name: 'sdk-imports-queue-core',
    severity: 'error',
    from: { path: '^packages/sdk/src/', pathNot: [TESTS, '/testing/'] },
    to: { pathNot: '^packages/(sdk|queue-core)/src/' },
  },
  {
    name: 'widgets-import-sdk',
    severity: 'error',
    from: { path: '^packages/widgets/src/', pathNot: [TESTS, '/testing/'] },
    to: { path: '^(packages|apps)/', pathNot: '^packages/(widgets|sdk)/src/' },
  },
  {
    name: 'api-imports-queue-core-only',
    severity: 'error',
    from: { path: '^apps/api/src/', pathNot: TESTS },
    to: { path: '^packages/(sdk|widgets)/' },
  },
  {
    name: 'sample-site-is-a-stranger',
    severity: 'error',
    comment: 'It embeds the widgets as any hospital would: by their script tag.',
    from: { path: '^apps/sample-site/', pathNot: TESTS },
    to: { path: '^(packages|apps/api|scripts)/' },
  },
  {
    name: 'sources-import-no-tests',
    severity: 'error',
    from: { path: '^(packages|apps)/', pathNot: [TESTS, '/testing/'] },
    to: { path: TESTS },
  },
];

const everywhere = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'resolves',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '^cloudflare:' },
  },
];

export default {
  forbidden: [...layerRules(), ...faceRules(), ...roomRules(), ...insideModules, ...packages, ...everywhere],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
