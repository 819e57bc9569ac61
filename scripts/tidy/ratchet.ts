import type { Finding } from './rules.ts';

/** Sizes that are allowed for now, by rule and place. A number may be lowered or removed, never raised. */
export type Ratchet = Readonly<Record<string, number>>;

const keyOf = (finding: Finding): string =>
  finding.rule === 'function-length'
    ? `${finding.rule} ${finding.file} ${finding.detail.split(':')[0]}`
    : `${finding.rule} ${finding.file}`;

/** Findings left when the ratchet's allowances are used, and a finding for each allowance that is larger than needed. */
export function applyRatchet(findings: readonly Finding[], ratchet: Ratchet): Finding[] {
  const sizes = new Map<string, number>();
  for (const finding of findings) {
    if (finding.size !== undefined) sizes.set(keyOf(finding), Math.max(finding.size, sizes.get(keyOf(finding)) ?? 0));
  }
  const left = findings.filter(
    (finding) => finding.size === undefined || finding.size > (ratchet[keyOf(finding)] ?? 0),
  );
  const loose = Object.entries(ratchet)
    .filter(([key, allowed]) => (sizes.get(key) ?? 0) < allowed)
    .map(([key, allowed]) => ({
      file: 'scripts/tidy/ratchet.json',
      rule: 'ratchet-shrinks',
      detail: `"${key}" allows ${allowed}, ${sizes.get(key) ?? 'nothing'} is needed: lower or remove it`,
    }));
  return [...left, ...loose];
}
