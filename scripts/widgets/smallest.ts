import { minify } from 'terser';

/**
 * Makes a script smaller than esbuild does: names are shared and statements folded over several passes, which takes a
 * twentieth off what a page loads. The syntax stays what it was.
 *
 * @throws Error when the script cannot be read.
 */
export async function smallest(text: string): Promise<string> {
  // Terser writes no syntax newer than it reads, but for what `ecma` lets it shorten.
  const { code } = await minify(text, {
    ecma: 2017,
    module: true,
    compress: { passes: 3 },
    format: { ascii_only: false },
  });
  if (code === undefined) throw new Error('A script came out empty.');
  return withQueries(code);
}

const LATE_IMPORT = /(\(\)=>)?import\("(\.\/[\w.-]+\.js)"\)/g;

/**
 * Lets whoever fetches a part say what is added to its address: `() => import('./part.js')` becomes
 * `(query) => import('./part.js' + query)`. In the sources it could not be written so, for bundlers have to read it.
 *
 * @throws Error where a part is fetched in another way.
 * @see packages/widgets/src/base/fetch-part.ts
 */
export function withQueries(code: string): string {
  return code.replaceAll(LATE_IMPORT, (text, arrow: string | undefined, address: string) => {
    if (arrow === undefined)
      throw new Error(`${address} has to be fetched by a function that does nothing else: ${text}`);
    return `q=>import("${address}"+q)`;
  });
}
