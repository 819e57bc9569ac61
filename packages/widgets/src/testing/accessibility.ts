import type { NodeResult } from 'axe-core';
import axe from 'axe-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong with an element, one line each; empty when nothing is. WCAG 2.2 AA and axe's best practice.
 *
 * Text in the very colour of its ground counts too, of which axe is not sure whether it is meant to be seen. Arabic words
 * it takes for icons and leaves out: colours are judged by the same scene in another language.
 */
export async function accessibilityFaults(element: Element): Promise<readonly string[]> {
  const { violations, incomplete } = await axe.run(element, { runOnly: RULES, rules: { region: { enabled: false } } });
  return [...violations, ...incomplete.map((result) => ({ ...result, nodes: result.nodes.filter(isUnseen) }))].flatMap(
    ({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`),
  );
}

function isUnseen({ any }: NodeResult): boolean {
  return any.some(({ data }: { data: unknown }) => JSON.stringify(data)?.includes('"equalRatio"'));
}
