/** A department as the design tells of it, kept by the checker. Nothing here comes from the product's code. */

/**
 * Where a ticket stands among those of its priority and lane: the moment it is ranked from and the number, or the place of whom
 * it was put behind with a share of the room there. Compared from the left; who has nothing more to compare is first.
 */
export type Place = readonly number[];

/** A ticket. */
export interface ModelTicket {
  readonly id: string;
  /** Rises with each ticket issued. */
  readonly serial: number;
  /** The numbers it is one of. */
  readonly series: string;
  readonly number: number;
  /** Which of all the day's numbers it has. */
  readonly ordinal: number;
  readonly day: string;
  readonly sessionId: string;
  readonly doctorId: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly externalId: string | null;
  readonly issuedAt: number;
  /** When a booked patient's slot begins. */
  readonly slotAt: number | null;
  status: string;
  priority: string;
  priorityReason: string | null;
  lane: string;
  place: Place;
  /** How often somebody who came later was called before it, since it last changed. */
  passedOver: number;
  waitsFor: readonly string[];
  pointId: string | null;
  callCount: number;
  readyAt: number | null;
  calledAt: number | null;
  missedAt: number | null;
  endedAt: number | null;
  version: number;
}

/** What of a ticket a change may give it. */
export type Given = Partial<Omit<ModelTicket, 'id' | 'serial' | 'passedOver'>>;

/** What may be set of a room by command. */
export interface PointSetting {
  readonly doctorId?: string | null;
  readonly capacity?: number;
  readonly available?: boolean;
}

/** A room. */
export interface ModelPoint extends Required<PointSetting> {
  readonly id: string;
}

/** A stretch of the day. */
export interface ModelSession {
  readonly id: string;
  readonly doctorId: string | null;
  readonly startsAt: number;
  readonly endsAt: number;
  /** How many walk-ins it takes of those who come by themselves; null for any number. */
  readonly walkInMax: number | null;
  readonly status: string;
  readonly until: number | null;
  readonly reason: string | null;
}

/** How lanes are served. */
export interface Pattern {
  readonly lanes: readonly string[];
  readonly reviewEvery: number;
}

/** What a department decides about its queue. */
export interface ModelSettings {
  readonly timeZone: string;
  readonly rollOverTime: string;
  readonly joinPolicy: string;
  readonly dailyCapacity: number | null;
  readonly callCountMax: number;
  readonly returnAfter: number;
  readonly autoStart: boolean;
  readonly roundTheClock: boolean;
  readonly numberSeries: string;
  readonly numberReset: string;
  readonly pattern: Pattern;
  readonly passedOverMax: number;
  readonly lateAfterMinutes: number;
  readonly sessions: readonly {
    readonly id: string;
    readonly doctorId: string | null;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly quotas: { readonly walkIn: number | null };
  }[];
}

/** What a department is told of itself. */
export interface ModelFacts {
  readonly version: number;
  readonly name: string;
  readonly code: string;
  readonly points: readonly ModelPoint[];
  readonly doctors: readonly { readonly id: string }[];
  readonly settings: ModelSettings;
}
