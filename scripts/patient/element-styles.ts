import path from 'node:path';
import { build } from 'esbuild';
import { shorterTemplatesPlugin } from '../widgets/shorter-templates.ts';

/** A module that registers an element, as `carequeue-ticket.ts` in `ticket`. */
const ELEMENT_MODULE = /[/\\]([a-z]+)[/\\]carequeue-\1\.ts$/;

/**
 * The style sheets of the elements among a page's modules, each as the text that Lit puts into a `<style>` of its own
 * where a browser has no `adoptedStyleSheets`. They are read from the classes themselves, made as the page's are.
 *
 * @param modules - absolute paths of all sources of the page.
 * @throws {Error} when there is an element without a style sheet.
 */
export async function elementStyles(modules: readonly string[]): Promise<readonly string[]> {
  const sheets = new Set<string>();
  for (const module of modules.filter((file) => ELEMENT_MODULE.test(file))) {
    const found = await sheetsOf(module);
    if (found.length === 0) throw new Error(`No style sheet was found in ${path.basename(module)}.`);
    for (const sheet of found) sheets.add(sheet);
  }
  return [...sheets];
}

async function sheetsOf(module: string): Promise<string[]> {
  const { outputFiles } = await build({
    entryPoints: [module],
    bundle: true,
    format: 'esm',
    platform: 'node',
    // Lit has a build of its own for Node, which needs no document.
    conditions: ['production', 'node', 'module', 'import', 'default'],
    charset: 'utf8',
    write: false,
    plugins: [shorterTemplatesPlugin()],
    logLevel: 'silent',
  });
  const source = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  const exported: Readonly<Record<string, unknown>> = await import(`data:text/javascript;base64,${source}`);
  return Object.values(exported).flatMap((one) => {
    if (typeof one !== 'function' || !('elementStyles' in one || 'observedAttributes' in one)) return [];
    // Lit gathers the sheets of a class when its attributes are asked for.
    Reflect.get(one, 'observedAttributes');
    const gathered: unknown = Reflect.get(one, 'elementStyles');
    return Array.isArray(gathered) ? gathered.map(({ cssText }) => String(cssText)) : [];
  });
}
