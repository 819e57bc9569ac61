import type { CareQueueVisitor, Doctor } from '@carequeue/sdk/live';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readDoctors } from './doctors-list.ts';

/** What is told of doctors changes by the week; a page that stands open all day learns of it. */
const EVERY_MS = 15 * 60_000;

/** Reads what is told of the doctors of departments, now and then, while its host is in a page. */
export class DoctorFacts implements ReactiveController {
  private readonly known = new Map<string, readonly Doctor[]>();
  /** Departments whose doctors are being asked for. */
  private asked = new Set<string>();
  private client: CareQueueVisitor | null = null;
  private ids: readonly string[] = [];
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.timer = setInterval(() => this.readAll(), EVERY_MS);
    this.readAll();
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Reads of these departments from now on; of others it forgets. */
  follow(client: CareQueueVisitor | null, ids: readonly string[]): void {
    if (client === this.client && ids.join() === this.ids.join()) return;
    if (client !== this.client) {
      this.known.clear();
      this.asked = new Set();
    }
    Object.assign(this, { client, ids });
    this.readAll();
  }

  /** The doctors of a department; null before they are known, for the queue tells their names too. */
  of(departmentId: string): readonly Doctor[] | null {
    return this.known.get(departmentId) ?? null;
  }

  private readAll(): void {
    for (const id of this.ids) this.read(id);
  }

  /** The queue goes on without them meanwhile. */
  private read(id: string): void {
    const { client, asked } = this;
    if (client === null || asked.has(id)) return;
    asked.add(id);
    const isWanted = () => client === this.client && this.timer !== undefined && this.ids.includes(id);
    readDoctors(client, id, isWanted, (doctors) => {
      asked.delete(id);
      if (doctors === null) return;
      this.known.set(id, doctors);
      this.host.requestUpdate();
    });
  }
}
