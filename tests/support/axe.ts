import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from '@playwright/test';

const WIDGETS = path.resolve(import.meta.dirname, '../../packages/widgets/package.json');
const SOURCE = readFileSync(createRequire(WIDGETS).resolve('axe-core'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * What axe finds against WCAG 2.2 AA on a page, or within a part of it, and in its elements and frames; axe is given in
 * by the debugger, past any policy.
 */
export async function accessibilityViolations(page: Page, within = 'html'): Promise<readonly string[]> {
  await page.evaluate(`${SOURCE}; undefined`);
  const violations = await page.evaluate<readonly Violation[]>(
    `axe.run(${JSON.stringify(within)}, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] }).then((found) => found.violations)`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
