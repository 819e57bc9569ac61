import axe from 'axe-core';

/** What axe finds wrong with an element, one line each; empty when nothing is. */
export async function accessibilityFaults(element: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
