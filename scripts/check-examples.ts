import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElementsManifest } from '../apps/docs/playground/element-controls.ts';
import { elementControls } from '../apps/docs/playground/element-controls.ts';
import { exampleSnippets } from '../apps/docs/playground/example-snippets.ts';
import { runToEnd } from './product/child.ts';
import { runScript } from './product/lifetime.ts';
import { Explained, ROOT } from './product/settings.ts';
import { elementNames } from './widgets/elements.ts';

const PAGES = ['README.md', 'apps/docs/*.md', 'apps/docs/guides/*.md', 'packages/*/README.md'];
const WIDGETS = path.join(ROOT, 'packages/widgets');
const FOLDER = path.join(ROOT, 'node_modules/.cache/examples');

/** What a reader has at hand already; a block may declare its own of the same name. */
const AT_HAND = `
declare const departmentId: string;
declare const pointId: string;
declare const ticketId: string;
declare const laboratoryId: string;
declare const secretKey: string;
declare const secret: string;
declare const cq: import('@carequeue/sdk').CareQueue;
declare function showBusyPoint(): void;
`;

/** What a reader of the playground may copy for React. */
function playgroundBlocks() {
  const manifest: ElementsManifest = JSON.parse(readFileSync(path.join(WIDGETS, 'custom-elements.json'), 'utf8'));
  return elementControls(manifest)
    .flatMap(exampleSnippets)
    .filter(({ name }) => name === 'React')
    .map(({ text }) => ({ page: 'playground', kind: 'tsx', block: text }));
}

// The TypeScript blocks of the README, the guides and the playground compile against the packages as they are.
await runScript(async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const pages = globSync(PAGES, { cwd: ROOT }).sort();
  const written = pages.flatMap((page) =>
    [...readFileSync(path.join(ROOT, page), 'utf8').matchAll(/```(tsx?)\n(.*?)```/gs)].map(([, kind, block = '']) => ({
      page,
      kind,
      block,
    })),
  );
  const blocks = [...written, ...playgroundBlocks()];
  blocks.forEach(({ page, kind, block }, index) => {
    writeFileSync(path.join(FOLDER, `${page.replaceAll(/\W/g, '-')}-${index}.${kind}`), `${block}\nexport {};\n`);
  });
  writeFileSync(path.join(FOLDER, 'at-hand.d.ts'), AT_HAND);
  const config = {
    extends: path.join(ROOT, 'tsconfig.base.json'),
    compilerOptions: {
      composite: false,
      incremental: false,
      noEmit: true,
      emitDeclarationOnly: false,
      lib: ['es2024', 'dom', 'dom.iterable'],
      jsx: 'react-jsx',
      // The elements' own sources are among what is compiled.
      experimentalDecorators: true,
      useDefineForClassFields: false,
      erasableSyntaxOnly: false,
      paths: {
        '@carequeue/widgets/react': [path.join(WIDGETS, 'src/react/index.ts')],
        ...Object.fromEntries(
          elementNames().map((name) => [
            `@carequeue/widgets/${name}`,
            [path.join(WIDGETS, `src/${name}/carequeue-${name}.ts`)],
          ]),
        ),
        react: [path.join(WIDGETS, 'node_modules/@types/react/index.d.ts')],
        'react/*': [path.join(WIDGETS, 'node_modules/@types/react/*')],
      },
    },
    include: ['*.ts', '*.tsx'],
  };
  writeFileSync(path.join(FOLDER, 'tsconfig.json'), JSON.stringify(config));
  const { code } = await runToEnd('tsc', ['-p', FOLDER]);
  if (code !== 0) throw new Explained('An example does not compile: the lines above say which.');
  process.stdout.write(`${blocks.length} examples compile.\n`);
});
