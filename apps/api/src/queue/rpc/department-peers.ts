import type { DepartmentId, HospitalId, TicketId } from '../../kernel/ids.ts';
import type { TransferAsk } from '../rules/transfer-ask.ts';
import type { LinkOutcome, TicketLink } from '../state/ticket-link.ts';
import type { RpcMiss, RpcRefusal } from './department-rpc.ts';

/** What an ask comes to: a ticket, which is pending until the source has committed; or the "no" to pass on. */
export type TransferAnswer = { readonly ok: true; readonly link: TicketLink } | RpcRefusal | RpcMiss;

/** Which of two tickets is meant: the one a patient came from, and the one that was given for it. */
export interface TransferPair {
  readonly hospitalId: HospitalId;
  readonly sourceId: TicketId;
  readonly targetId: TicketId;
}

/** What became of a transfer at its source. While it is under way nobody can tell yet. */
export type TransferFate = 'committed' | 'not_committed' | 'under_way';

/** The news that a ticket given for one of another department has ended. */
export interface LinkedNews {
  readonly hospitalId: HospitalId;
  readonly heldId: TicketId;
  readonly linkedId: TicketId;
  readonly outcome: LinkOutcome;
}

/** What came of the news: it is heard, whether it changed anything or not; or its patient has gone on, and it with him. */
export type LinkedAnswer = { readonly kind: 'heard' } | { readonly kind: 'moved'; readonly to: TicketLink };

/**
 * What departments ask each other, object to object; no route leads here.
 *
 * Each may be asked again: the same ask gives the same ticket, and what is settled stays as it is.
 */
export interface DepartmentPeer {
  acceptTransfer(ask: TransferAsk): Promise<TransferAnswer>;
  /** Is told by the source what became of a transfer. */
  settleTransfer(pair: TransferPair, isCommitted: boolean): Promise<void>;
  /** Tells, at the source, what became of a transfer. What is not committed by now and not under way never will be. */
  readTransfer(pair: TransferPair): Promise<TransferFate>;
  /** Takes the news that a ticket given for one of here has ended. Told again, it changes nothing. */
  linkedTicketEnded(news: LinkedNews): Promise<LinkedAnswer>;
}

/** Reaches another department's object. */
export function peerOf(
  environment: { readonly DEPARTMENT: DurableObjectNamespace },
  departmentId: DepartmentId,
): DepartmentPeer {
  const { DEPARTMENT } = environment;
  // The platform's type of a stub wraps every result; what crosses is what the class says.
  return DEPARTMENT.get(DEPARTMENT.idFromName(departmentId)) as unknown as DepartmentPeer;
}
