/** A department as the design tells of it, kept by the checker. Nothing here comes from the product's code. */

/**
 * Where a ticket stands among those of its priority and lane: the moment of arrival and the number, or the place of whom it
 * was put behind with a share of the room there. Compared from the left; who has nothing more to compare is first.
 */
export type Place = readonly number[];

/** A ticket. */
export interface ModelTicket {
  readonly id: string;
  /** Rises with each ticket issued. */
  readonly serial: number;
  readonly number: number;
  readonly code: string;
  readonly day: string;
  readonly lane: string;
  readonly doctorId: string | null;
  readonly phone: string | null;
  readonly externalId: string | null;
  readonly issuedAt: number;
  status: string;
  priority: string;
  priorityReason: string | null;
  place: Place;
  waitsFor: readonly string[];
  pointId: string | null;
  callCount: number;
  readyAt: number | null;
  calledAt: number | null;
  missedAt: number | null;
  endedAt: number | null;
  version: number;
}

/** A room. */
export interface ModelPoint {
  readonly id: string;
  readonly doctorId: string | null;
  readonly capacity: number;
  readonly available: boolean;
}

/** What a department is told of itself. */
export interface ModelFacts {
  readonly version: number;
  readonly name: string;
  readonly code: string;
  readonly points: readonly ModelPoint[];
  readonly doctors: readonly { readonly id: string }[];
  readonly settings: {
    readonly timeZone: string;
    readonly rollOverTime: string;
    readonly joinPolicy: string;
    readonly dailyCapacity: number | null;
    readonly callCountMax: number;
    readonly returnAfter: number;
  };
}
