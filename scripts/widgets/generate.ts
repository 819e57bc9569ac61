import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runToEnd } from '../product/child.ts';
import { runScript } from '../product/lifetime.ts';
import { Explained, ROOT } from '../product/settings.ts';
import type { ElementFacts } from './element-facts.ts';
import { elementFacts } from './element-facts.ts';
import { WIDGETS_FOLDER } from './elements.ts';
import { editorData, exportsOf, reactFile, reactIndex } from './generated-files.ts';

const MANIFEST = 'custom-elements.json';
const REACT = 'src/react/generated';
const PACKAGE = 'package.json';

function read(file: string): string {
  try {
    return readFileSync(path.join(WIDGETS_FOLDER, file), 'utf8');
  } catch {
    return '';
  }
}

function withExports(elements: readonly ElementFacts[]): string {
  const contents = JSON.parse(read(PACKAGE));
  const { sources, published } = exportsOf(
    elements.map(({ name }) => name),
    { sources: contents.exports, published: contents.publishConfig.exports },
  );
  contents.exports = sources;
  contents.publishConfig.exports = published;
  return `${JSON.stringify(contents, null, 2)}\n`;
}

async function filesToHave(): Promise<ReadonlyMap<string, string>> {
  const before = read(MANIFEST);
  const analyse = ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'];
  const cem = path.join(WIDGETS_FOLDER, 'node_modules/.bin/cem');
  const { code, output } = await runToEnd(cem, analyse, { quiet: true, cwd: WIDGETS_FOLDER });
  if (code !== 0) throw new Explained(`${output}\nThe elements could not be read.`);
  const manifest = read(MANIFEST);
  // The tool writes its file; whether it should is decided with the others.
  writeFileSync(path.join(WIDGETS_FOLDER, MANIFEST), before);
  const elements = elementFacts(JSON.parse(manifest));
  return new Map([
    [MANIFEST, manifest],
    [PACKAGE, withExports(elements)],
    ['html-data.json', editorData(elements)],
    [`${REACT}/index.ts`, reactIndex(elements)],
    ...elements.map((element) => [`${REACT}/${element.name}.ts`, reactFile(element)] as const),
  ]);
}

// Writes what follows from the elements' docstrings: the manifest, the package's exports, React's components, and what
// editors offer. With --check it only says whether they are as they should be.
await runScript(async () => {
  const files = await filesToHave();
  const stale = [...files].filter(([file, text]) => read(file) !== text);
  if (!process.argv.includes('--check')) {
    for (const [file, text] of stale) writeFileSync(path.join(WIDGETS_FOLDER, file), text);
    return;
  }
  if (stale.length > 0) {
    const names = stale.map(([file]) => path.relative(ROOT, path.join(WIDGETS_FOLDER, file)));
    throw new Explained(`Not as the elements say: ${names.join(', ')}. Run "pnpm manifest" in packages/widgets.`);
  }
  process.stdout.write('Manifest, exports and components are as the elements declare them.\n');
});
