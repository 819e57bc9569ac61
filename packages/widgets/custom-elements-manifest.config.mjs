import { globSync } from 'node:fs';
import path from 'node:path';

/** The folders of elements: each holds its class in a file of the folder's name. */
const elements = globSync('src/*/carequeue-*.ts', { cwd: import.meta.dirname })
  .filter((file) => path.basename(file) === `carequeue-${path.basename(path.dirname(file))}.ts`)
  .map((file) => path.dirname(file).replaceAll('\\', '/'))
  .sort();

/** Leaves out what pages cannot use, and what an element has of its base class without effect: `@without` names it. */
const publicOnly = {
  name: 'public-only',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.getText());
    const tags = ts.getJSDocTags(node).filter(({ tagName }) => tagName.text === 'without');
    if (declaration === undefined || tags.length === 0) return;
    declaration.without = tags.flatMap(({ comment }) => ts.getTextOfJSDocComment(comment)?.split(/[\s,]+/) ?? []);
  },
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations } of customElementsManifest.modules) {
      for (const declaration of declarations ?? []) {
        const { without = [] } = declaration;
        declaration.members = declaration.members?.filter(
          ({ name, privacy }) => (privacy === undefined || privacy === 'public') && !without.includes(name),
        );
        declaration.attributes = declaration.attributes?.filter(({ fieldName }) => !without.includes(fieldName));
        delete declaration.without;
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
