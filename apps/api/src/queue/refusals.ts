import { z } from 'zod';
import type { RefusalOf } from '../kernel/decision.ts';
import { defineRefusals } from '../kernel/decision.ts';

const none = z.object({});
const status = z.string();

/** Everything the live queue may answer no to, each with what to do about it. */
export const queueRefusals = defineRefusals({
  priority_not_allowed: {
    status: 403,
    title: 'A visitor cannot choose a priority',
    facts: none,
    example: {},
    detail: () => 'Priorities are given at the desk. Take the ticket without one and ask the staff.',
  },
  joining_off: {
    status: 403,
    title: 'Tickets are not given out online here',
    facts: z.object({ joinPolicy: z.string() }),
    example: { joinPolicy: 'off' },
    detail: () => 'This department gives its tickets at the desk only.',
  },
  join_code_needed: {
    status: 403,
    title: 'A code from the site is needed',
    facts: none,
    example: {},
    detail: () =>
      'This department gives tickets to those who are there. Send the code shown on its site as "joinCode".',
  },
  join_code_wrong: {
    status: 403,
    title: 'The code is not the one shown now',
    facts: none,
    example: {},
    detail: () => 'The code on the site changes every five minutes. Read it again and send the new one.',
  },
  claim_code_wrong: {
    status: 404,
    title: 'The link leads to no ticket',
    facts: none,
    example: {},
    detail: () =>
      'The code was cut or mistyped, is of an earlier day, or was replaced at the desk. Scan the slip again, or ask there.',
  },
  displays_full: {
    status: 409,
    title: 'The department has no room for another screen',
    facts: z.object({ max: z.int() }),
    example: { max: 50 },
    detail: (facts) =>
      `Staff are told of ${facts.max} screens at most. One that is closed or silent for ten minutes makes room.`,
  },
  ticket_state_conflict: {
    status: 409,
    title: 'The ticket is not in a state for this command',
    facts: z.object({ status, command: z.string() }),
    example: { status: 'completed', command: 'call' },
    detail: (facts) =>
      `The ticket is ${facts.status}, so "${facts.command}" does not fit. "current" is how it stands now.`,
  },
  ticket_gated: {
    status: 409,
    title: 'The ticket still waits for something',
    facts: z.object({ waitsFor: z.array(z.string()) }),
    example: { waitsFor: ['payment'] },
    detail: (facts) => `The ticket waits for ${facts.waitsFor.join(', ')}. Say "ready" for each before calling it.`,
  },
  call_limit_reached: {
    status: 409,
    title: 'The ticket was called often enough',
    facts: z.object({ callCount: z.number(), callCountMax: z.number() }),
    example: { callCount: 3, callCountMax: 3 },
    detail: (facts) =>
      `It was called ${facts.callCount} times. Skip it; the patient can be returned to the queue later.`,
  },
  call_not_last: {
    status: 409,
    title: 'The call can no longer be undone',
    facts: z.object({ pointId: z.string() }),
    example: { pointId: 'poi_01jd3v8q2m7xk4n9r5t6w8y0az' },
    detail: () => 'Something else has happened at this point since. "return" puts a called ticket back.',
  },
  point_busy: {
    status: 409,
    title: 'The service point is full',
    facts: z.object({ pointId: z.string(), capacity: z.number() }),
    example: { pointId: 'poi_01jd3v8q2m7xk4n9r5t6w8y0az', capacity: 1 },
    detail: (facts) =>
      `The point holds ${facts.capacity} patient(s) at once. Complete or skip one first, or use "finish" with call-next.`,
  },
  point_unavailable: {
    status: 409,
    title: 'The service point is out of use',
    facts: z.object({ pointId: z.string() }),
    example: { pointId: 'poi_01jd3v8q2m7xk4n9r5t6w8y0az' },
    detail: () => 'The point is set to unavailable. Make it available or call to another one.',
  },
  doctor_not_at_point: {
    status: 409,
    title: 'The wanted doctor is not at this point',
    facts: z.object({ pointId: z.string(), doctorId: z.string() }),
    example: { pointId: 'poi_01jd3v8q2m7xk4n9r5t6w8y0az', doctorId: 'doc_01jd3v8q2m7xk4n9r5t6w8y0az' },
    detail: () =>
      'The ticket is for a doctor who does not staff this point. Call it to the point where that doctor is.',
  },
  department_paused: {
    status: 409,
    title: 'The department is paused',
    facts: z.object({ message: z.string().nullable() }),
    example: { message: 'Back at 14:00' },
    detail: (facts) => facts.message ?? 'No tickets are given out at the moment. Try again later or ask at the desk.',
  },
  department_closed: {
    status: 409,
    title: 'The department is closed',
    facts: none,
    example: {},
    detail: () => 'No tickets are given out while the department is closed.',
  },
  department_full: {
    status: 409,
    title: 'All tickets of today are given out',
    facts: z.object({ dailyCapacity: z.number() }),
    example: { dailyCapacity: 60 },
    detail: (facts) => `All ${facts.dailyCapacity} tickets of today are given out. Come tomorrow or ask at the desk.`,
  },
  session_over: {
    status: 409,
    title: 'The session is over',
    facts: z.object({ sessionId: z.string().nullable(), doctorId: z.string().nullable() }),
    example: { sessionId: '2026-11-21-morning', doctorId: null },
    detail: (facts) =>
      facts.sessionId === null
        ? 'No session of today takes tickets any more. Come another day or ask at the desk.'
        : 'This session takes no tickets any more. Choose another one, or leave "sessionId" out.',
  },
  session_full: {
    status: 409,
    title: 'The session takes no more tickets of this kind',
    facts: z.object({ sessionId: z.string(), quota: z.enum(['booked', 'walkIn', 'remote']), limit: z.number() }),
    example: { sessionId: '2026-11-21-morning', quota: 'walkIn', limit: 40 },
    detail: (facts) =>
      `All ${facts.limit} tickets of this kind are given out for this session. Choose another one or ask at the desk.`,
  },
  remote_full: {
    status: 409,
    title: 'All tickets of today for people away from the site are given out',
    facts: z.object({ remoteQuota: z.number() }),
    example: { remoteQuota: 40 },
    detail: (facts) =>
      `All ${facts.remoteQuota} tickets of today for people who are not there yet are given out. Come and take one there.`,
  },
  ticket_already_open: {
    status: 409,
    title: 'This person already has a ticket here',
    facts: none,
    example: {},
    detail: () => 'A person has one live ticket in a department. Use that one, or ask at the desk.',
  },
  external_id_taken: {
    status: 409,
    title: 'Another ticket has this externalId',
    facts: z.object({ externalId: z.string() }),
    example: { externalId: 'visit-4711' },
    detail: () => 'An externalId names one ticket only. "current" is the ticket that has it.',
  },
});

/** Any refusal of the live queue. */
export type QueueRefusal = RefusalOf<typeof queueRefusals>;
