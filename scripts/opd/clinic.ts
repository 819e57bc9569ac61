import { CareQueue, type IssuedTicket, type NewTicket, type Ticket } from '@carequeue/sdk';
import { startOfDay } from '../day/local-time.ts';
import type { ProductAccess } from '../trial/access.ts';
import { trialClock } from '../trial/clock.ts';
import { createDepartment, setClock, type TrialDepartmentRequest } from '../trial/development.ts';

const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;
const MS_PER_SECOND = 1000;

/** What a scenario's department is made of. */
export interface ClinicPlan {
  readonly name: string;
  readonly code: string;
  /** Rooms, some with the doctor who is there. */
  readonly rooms: TrialDepartmentRequest['points'];
  readonly doctors?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Local date the scenario plays on. */
  readonly date?: string;
  readonly timeZone?: string;
}

/** A department of its own for one scenario, with the verbs its desk thinks in; its clock follows the scenario. */
export class Clinic {
  readonly client: CareQueue;
  readonly departmentId: string;
  readonly publishableKey: string;
  readonly #clock: ReturnType<typeof trialClock>;
  readonly #rooms: ReadonlyMap<string, string>;
  readonly #doctors: ReadonlyMap<string, string>;
  readonly #midnight: number;

  private constructor(parts: {
    client: CareQueue;
    clock: ReturnType<typeof trialClock>;
    departmentId: string;
    publishableKey: string;
    rooms: ReadonlyMap<string, string>;
    doctors: ReadonlyMap<string, string>;
    midnight: number;
  }) {
    this.client = parts.client;
    this.departmentId = parts.departmentId;
    this.publishableKey = parts.publishableKey;
    this.#clock = parts.clock;
    this.#rooms = parts.rooms;
    this.#doctors = parts.doctors;
    this.#midnight = parts.midnight;
  }

  /** Makes the department, at the midnight its date begins with. */
  static async open(access: ProductAccess, plan: ClinicPlan): Promise<Clinic> {
    const { name, code, rooms, doctors = [], settings = {}, date = '2026-11-23', timeZone = 'Asia/Kolkata' } = plan;
    const made = await createDepartment(access, { name, code, timeZone, points: rooms, doctors, settings });
    const departmentId = made.department.id;
    const clock = trialClock(access);
    const client = new CareQueue({ secretKey: made.secretKey, baseUrl: access.baseUrl, fetch: clock.fetch });
    const midnight = startOfDay(date, timeZone);
    await setClock(access, departmentId, new Date(midnight * MS_PER_SECOND).toISOString());
    const department = await client.departments.get(departmentId);
    const byName = (things: readonly { name: string; id: string }[]) =>
      new Map(things.map(({ name, id }) => [name, id]));
    return new Clinic({
      ...{ client, clock, departmentId, midnight, publishableKey: made.publishableKey },
      rooms: byName(department.points),
      doctors: byName(department.doctors),
    });
  }

  /** Lets it be a local time of the date, `HH:MM`; past 24:00 is the night after. On a day of 23 or 25 hours give an instant. */
  at(time: string): void {
    this.#clock.set(time.includes('T') ? Date.parse(time) / MS_PER_SECOND : this.#midnight + secondsOf(time));
  }

  /** The instant of a local time of the date. */
  instant(time: string): string {
    return new Date((this.#midnight + secondsOf(time)) * MS_PER_SECOND).toISOString();
  }

  room(name: string): string {
    return known(this.#rooms, name);
  }

  doctor(name: string): string {
    return known(this.#doctors, name);
  }

  take(body: NewTicket = {}): Promise<IssuedTicket> {
    return this.client.tickets.issue(this.departmentId, body);
  }

  /** One key: completes who is inside, calls the next, and gives the code that was called. */
  async next(room: string): Promise<string | null> {
    const { ticket } = await this.client.queue.callNext(this.departmentId, { pointId: this.room(room), finish: true });
    return ticket?.code ?? null;
  }

  /** Presses that key so many times. */
  async nextOnes(room: string, times: number): Promise<readonly (string | null)[]> {
    const codes: (string | null)[] = [];
    for (let time = 0; time < times; time += 1) codes.push(await this.next(room));
    return codes;
  }

  read(ticket: { readonly id: string }): Promise<Ticket> {
    return this.client.tickets.get(this.departmentId, ticket.id);
  }
}

function secondsOf(time: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number);
  const seconds = (hours * MINUTES_PER_HOUR + minutes) * SECONDS_PER_MINUTE;
  if (Number.isNaN(seconds)) throw new Error(`"${time}" is no time: give it as 09:30.`);
  return seconds;
}

function known(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the department has no "${name}"`);
  return id;
}
