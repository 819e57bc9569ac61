import type { CareQueueVisitor, Doctor } from '@carequeue/sdk/live';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What is told of doctors changes by the week; a page that stands open all day learns of it. */
const EVERY_MS = 15 * 60_000;

/** Reads what is told of the doctors of departments, now and then, while its host is in a page. */
export class DoctorFacts implements ReactiveController {
  private readonly known = new Map<string, readonly Doctor[]>();
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
  }

  /** Reads of these departments from now on; of others it forgets. */
  follow(client: CareQueueVisitor | null, ids: readonly string[]): void {
    if (client === this.client && ids.join() === this.ids.join()) return;
    if (client !== this.client) this.known.clear();
    Object.assign(this, { client, ids });
    this.readAll();
  }

  /** The doctors of a department; null before they are known, for the queue tells their names too. */
  of(departmentId: string): readonly Doctor[] | null {
    return this.known.get(departmentId) ?? null;
  }

  private readAll(): void {
    for (const id of this.ids) void this.read(id);
  }

  private async read(id: string): Promise<void> {
    const { client } = this;
    try {
      const list = await client?.departments.doctors(id);
      if (list === undefined || client !== this.client) return;
      this.known.set(id, list.data);
      this.host.requestUpdate();
    } catch {
      // The queue goes on without; the next round asks again.
    }
  }
}
