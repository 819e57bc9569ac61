/** A ticket whose issue was acknowledged. */
interface IssuedEntry {
  readonly key: string;
  readonly id: string;
  readonly number: number;
  readonly externalId: string;
}

/** A command whose acceptance was acknowledged. */
interface CommandEntry {
  readonly key: string;
  readonly path: string;
  readonly body: string;
  /** The answer's body, whole. */
  readonly answer: string;
}

/** A call that was acknowledged. */
interface CallEntry {
  readonly ticketId: string;
  readonly pointId: string;
}

/** What the clients of a load were told: the only ground on which it is judged. */
export interface Journal {
  readonly issued: IssuedEntry[];
  readonly accepted: CommandEntry[];
  readonly calls: CallEntry[];
  /** Status that was acknowledged last, by ticket. */
  readonly statuses: Map<string, string>;
  /** How long each request took, ms. */
  readonly latenciesMs: number[];
  /** Refusals by code: what two points that want the same ticket must see. */
  readonly refusals: Map<string, number>;
  /** Requests sent once more because no answer came. */
  resent: number;
  /** Answers that were those of an earlier attempt. */
  replayed: number;
  /** Answers that must not be: 5xx, or refusals that nothing explains. */
  readonly faults: string[];
}

/** An empty journal. */
export function newJournal(): Journal {
  return {
    issued: [],
    accepted: [],
    calls: [],
    statuses: new Map(),
    latenciesMs: [],
    refusals: new Map(),
    resent: 0,
    replayed: 0,
    faults: [],
  };
}
