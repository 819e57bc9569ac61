import type { CareQueueVisitor } from '@carequeue/sdk/live';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LiveDepartmentController } from './live-department.ts';

/** More departments than any page shows at once; each has a socket of its own. */
const DEPARTMENTS_MAX = 40;
// A page that was opened while the network was away has to find it again, though nobody touches it.
const LIST_AGAIN_MS = 30_000;
// A page that stands open all day learns of a department that was opened or closed down.
const LIST_ANEW_MS = 15 * 60_000;

/** A department that is followed. */
export interface FollowedDepartment {
  readonly id: string;
  readonly live: LiveDepartmentController;
}

/** Follows several departments, or all of a hospital's up to 40, in the order they are named. */
export class LiveDepartments implements ReactiveController {
  /** Null while it is not known which there are. */
  followed: readonly FollowedDepartment[] | null = null;
  /** Why it is not known which departments there are; null while that is no question. */
  error: unknown = null;
  client: CareQueueVisitor | null = null;
  private ids: readonly string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isConnected = false;
  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.isConnected = true;
    const { client } = this;
    if (client !== null && this.ids.length === 0 && (this.error ?? this.followed) !== null) void this.list(client);
  }

  hostDisconnected(): void {
    this.isConnected = false;
    clearTimeout(this.timer);
  }

  /** Follows the departments with these ids, all of the hospital's where none is named, or nothing without a client. */
  follow(client: CareQueueVisitor | null, ids: readonly string[]): void {
    for (const one of this.followed ?? []) this.leave(one);
    clearTimeout(this.timer);
    Object.assign(this, { client, ids, followed: null, error: null });
    if (client !== null && ids.length > 0) this.begin(client, ids);
    else if (client !== null) void this.list(client);
    this.host.requestUpdate();
  }

  /** Tries anew what failed. */
  retry(): void {
    if (this.followed === null) this.follow(this.client, this.ids);
    for (const { live } of this.followed ?? []) if (live.error !== null) live.retry();
  }

  /** Follows these from now on; those that it follows already it goes on with. */
  private begin(client: CareQueueVisitor, ids: readonly string[]): void {
    const before = new Map(this.followed?.map((one) => [one.id, one]));
    this.followed = [...new Set(ids)].slice(0, DEPARTMENTS_MAX).map((id) => {
      const known = before.get(id);
      before.delete(id);
      if (known !== undefined) return known;
      const live = new LiveDepartmentController(this.host, () => this.host.requestUpdate());
      live.follow({ client, departmentId: id });
      return { id, live };
    });
    for (const one of before.values()) this.leave(one);
  }

  private leave({ live }: FollowedDepartment): void {
    live.follow(null);
    this.host.removeController(live);
  }

  private async list(client: CareQueueVisitor): Promise<void> {
    clearTimeout(this.timer);
    let delayMs = LIST_ANEW_MS;
    try {
      const { data } = await client.departments.list({ limit: DEPARTMENTS_MAX });
      if (!this.isAllOf(client)) return;
      this.error = null;
      this.begin(
        client,
        data.map(({ id }) => id),
      );
    } catch (error) {
      if (!this.isAllOf(client)) return;
      // Kept until there is an answer, so that a page does not flicker, and is not read out, with every try.
      if (this.followed === null) {
        this.error = error;
        delayMs = LIST_AGAIN_MS;
      }
    }
    clearTimeout(this.timer);
    if (this.isConnected) this.timer = setTimeout(() => void this.list(client), delayMs);
    this.host.requestUpdate();
  }

  /** Whether it is still asked for all of this client's departments. */
  private isAllOf(client: CareQueueVisitor): boolean {
    return this.client === client && this.ids.length === 0;
  }
}
