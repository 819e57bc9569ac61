import type { LanePattern, LaneTurn } from './lanes.ts';
import type { ActiveTicket, MissedTicket, PublicTicket, WaitingTicket } from './ticket.ts';
import type { WaitTable } from './wait.ts';

/**
 * The live protocol, `carequeue.v1`: JSON text frames over a WebSocket, and the same objects from `GET …/queue`.
 *
 *     server ── snapshot ──▶ client        the whole state at `seq`
 *     server ── events ────▶ client        what changed after `after`, up to `seq`
 *     server ── ticket ────▶ client        the holder's own ticket, to its sockets only
 *     client ── resync ────▶ server        "I have `since` of `epoch`": answered by events or a snapshot
 *
 * `now` is the server's time and the only clock. `seq` never starts again; another `epoch` means another history.
 */

/** The WebSocket subprotocol; offered first, the credential second. */
export const LIVE_PROTOCOL = 'carequeue.v1';

/** How many calls `recent` keeps. */
export const RECENT_CALLS_MAX = 10;

/** Whether tickets are taken and called. */
export type QueueStatus = 'open' | 'paused' | 'closed';

/** How a visitor may take a ticket by himself: `on-site` asks for the code that is shown there. */
export type JoinPolicy = 'off' | 'on-site' | 'phone' | 'open';

/** What a department or a place is called. */
export interface TranslatedName {
  readonly name: string;
  /** The name in other languages, by BCP 47 tag; absent where it has none. */
  readonly nameTranslations?: Readonly<Record<string, string>> | undefined;
}

/** Who a queue belongs to. */
export interface DepartmentFace extends TranslatedName {
  readonly id: string;
  /** Prefix of its codes; may be empty. */
  readonly code: string;
  /** IANA zone its service day and clock times are told in. */
  readonly timeZone: string;
  readonly joinPolicy: JoinPolicy;
  /** By what a patient who agrees to it is shown in `label`; absent where everybody is shown by the code. */
  readonly labelMode?: 'initials' | 'name' | undefined;
}

/** A room or counter and the tickets called to it or inside. */
export interface PointState extends TranslatedName {
  readonly id: string;
  readonly doctorId: string | null;
  readonly doctorName: string | null;
  /** How many patients may be inside at once, 1 to 5. */
  readonly capacity: number;
  readonly available: boolean;
  readonly tickets: readonly ActiveTicket[];
}

/** A point without its tickets, as a change of the department carries it. */
export type PointFace = Omit<PointState, 'tickets'>;

/** A named stretch of the day. A department that defines none has one: its day. */
export interface SessionState {
  readonly id: string;
  readonly name: string | null;
  readonly doctorId: string | null;
  /** ISO 8601 instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: 'planned' | 'delayed' | 'in' | 'break' | 'left' | 'ended';
  readonly until: string | null;
  readonly reason: string | null;
}

/**
 * What a session still takes, and the code the next ticket in it has. A department that numbers by doctor and shares a
 * session has one for each of its doctors too; any department has one for a doctor whom a shared session takes nobody for.
 */
export interface SessionIntake {
  readonly sessionId: string;
  /** Whose tickets these are; null for who wants no doctor. */
  readonly doctorId: string | null;
  readonly nextCode: string;
  /** How many more tickets visitors may take, at the site and from away; null for no limit. */
  readonly left: { readonly onSite: number | null; readonly remote: number | null };
}

/**
 * When sessions begin, of a doctor or of anybody: those of today that nobody has begun, then the first of a later day. Instants
 * that have passed stay until something happens; the first that lies ahead is the next opening.
 */
export interface Openings {
  /** Null for the whole department. */
  readonly doctorId: string | null;
  /** ISO 8601 instants, ascending. */
  readonly at: readonly string[];
}

/** One call as boards list it under "last called"; newest first, one entry a ticket. */
export interface RecentCall {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  readonly language: string | null;
  readonly pointId: string;
  /** ISO 8601 instant. */
  readonly calledAt: string;
}

/**
 * How a screen says its calls are heard: `chime` where recordings and voice are both missing, `muted` where its browser
 * waits for somebody to touch it, `unavailable` where the browser can make no sound at all, `off` where none is wanted.
 */
export type DisplaySound = 'heard' | 'chime' | 'muted' | 'unavailable' | 'off';

/** A screen of the waiting rooms, as it tells of itself. Nobody checks what it says: it is a hint, and for staff only. */
export interface DisplayState {
  /** Made by the screen each time it starts. */
  readonly id: string;
  /** What the hospital calls it, in plain text; null where it was given no name. */
  readonly name: string | null;
  readonly sound: DisplaySound;
  /** False where it fell silent without a farewell, as in a power cut, until the service day ends or it is back. */
  readonly here: boolean;
  /** ISO 8601 instant since when it is as it is told here. */
  readonly since: string;
  /** ISO 8601 instant it was last heard of, to a few minutes. */
  readonly seenAt: string;
}

/** A department's queue, whole: what a snapshot brings and deltas keep up to date. */
export interface QueueState {
  readonly seq: number;
  readonly epoch: string;
  readonly department: DepartmentFace;
  /** Local date of the service day. */
  readonly serviceDay: string;
  readonly state: QueueStatus;
  /** What the hospital tells those who wait, or null. */
  readonly message: string | null;
  readonly sessions: readonly SessionState[];
  readonly intake: readonly SessionIntake[];
  /** The department's first, then each doctor's; empty where nothing is planned. */
  readonly openings: readonly Openings[];
  readonly points: readonly PointState[];
  /** In the order they are called, gated ones at their place. */
  readonly waiting: readonly WaitingTicket[];
  readonly recent: readonly RecentCall[];
  /** Newest first. */
  readonly missed: readonly MissedTicket[];
  readonly pattern: LanePattern;
  /** Whose turn it is in the pattern; places that are as at the day's beginning are left out. */
  readonly turns: readonly LaneTurn[];
  /** Null where there is not enough to say. */
  readonly wait: readonly WaitTable[] | null;
  /** Version of the server. */
  readonly version: string;
}

/** The whole state; the first frame of a connection, or the answer where events are gone. */
export interface SnapshotFrame extends QueueState {
  readonly type: 'snapshot';
  readonly now: string;
  /** Staff only: up to which `seq` the history copy in D1 has caught up. */
  readonly projectedSeq?: number;
  /** Staff only: the screens of the waiting rooms. */
  readonly displays?: readonly DisplayState[];
}

/** What happened to a ticket; the ticket is as it stands after. */
export interface TicketChange {
  readonly seq: number;
  readonly kind:
    | 'ticket.issued'
    | 'ticket.called'
    | 'ticket.recalled'
    | 'ticket.started'
    | 'ticket.completed'
    | 'ticket.skipped'
    | 'ticket.returned'
    | 'ticket.readied'
    | 'ticket.held'
    | 'ticket.awaited'
    | 'ticket.deferred'
    | 'ticket.moved'
    | 'ticket.priority-set'
    | 'ticket.call-undone'
    | 'ticket.link-replaced'
    | 'ticket.show-name-set'
    | 'ticket.transferred'
    | 'ticket.cancelled'
    | 'ticket.expired'
    | 'ticket.no-show';
  readonly ticket: PublicTicket;
}

/** The queue was opened, paused or closed. */
export interface QueueChange {
  readonly seq: number;
  readonly kind: 'queue.opened' | 'queue.paused' | 'queue.closed';
  readonly state: QueueStatus;
  readonly message: string | null;
}

/** A new service day began. Tickets that ended with the old one come as changes of their own. */
export interface RollOverChange {
  readonly seq: number;
  readonly kind: 'queue.rolled-over';
  readonly serviceDay: string;
  readonly sessions: readonly SessionState[];
  /** True where only the numbers start anew: the last calls, and whose turn it is, stand. */
  readonly roundTheClock: boolean;
}

/** A session is late, under way, on a break, left or over. Tickets that ended with it come as changes of their own. */
export interface SessionChange {
  readonly seq: number;
  readonly kind: 'session.changed';
  readonly session: SessionState;
}

/** The department's name, points, planned sessions or pattern changed. */
export interface DepartmentChange {
  readonly seq: number;
  readonly kind: 'department.changed';
  readonly department: DepartmentFace;
  readonly points: readonly PointFace[];
  readonly sessions: readonly SessionState[];
  readonly pattern: LanePattern;
}

/** One change of a queue. Several may share one `seq`: they were one command. */
export type Change = TicketChange | QueueChange | SessionChange | RollOverChange | DepartmentChange;

/** What changed since the frame before. `changes` may be empty for an audience. */
export interface EventsFrame {
  readonly type: 'events';
  /** `seq` of the frame before, for every audience. */
  readonly after: number;
  readonly seq: number;
  readonly now: string;
  readonly changes: readonly Change[];
  /** The expected waits as they stand now; absent when they did not change. */
  readonly wait?: readonly WaitTable[] | null;
  /** What the sessions take as it stands now; absent when it did not change. */
  readonly intake?: readonly SessionIntake[];
  /** When sessions begin as it stands now; absent when it did not change. */
  readonly openings?: readonly Openings[];
  /** Version of the server, where it tells what somebody missed: he may have known an older one. */
  readonly version?: string;
  /** Staff only: the screens as they stand now; absent when they did not change. It may come with no new `seq`. */
  readonly displays?: readonly DisplayState[];
}

/** The holder's own ticket after a change; `ticket` is the API's ticket resource. */
export interface TicketFrame<Ticket = unknown> {
  readonly type: 'ticket';
  readonly seq: number;
  readonly now: string;
  readonly ticket: Ticket;
}

/** Any frame a server sends. */
export type ServerFrame<Ticket = unknown> = SnapshotFrame | EventsFrame | TicketFrame<Ticket>;

/** Asks for what was missed. */
export interface ResyncFrame {
  readonly type: 'resync';
  readonly since: number;
  readonly epoch: string;
}

/** Why a server closed a live socket. */
export const LIVE_CLOSE = {
  badMessage: 4400,
  credential: 4401,
  notAllowed: 4403,
  noDepartment: 4404,
  idle: 4408,
  flood: 4429,
} as const;
