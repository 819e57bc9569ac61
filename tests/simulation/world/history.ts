/** What a run leaves to be checked: plain data, nothing of the product's own. */

/** Something durable, in the order the object's storage wrote it. */
export interface JournalEntry {
  /** An event, what the department was told of itself, or the record of a key (its fingerprint: the request's number). */
  readonly kind: 'events' | 'provisioning' | 'requests';
  readonly data: string;
  /** World time it became durable, ms. */
  readonly committedAt: number;
  /** The latest the machine's clock had ever shown by then, ms since 1970. */
  readonly wallMax: number;
}

/** Who asks, as events name him. */
export interface ActorName {
  readonly kind: 'visitor' | 'ticket' | 'server';
  readonly id: string;
}

/** A command a client wants done, however often it has to send it. */
export interface RequestRecord {
  readonly id: number;
  readonly client: string;
  readonly actor: ActorName;
  readonly address: string;
  readonly name: string;
  readonly ticketId: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string | null;
  /** The request whose key was used again on purpose, for something else. */
  readonly reusesKeyOf: number | null;
  readonly attempts: AttemptRecord[];
}

/** One time it was sent. */
export interface AttemptRecord {
  /** How much of the journal was durable when it was sent. */
  readonly sentIndex: number;
  readonly sentAt: number;
  /** What the machine's clock showed then, ms since 1970. */
  readonly sentWall: number;
  readonly answers: AnswerRecord[];
}

/** What the object answered; a repeated request is answered twice. */
export interface AnswerRecord {
  readonly at: number;
  /** How much of the journal was durable when it was answered. */
  readonly index: number;
  /** What the machine's clock showed, ms since 1970. */
  readonly wall: number;
  readonly kind: 'accepted' | 'refused' | 'fault';
  readonly status: number;
  readonly code: string | null;
  readonly body: string;
  readonly isReplayed: boolean;
}

/** What a screen shows of a queue; written by clients from their state, and by the checker from its model. */
export interface Screen {
  readonly day: string;
  readonly status: string;
  readonly message: string | null;
  readonly name: string;
  /** Each with how it goes. */
  readonly sessions: readonly (readonly [id: string, state: string])[];
  /** By id: id, position, gated. */
  readonly waiting: readonly (readonly [id: string, position: number | null, isGated: boolean])[];
  /** In the department's order. */
  readonly points: readonly {
    readonly id: string;
    readonly doctorId: string | null;
    readonly capacity: number;
    readonly available: boolean;
    /** By issue: id, status, calls. */
    readonly inside: readonly (readonly [id: string, status: string, callCount: number])[];
  }[];
  readonly missed: readonly string[];
  readonly recent: readonly (readonly [id: string, pointId: string])[];
}

/** What a client's screen showed after it had taken a frame in. */
export interface Sighting {
  readonly client: string;
  readonly at: number;
  readonly seq: number;
  readonly epoch: string;
  /** What the client took the server's time to be, ms since 1970. */
  readonly now: number;
  /** A {@link Screen} as JSON. */
  readonly shown: string;
}

/** One ticket as the server told it in answer to `GET`. */
export interface TicketReading {
  readonly seq: number;
  /** The server's time, ms since 1970. */
  readonly now: number;
  readonly ticketId: string;
  readonly status: string;
  readonly position: number | null;
  readonly version: number;
}

/** Something broken. */
export interface Violation {
  /** Which promise, a short fixed name. */
  readonly invariant: string;
  readonly detail: string;
  /** Where in the journal, when that can be said. */
  readonly seq: number | null;
}

/** Everything of one run. */
export class History {
  readonly journal: JournalEntry[] = [];
  readonly requests: RequestRecord[] = [];
  readonly sightings: Sighting[] = [];
  readonly readings: TicketReading[] = [];
  readonly violations: Violation[] = [];
  /** What happened to the world, for a trace. */
  readonly notes: { readonly at: number; readonly text: string }[] = [];
  frames = 0;
  repeats = 0;
  cuts = 0;
  clockJumps = 0;

  /** Notes something broken. */
  broken(invariant: string, detail: string, seq: number | null = null): void {
    this.violations.push({ invariant, detail, seq });
  }
}
