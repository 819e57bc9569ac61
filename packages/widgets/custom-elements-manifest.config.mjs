import { globSync } from 'node:fs';
import path from 'node:path';

/** The folders of elements: each holds its class in a file of the folder's name. */
const elements = globSync('src/*/carequeue-*.ts', { cwd: import.meta.dirname })
  .filter((file) => path.basename(file) === `carequeue-${path.basename(path.dirname(file))}.ts`)
  .map((file) => path.dirname(file).replaceAll('\\', '/'))
  .sort();

/** Leaves out what pages cannot use. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations } of customElementsManifest.modules) {
      for (const declaration of declarations ?? []) {
        declaration.members = declaration.members?.filter(
          ({ privacy }) => privacy === undefined || privacy === 'public',
        );
      }
    }
  },
};

/** Writes custom-elements.json from the elements' docstrings: `pnpm manifest`. */
export default {
  globs: [
    ...elements.flatMap((folder) => [`${folder}/${path.basename(folder)}.ts`, `${folder}/carequeue-*.ts`]),
    'src/base/embedded-element.ts',
    'src/base/carequeue-element.ts',
    'src/events/*.ts',
  ],
  exclude: ['src/**/*.test.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicOnly],
};
