import type { Instant } from '../../kernel/time.ts';
import type { Machine } from '../machine.ts';
import type { DepartmentState } from '../state/state.ts';
import { toldSince } from '../store/load-state.ts';
import type { DepartmentStore } from '../store/store.ts';
import type { PastTickets } from './past-tickets.ts';
import { EVENTS_KEPT_MAX, keptAt } from './retention.ts';
import type { RetentionStore } from './retention-store.ts';

/** Runs some work in a commit of its own. */
export type Commit = (work: () => void) => Promise<void>;

/** Where old things lie, and how they are let go. */
export interface ForgetPorts {
  readonly store: DepartmentStore;
  readonly retention: RetentionStore;
  readonly past: PastTickets;
  readonly machine: Machine;
  readonly commit: Commit;
}

/** Forgets what nobody can ask a department for any more: old answers and events, and tickets that D1 holds too. */
export async function forgetOld(state: DepartmentState, now: Instant, ports: ForgetPorts): Promise<void> {
  const { store, retention, past, machine, commit } = ports;
  const kept = keptAt(now, { serviceDay: state.serviceDay, settings: state.provisioning.settings });
  const bounds = { projectedSeq: store.readProjectedSeq(), keepAfterSeq: state.seq - EVENTS_KEPT_MAX };
  retention.forget({ now, eventsBefore: toldSince(state, kept.since), ...bounds });
  const place = { departmentId: state.provisioning.departmentId, seq: state.seq };
  try {
    const missingCount = await past.prune(kept, commit);
    if (missingCount > 0) machine.log('error', 'retention.copy-missing', { ...place, missingCount });
  } catch {
    // D1 did not answer: everything stays, and the next alarm tries again.
    machine.log('warn', 'retention.failed', place);
  }
}
