import { expect } from 'vitest';
import type { TicketId } from '../../kernel/ids.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Command } from '../rules/commands.ts';
import { waitingInOrder } from '../rules/waiting-order.ts';
import { ticketsAtPoint } from '../state/state.ts';
import { isGated } from '../state/ticket.ts';
import { aProvisioning, ELSEWHERE, QueueInMemory } from './builders.ts';
import { NaiveQueue } from './naive-queue.ts';
import type { Step } from './random-steps.ts';
import { DOCTORS, POINTS } from './random-steps.ts';

const DAY_MS = 24 * 60 * 60_000;
/** 08:00 in Kolkata. */
export const MORNING_MS = Date.UTC(2026, 10, 21, 2, 30);

/** Runs the same steps on the rules and on the naive queue. */
export class QueuePair {
  readonly naive: NaiveQueue;
  readonly queue: QueueInMemory;
  readonly ids: TicketId[] = [];

  constructor(how: { capacity: number; autoStart: boolean; passedOverMax: number }) {
    const { capacity, ...settings } = how;
    this.naive = new NaiveQueue({ points: POINTS, ...how });
    this.queue = new QueueInMemory(
      aProvisioning({
        ...{ points: POINTS, doctors: DOCTORS, capacity },
        settings: { ...settings, labelMode: 'initials', lateAfterMinutes: 1, arrivalGraceMinutes: 1 },
      }),
      MORNING_MS,
    );
  }

  #pointId(index: number) {
    const found = this.queue.state.provisioning.points[index];
    if (found === undefined) throw new Error('a point of the department');
    return found.id;
  }

  #doctorId(index: number) {
    const found = this.queue.state.provisioning.doctors[index];
    if (found === undefined) throw new Error('a doctor of the department');
    return found.id;
  }

  #setPoint({ point, given }: Extract<Step, { kind: 'setPoint' }>): void {
    const { doctor, ...rest } = given;
    const doctorId = typeof doctor === 'number' ? this.#doctorId(doctor) : doctor;
    const body = { pointId: this.#pointId(point), ...rest, ...(doctorId === undefined ? {} : { doctorId }) };
    expect(this.queue.run({ target: 'queue', name: 'set-point', body })).toBeNull();
    this.naive.setPoint(point, given);
  }

  #ticketCommand(step: Extract<Step, { kind: 'ticket' }>, ticketId: TicketId, isAway: boolean): Command {
    const target = 'ticket';
    switch (step.name) {
      case 'call':
        return { target, ticketId, name: 'call', body: { pointId: this.#pointId(step.point) } };
      case 'complete':
        return { target, ticketId, name: 'complete', body: { next: step.next } };
      case 'ready':
        return { target, ticketId, name: 'ready', body: { what: isAway ? 'arrival' : 'payment' } };
      case 'hold':
        return { target, ticketId, name: 'hold', body: { waitsFor: ['payment'] } };
      case 'defer':
        return { target, ticketId, name: 'defer', body: { places: step.places } };
      case 'transfer':
        return { target, ticketId, name: 'transfer', body: { departmentId: ELSEWHERE } };
      case 'set-priority':
        return { target, ticketId, name: 'set-priority', body: { priority: step.priority, reason: 'clinical' } };
      case 'set-show-name':
        return { target, ticketId, name: 'set-show-name', body: { showName: step.next } };
      default:
        return { target, ticketId, name: step.name, body: {} };
    }
  }

  run(step: Step): void {
    const { naive, queue } = this;
    queue.advance(1000);
    naive.now = queue.now;
    naive.lapse();
    switch (step.kind) {
      case 'issue': {
        // Those with a slot are ranked anew when they come, which the naive queue does not know.
        const away = step.remote && (step.slotSeconds === null || step.byVisitor);
        const body = {
          patient: { name: 'Asha Rao' },
          priority: step.priority,
          priorityReason: 'clinical' as const,
          ...(step.gated ? { waitsFor: ['payment' as const] } : {}),
          ...(away ? { presence: 'remote' as const } : {}),
          ...(step.wants === null ? {} : { doctorId: this.#doctorId(step.wants) }),
        };
        const slot = step.slotSeconds === null ? undefined : instantOf(queue.now + step.slotSeconds * 1000);
        const lane = slot === undefined ? (step.lane ?? undefined) : undefined;
        const place = step.byVisitor
          ? {}
          : { ...(slot === undefined ? { lane } : { appointment: { startsAt: slot } }) };
        const actor = { kind: step.byVisitor ? ('visitor' as const) : ('server' as const), id: 'key' };
        const refusal = queue.run({ target: 'new', name: 'issue', body: { ...body, ...place } }, actor);
        const how = step.byVisitor
          ? {}
          : { ...(lane === undefined ? {} : { lane }), ...(slot === undefined ? {} : { slot }) };
        expect(refusal).toBe(naive.issue({ ...step, away, lane: undefined, ...how }, step.byVisitor));
        const id = [...queue.tickets.keys()].at(-1);
        if (refusal === null && id !== undefined) this.ids.push(id);
        break;
      }
      case 'callNext': {
        const body = { pointId: this.#pointId(step.point), finish: step.finish };
        expect(queue.run({ target: 'queue', name: 'call-next', body })).toBe(naive.callNext(step.point, step.finish));
        break;
      }
      case 'ticket': {
        const index = this.ids.length === 0 ? 0 : step.pick % this.ids.length;
        const [id, ticket] = [this.ids[index], naive.tickets[index]];
        if (id === undefined || ticket === undefined) break;
        const refusal = queue.run(this.#ticketCommand(step, id, ticket.away));
        expect(refusal).toBe(naive.command(step.name, ticket, step));
        break;
      }
      case 'setPoint':
        this.#setPoint(step);
        break;
      case 'queue':
        queue.run({ target: 'queue', name: step.name, body: {} });
        naive.state = { open: 'open', pause: 'paused', close: 'closed' }[step.name];
        break;
      case 'nextDay':
        queue.advance(DAY_MS);
        naive.endDay();
        break;
    }
    this.#compare();
  }

  #compare(): void {
    const { queue, naive } = this;
    const order = waitingInOrder(queue.state, queue.now).filter((ticket) => !isGated(ticket));
    expect(order.map((ticket) => this.ids.indexOf(ticket.id))).toEqual(naive.order());
    expect(this.ids.map((id) => queue.tickets.get(id)?.status)).toEqual(naive.tickets.map((ticket) => ticket.status));
    expect(this.ids.map((id) => queue.tickets.get(id)?.number)).toEqual(naive.tickets.map((ticket) => ticket.number));
    expect(this.ids.map((id) => queue.state.away.get(id))).toEqual(
      naive.tickets.map((ticket) => (ticket.status === 'waiting' && ticket.away ? ticket.lapsesAt : undefined)),
    );
    const doctorIds = queue.state.provisioning.doctors.map((doctor) => String(doctor.id));
    expect(
      queue.state.points.map(({ id, capacity, available, doctorId }) => ({
        ...{ capacity, available, doctor: doctorId === null ? null : doctorIds.indexOf(doctorId) },
        inside: ticketsAtPoint(queue.state, id).map((ticket) => this.ids.indexOf(ticket.id)),
      })),
    ).toEqual(naive.points.map((point, index) => ({ ...point, inside: naive.at(index).map(({ name }) => name) })));
    for (const ticket of queue.state.active.values()) expect(isGated(ticket)).toBe(false);
    expect(queue.state.open.size).toBe(queue.state.waiting.length + queue.state.active.size + queue.state.missed.size);
  }
}
