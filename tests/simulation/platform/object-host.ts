import { Department } from '../../../apps/api/src/queue/department/department.ts';
import { APPROACH_HEADER } from '../../../apps/api/src/queue/department/live-door.ts';
import { PROTOCOL_HEADER } from '../../../apps/api/src/queue/live/live-sockets.ts';
import type { Machine } from '../../../apps/api/src/queue/machine.ts';
import type { Approach, DepartmentCalls } from '../../../apps/api/src/queue/rpc/department-rpc.ts';
import type { Random } from '../world/random.ts';
import type { Pending, Scheduler } from '../world/scheduler.ts';
import { aloneInItsHospital } from './alone.ts';
import type { DiskFaults } from './disk.ts';
import { Disk } from './disk.ts';
import type { HistoryDatabase } from './history-database.ts';
import type { SocketPeer } from './sockets.ts';
import { type ServerSocket, UpgradeResponse } from './sockets.ts';
import { sqlStorage } from './sql-storage.ts';
import { Trouble } from './trouble.ts';

/** The calls that change something: they wait for their commit by themselves and need no output gate. */
const COMMITTING = ['execute', 'provision'] as const satisfies readonly (keyof DepartmentCalls)[];
const ALARM_AGAIN_MS = 2_000;
const ALARM_LATE_MS = 4_000;

/** What the host needs of its world. */
export interface HostParts {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly faults: () => DiskFaults;
  readonly database: HistoryDatabase;
  /** The machine's clock, ms since 1970. */
  readonly wallNow: () => number;
  readonly limits: Readonly<Record<string, string>>;
  readonly onCommit: () => void;
  /** The object threw where nobody is told: a bug. */
  readonly onBug: (what: string, error: unknown) => void;
}

/** Thrown into code of an object that has ended; nobody hears it. */
class Ended extends Trouble {}

/** One process of the object, from its start to its end. */
class Life {
  isAlive = true;
  timers = 0;
  calls = new Set<(error: Error) => void>();
  department: Department | null = null;

  readonly check = () => {
    if (!this.isAlive) throw new Ended('this object has ended');
  };
}

/**
 * The platform around one Durable Object: starts it when it is asked for, ends it when the world wants so, and keeps
 * what the platform keeps: its disk, its alarm, and over a sleep its sockets.
 */
export class ObjectHost {
  readonly disk: Disk;
  readonly #parts: HostParts;
  #life: Life | null = null;
  #sockets: ServerSocket[] = [];
  #alarm: { readonly at: number; readonly timer: Pending } | null = null;
  #isAlarmRunning = false;
  starts = 0;
  kills = 0;
  sleeps = 0;

  constructor(parts: HostParts) {
    this.#parts = parts;
    this.disk = new Disk({
      scheduler: parts.scheduler,
      random: parts.random.fork('disk'),
      faults: parts.faults,
      listener: {
        onCommit: () => {
          parts.onCommit();
          this.watchAlarm();
        },
        onFailure: () => this.kill(),
        onKill: (delayMs) => parts.scheduler.after(delayMs, () => this.kill()),
      },
    });
  }

  /** Calls a method, as a stub does; what crosses is copied. */
  call<T>(name: keyof DepartmentCalls, ...values: readonly unknown[]): Promise<T> {
    const life = this.#start();
    return new Promise<T>((resolve, reject) => {
      life.calls.add(reject);
      const settle = (work: () => void) => {
        if (!life.isAlive) return;
        const leave = () => {
          life.calls.delete(reject);
          work();
        };
        if (COMMITTING.some((committing) => committing === name)) leave();
        else this.disk.output(leave);
      };
      invoke(life, name, structuredClone(values)).then(
        (value) => settle(() => resolve(copied<T>(value))),
        (error: unknown) => settle(() => reject(error instanceof Error ? error : new Error(String(error)))),
      );
    });
  }

  /** Asks for a socket; gives it, or what was answered instead. */
  async connect(
    approach: Approach,
    query: string,
    peer: SocketPeer,
  ): Promise<ServerSocket | { readonly body: unknown }> {
    const life = this.#start();
    const headers = { [APPROACH_HEADER]: JSON.stringify(approach), [PROTOCOL_HEADER]: 'carequeue.v1' };
    const request = new Request(`https://department/live${query}`, { headers });
    const response: unknown = await life.department?.fetch(request);
    life.check();
    if (!(response instanceof UpgradeResponse)) throw new Error('the object gave no response');
    const socket = response.webSocket?.server;
    if (socket === undefined) return { body: response.body };
    socket.connect(peer, (work) => this.disk.output(work));
    return socket;
  }

  /** A client's message has arrived. */
  message(socket: ServerSocket, text: string): void {
    if (socket.isClosed) return;
    if (text === 'ping') {
      socket.answeredAt = new Date(this.#parts.wallNow());
      socket.send('pong');
      return;
    }
    this.#handle('webSocketMessage', (department) => department.webSocketMessage(asPlatformSocket(socket), text));
  }

  /** A client's end is gone. */
  closed(socket: ServerSocket, code: number): void {
    if (!this.#sockets.includes(socket)) return;
    this.#handle('webSocketClose', (department) => department.webSocketClose(asPlatformSocket(socket), code, ''));
    socket.drop();
    this.#sockets = this.#sockets.filter((other) => other !== socket);
  }

  /** Ends the process, with everything it had not made durable. */
  kill(): void {
    const life = this.#life;
    if (life === null) return;
    this.kills += 1;
    this.#end(life);
    this.disk.crash();
    for (const socket of this.#sockets.splice(0)) socket.close(1006);
    const isRetryable = this.#parts.random.chance(0.5);
    for (const reject of life.calls) {
      reject(Object.assign(new Trouble('the object was reset'), { retryable: isRetryable, remote: true }));
    }
    if (this.#isAlarmRunning) {
      this.#isAlarmRunning = false;
      this.#arm(this.#parts.wallNow() + ALARM_AGAIN_MS);
    }
    this.watchAlarm();
  }

  /** Puts an object to sleep that has nothing to do: its memory is gone, its sockets stay. */
  hibernate(): void {
    const life = this.#life;
    const isIdle = life !== null && life.timers === 0 && life.calls.size === 0 && this.disk.isQuiet;
    if (!isIdle || this.#isAlarmRunning) return;
    this.sleeps += 1;
    this.#end(life);
  }

  /** Looks again at when the object wants to be woken: after a commit, and when the clock was set. */
  watchAlarm(): void {
    const at = Number(this.disk.read('SELECT at FROM platform_alarm WHERE at IS NOT NULL')[0]?.at ?? Number.NaN);
    if (!Number.isNaN(at)) this.#arm(at);
  }

  /** The clock was set: a wait for an instant is another one now. */
  onClockSet(): void {
    if (this.#alarm !== null) this.#arm(this.#alarm.at);
  }

  #arm(at: number): void {
    this.#alarm?.timer.cancel();
    // An alarm is never early, and sometimes late.
    const { random, scheduler, wallNow } = this.#parts;
    const lateMs = random.chance(0.3) ? random.exponential(ALARM_LATE_MS) : 0;
    const delayMs = Math.max(0, at - wallNow()) + lateMs;
    this.#alarm = { at, timer: scheduler.after(delayMs, () => this.#ring()) };
  }

  #ring(): void {
    this.#alarm = null;
    if (this.#isAlarmRunning) {
      this.#arm(this.#parts.wallNow() + ALARM_AGAIN_MS);
      return;
    }
    const life = this.#start();
    this.#isAlarmRunning = true;
    this.disk.exec('DELETE FROM platform_alarm');
    this.#handle('alarm', async (department) => {
      await department.alarm();
      if (life.isAlive) this.#isAlarmRunning = false;
    });
  }

  #handle(name: string, work: (department: Department) => Promise<unknown>): void {
    const life = this.#start();
    if (life.department === null) return;
    const done = () => {
      life.calls.delete(done);
    };
    life.calls.add(done);
    work(life.department)
      .catch((error: unknown) => {
        if (life.isAlive && !(error instanceof Trouble)) this.#parts.onBug(name, error);
      })
      .finally(done);
  }

  #end(life: Life): void {
    life.isAlive = false;
    this.#life = null;
  }

  #start(): Life {
    if (this.#life !== null) return this.#life;
    const life = new Life();
    this.#life = life;
    this.starts += 1;
    for (const socket of this.#sockets) socket.adopt((work) => this.disk.output(work));
    const gate = (work: () => void) => this.disk.output(work);
    const environment = {
      DB: this.#parts.database.binding(gate, () => life.isAlive),
      ...aloneInItsHospital(),
      ...this.#parts.limits,
    };
    life.department = new Department(this.#context(life), environment, this.#machine(life));
    return life;
  }

  #machine(life: Life): Machine {
    const { scheduler, random, wallNow } = this.#parts;
    return {
      now: wallNow,
      after: (delayMs, work) => {
        life.timers += 1;
        scheduler.after(delayMs, () => {
          life.timers -= 1;
          if (life.isAlive) work();
        });
      },
      randomBytes: (length) => random.bytes(length),
      makeEpoch: () => `epoch-${random.integer(0, 2 ** 30)}`,
      log: () => {},
    };
  }

  #context(life: Life): DurableObjectState {
    const storage = {
      sql: sqlStorage(this.disk, life.check),
      transactionSync: <T>(work: () => T) => {
        life.check();
        return this.disk.transactionSync(work);
      },
      sync: () => this.disk.sync(),
      setAlarm: async (at: number) => {
        life.check();
        this.disk.exec('INSERT OR REPLACE INTO platform_alarm (id, at) VALUES (1, ?)', at);
      },
    };
    const context = {
      storage,
      abort: () => life.isAlive && this.kill(),
      acceptWebSocket: (socket: ServerSocket, tags: string[]) => {
        socket.tags = tags;
        this.#sockets.push(socket);
      },
      getWebSockets: (tag?: string) =>
        this.#sockets.filter((socket) => !socket.isClosed && (tag === undefined || socket.tags.includes(tag))),
      setWebSocketAutoResponse: () => {},
      getWebSocketAutoResponseTimestamp: (socket: ServerSocket) => socket.answeredAt,
    };
    // The department uses these of its context, no others.
    return context as unknown as DurableObjectState;
  }
}

/** Answers are text with a few words around it: a copy of those is as good as one of everything. */
const copied = <T>(value: unknown) => (typeof value === 'object' && value !== null ? { ...value } : value) as T;

function asPlatformSocket(socket: ServerSocket): WebSocket {
  // What the department does with a socket is what ServerSocket can.
  return socket as unknown as WebSocket;
}

async function invoke(life: Life, name: keyof DepartmentCalls, values: readonly unknown[]): Promise<unknown> {
  const { department } = life;
  if (department === null) throw new Ended('this object never began');
  const method: unknown = Reflect.get(department, name);
  if (typeof method !== 'function') throw new Error(`a department has no ${name}`);
  return Reflect.apply(method, department, values);
}
