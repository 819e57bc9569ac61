import type { TicketStatus } from '@carequeue/sdk';
import type { CareQueuePatient, Ticket } from '@carequeue/sdk/ticket';
import type { ElementCredential } from '../../base/carequeue-element.ts';
import type { TicketKnowledge } from './ticket-knowledge.ts';
import type { TicketMemory } from './ticket-memory.ts';

/** A token that its page knows already. */
export interface GivenTicket {
  readonly ticketId: string;
  /** `cq_tk_…`. */
  readonly credential: string;
}

/** What a session is set up with. */
export interface SessionSetting {
  readonly departmentId: string;
  readonly memory: TicketMemory;
  /** A token the page gives, in place of one taken here; its memory remembers nothing. */
  readonly given?: GivenTicket | null;
  makeClient(credential: ElementCredential | null): CareQueuePatient | null;
}

/** Where a token can be taken. */
export interface TokenDesk {
  readonly setting: SessionSetting;
  readonly client: CareQueuePatient;
}

/** Told of what happens to the token. */
export interface SessionListener {
  onIssued(ticket: Ticket): void;
  /** It is not held any more. */
  onReleased(): void;
  /** The patient was sent on to another department, and has another token. */
  onMoved(before: Ticket, code: string): void;
  onChanged(knowledge: TicketKnowledge, status: TicketStatus): void;
}
