import type { Refusal } from '../../kernel/decision.ts';
import { PlatformFault, stubFault } from '../../kernel/fault.ts';
import type { DepartmentId, TicketId } from '../../kernel/ids.ts';
import { CHECK_AFTER_MS } from '../links/errands.ts';
import type { AskingRequest } from '../links/linked-queue.ts';
import type { Machine } from '../machine.ts';
import type {
  DepartmentPeer,
  LinkedAnswer,
  LinkedNews,
  TransferAnswer,
  TransferFate,
  TransferPair,
} from '../rpc/department-peers.ts';
import type { RpcMiss, RpcResult } from '../rpc/department-rpc.ts';
import type { TransferAsk } from '../rules/transfer-ask.ts';
import { noSuchDepartment } from '../rules/transfer-ask.ts';
import type { Errand } from '../store/link-store.ts';
import type { RunningDepartment } from './running-department.ts';

/** A ticket that changes while another department is asked is asked for anew, this often at most. */
const ATTEMPTS_MAX = 3;
const NOT_PROVISIONED: RpcMiss = { ok: false, miss: 'not_provisioned' };

/** What dealing with other departments needs of the object. */
export interface LinkPorts {
  readonly running: () => RunningDepartment | null;
  /** Runs synchronous work in the next commit, and resolves after it. */
  readonly submit: <T>(work: () => T) => Promise<T>;
  /** Sees to it that the object is awake by then, ms by the machine's clock. */
  readonly wakeBy: (atMs: number) => Promise<void>;
  /** Another department's object; a new stub each time, because one that failed stays failed. */
  readonly peer: (departmentId: DepartmentId) => DepartmentPeer;
  readonly machine: Pick<Machine, 'now' | 'after' | 'log'>;
}

/**
 * A department's dealings with others, from object to object. Nothing here waits for a commit of the other side while
 * holding one of its own, so departments that send each other patients at once do not wait for each other.
 *
 *     transfer    plan here ─▶ ask there ─▶ commit here ─▶ settle there
 *     a crash     before the commit: the other side's check finds nothing, and cancels
 *                 after it: the check finds it committed, and confirms
 */
export class DepartmentLinks {
  readonly #ports: LinkPorts;
  /** The last transfer of each ticket that is on its way; they go one after the other. */
  readonly #underWay = new Map<TicketId, Promise<void>>();
  #isRunningErrands = false;
  #isScheduled = false;

  constructor(ports: LinkPorts) {
    this.#ports = ports;
  }

  /** Executes a command that another department has to agree to first. */
  async execute(request: AskingRequest): Promise<RpcResult> {
    const { ticketId } = request.command;
    const before = this.#underWay.get(ticketId) ?? Promise.resolve();
    const work = before.then(() => this.#transfer(request));
    const ended = work.then(
      () => {},
      // Told to the caller of this one, and none of the next one's business.
      () => {},
    );
    this.#underWay.set(ticketId, ended);
    try {
      return await work;
    } finally {
      if (this.#underWay.get(ticketId) === ended) this.#underWay.delete(ticketId);
    }
  }

  async #transfer(request: AskingRequest): Promise<RpcResult> {
    const { submit, machine } = this.#ports;
    let result: RpcResult = NOT_PROVISIONED;
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
      const running = this.#ports.running();
      if (running === null) return NOT_PROVISIONED;
      const plan = await submit(() => running.plan(request, machine.now()));
      if (!('ask' in plan)) return plan;
      const answer = await this.#ask(plan.ask);
      if (!answer.ok) return answer;
      const grant = { link: answer.link, version: plan.ask.version };
      result = await submit(() => running.execute(request, machine.now(), grant));
      const { hospitalId, from } = plan.ask;
      const pair = { hospitalId, sourceId: from.ticketId, targetId: answer.link.ticketId };
      if (result.ok) await this.#settle(plan.ask.to, pair, true);
      // Only a newer version, which is committed, says for good that this ask comes to nothing. The check sees to others.
      const isOvertaken = !result.ok && 'refusal' in result && result.refusal.code === 'ticket_state_conflict';
      if (isOvertaken) await this.#settle(plan.ask.to, pair, false);
      if (!isOvertaken) break;
    }
    return result;
  }

  /** Asks once more where the runtime says so: the same ask gives the same ticket. */
  async #ask(ask: TransferAsk): Promise<TransferAnswer> {
    const { peer } = this.#ports;
    let answer: TransferAnswer;
    try {
      answer = await peer(ask.to).acceptTransfer(ask);
    } catch (error) {
      const { overloaded, retryable } = stubFault(error);
      if (overloaded || !retryable) throw error;
      answer = await peer(ask.to).acceptTransfer(ask);
    }
    if (answer.ok || 'refusal' in answer) return answer;
    const refusal: Refusal = noSuchDepartment(ask.pointer);
    return { ...answer, elsewhere: { departmentId: ask.to, refusal } };
  }

  async #settle(to: DepartmentId, pair: TransferPair, isCommitted: boolean): Promise<void> {
    try {
      await this.#ports.peer(to).settleTransfer(pair, isCommitted);
    } catch (error) {
      // What is committed here stands; the other side asks when it does not hear.
      this.#report('transfer.settle-failed', pair.sourceId, error);
    }
  }

  /** Gives a ticket for another department's patient. It is checked by an alarm that is set before it is given. */
  async accept(ask: TransferAsk): Promise<TransferAnswer> {
    const running = this.#ports.running();
    if (running === null) return NOT_PROVISIONED;
    await this.#ports.wakeBy(this.#ports.machine.now() + CHECK_AFTER_MS);
    return this.#ports.submit(() => running.links.accept(ask));
  }

  /** Takes the source's word on a transfer. */
  async settle({ hospitalId, targetId }: TransferPair, isCommitted: boolean): Promise<void> {
    const running = this.#ports.running();
    if (running?.queue.state.provisioning.hospitalId !== hospitalId) return;
    await this.#ports.submit(() => running.links.settle(targetId, isCommitted));
  }

  /** What became of a transfer from here. Nothing is said of one that may still commit. */
  async read(pair: TransferPair): Promise<TransferFate> {
    const running = this.#ports.running();
    if (running === null) return 'under_way';
    await running.bringTicket(pair.sourceId);
    return this.#underWay.has(pair.sourceId) ? 'under_way' : running.links.fateOf(pair);
  }

  /** Runs errands soon, where one is due. */
  schedule(): void {
    const { running, machine } = this.#ports;
    const nextAtMs = running()?.errands.nextAtMs ?? null;
    if (this.#isScheduled || nextAtMs === null || nextAtMs > machine.now()) return;
    this.#isScheduled = true;
    machine.after(0, () => {
      this.#isScheduled = false;
      void this.runErrands();
    });
  }

  /** Runs the errands that are due; what fails is tried again later. */
  async runErrands(): Promise<void> {
    const running = this.#ports.running();
    if (running === null || this.#isRunningErrands) return;
    this.#isRunningErrands = true;
    await Promise.all(running.errands.due().map((errand) => this.#run(running, errand)));
    this.#isRunningErrands = false;
    const { nextAtMs } = running.errands;
    if (nextAtMs !== null) await this.#ports.wakeBy(nextAtMs);
  }

  async #run(running: RunningDepartment, errand: Errand): Promise<void> {
    try {
      await (errand.kind === 'check' ? this.#check(running, errand) : this.#tell(running, errand));
    } catch (error) {
      running.errands.postpone(errand);
      this.#report('errand.failed', errand.ticketId, error);
    }
  }

  async #check(running: RunningDepartment, errand: Errand): Promise<void> {
    const { hospitalId } = running.queue.state.provisioning;
    const { ticketId } = errand;
    const pair = { hospitalId, sourceId: errand.with.ticketId, targetId: ticketId };
    const fate = await this.#ports.peer(errand.with.departmentId).readTransfer(pair);
    if (fate === 'under_way') return running.errands.postpone(errand);
    await this.#ports.submit(() => {
      // Asked for again meanwhile, it is on its way again: the answer was about the time before.
      if (running.errands.of(ticketId) === errand) running.links.settle(ticketId, fate === 'committed');
    });
  }

  async #tell(running: RunningDepartment, errand: Extract<Errand, { kind: 'tell' }>): Promise<void> {
    const { hospitalId } = running.queue.state.provisioning;
    const { with: held, linkedId, outcome } = errand;
    const news = { hospitalId, heldId: held.ticketId, linkedId, outcome };
    const answer = await this.#ports.peer(held.departmentId).linkedTicketEnded(news);
    await this.#ports.submit(() => {
      if (answer.kind === 'moved') running.errands.add({ ...errand, with: answer.to }, 0);
      else running.errands.settle(errand.ticketId);
    });
  }

  /** Takes the news that a ticket given elsewhere for one of here has ended. */
  async hear(news: LinkedNews): Promise<LinkedAnswer> {
    const running = this.#ports.running();
    // A department that holds a ticket is there; one that is not now is asked again later.
    if (running === null) throw new PlatformFault('a department');
    await running.bringTicket(news.heldId);
    return this.#ports.submit(() => running.links.hear(news));
  }

  #report(event: string, ticketId: TicketId, error: unknown): void {
    const reason = error instanceof Error ? error.name : 'unknown';
    this.#ports.machine.log('warn', event, { ticketId, reason });
  }
}
