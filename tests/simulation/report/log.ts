import type { History } from '../world/history.ts';
import type { Scenario } from '../world/scenario.ts';

interface Line {
  readonly at: number;
  readonly text: string;
}

/** Short names for ids, in the order they first appear. */
class Names {
  readonly #names = new Map<string, string>();

  shorten(text: string): string {
    return text.replace(/\b(tkt|poi|doc|key|dep)_[0-9a-z]{26}/g, (id, prefix: string) => {
      const known = this.#names.get(id);
      if (known !== undefined) return known;
      const name = `${prefix}${[...this.#names.keys()].filter((other) => other.startsWith(prefix)).length + 1}`;
      this.#names.set(id, name);
      return name;
    });
  }
}

/** A run told in the order it happened, then what was broken. The same seed gives the same text. */
export function logOf(scenario: Scenario, history: History): string {
  const lines = [...notes(history), ...requests(history), ...events(history)];
  const names = new Names();
  const told = lines
    .map((line, order) => ({ ...line, order }))
    .sort((a, b) => a.at - b.at || a.order - b.order)
    .map(({ at, text }) => `${(at / 1000).toFixed(3).padStart(9)}  ${names.shorten(text)}`);
  const broken = history.violations.map(
    ({ invariant, detail, seq }) =>
      `BROKEN  ${invariant}${seq === null ? '' : ` (event ${seq})`}: ${names.shorten(detail)}`,
  );
  return [`seed ${scenario.seed}`, JSON.stringify(scenario), ...told, ...broken, ''].join('\n');
}

function notes(history: History): Line[] {
  return history.notes.map(({ at, text }) => ({ at, text: `world    ${text}` }));
}

function requests(history: History): Line[] {
  return history.requests.flatMap(({ id, client, name, ticketId, body, key, attempts }) =>
    attempts.flatMap(({ sentAt, answers }, index) => [
      {
        at: sentAt,
        text: `ask      ${client}: ${name} ${ticketId ?? ''} ${JSON.stringify(body)} (request ${id}${key === null ? ', no key' : ''}${index > 0 ? `, attempt ${index + 1}` : ''})`,
      },
      ...answers.map(({ at, kind, code, status, isReplayed, index: place }) => ({
        at,
        text: `answer   request ${id}: ${kind} ${code ?? status}${isReplayed ? ', again' : ''} (journal ${place})`,
      })),
    ]),
  );
}

function events(history: History): Line[] {
  return history.journal.map(({ kind, data, committedAt }, place) => {
    if (kind === 'requests') return { at: committedAt, text: `journal  ${place + 1} the key of request ${data}` };
    const entry = JSON.parse(data);
    if (kind === 'provisioning')
      return { at: committedAt, text: `journal  ${place + 1} told version ${entry.version}` };
    const changes = entry.changes.map(changeText).join(', ');
    return { at: committedAt, text: `journal  ${place + 1} event ${entry.seq} at ${entry.at}: ${changes}` };
  });
}

function changeText(change: {
  kind: string;
  ticket?: { id: string; code: string; pointId?: string; rank: string };
}): string {
  const { kind, ticket } = change;
  if (ticket === undefined) return kind;
  return `${kind} ${ticket.id} (${ticket.code}, rank ${ticket.rank}${ticket.pointId ? `, at ${ticket.pointId}` : ''})`;
}
