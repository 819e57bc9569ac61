import type { ScriptManifest } from './manifest.ts';

const SNIPPET = /(integrity=")[^"]*("\s+src="[^"]*\/widgets\/)[^/"]+(\/carequeue\.js">)/g;

/**
 * Writes the newest release's version and hash into a guide's pinned script. Before the first release it has the version
 * being worked on, whose hash still changes and is left out.
 *
 * @throws Error when the guide has no such script.
 */
export function withPinnedSnippet(guide: string, newest: ScriptManifest | null, workingVersion: string): string {
  if (guide.search(SNIPPET) === -1) throw new Error('The guide pins no script.');
  const integrity = newest?.files['carequeue.js']?.integrity ?? 'sha384-…';
  const version = newest?.version ?? workingVersion;
  return guide.replaceAll(SNIPPET, (_whole, before: string, between: string, after: string) => {
    return `${before}${integrity}${between}${version}${after}`;
  });
}
