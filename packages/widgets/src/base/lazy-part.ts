import { retryQuery } from './fetch-part.ts';

/** A piece of code that is fetched when it is first wanted, and tried again when that failed. */
export class LazyPart<Part> {
  /** The piece; null until it is here. */
  part: Part | null = null;
  /** True where it could not be fetched. */
  hasFailed = false;
  private pending: Promise<Part | null> | null = null;
  private readonly load: (query: string) => Promise<Part>;
  private readonly redraw: () => void;

  /** @param load - `() => import('./part.ts')` and nothing else, so that the build finds it. */
  constructor(load: (query: string) => Promise<Part>, redraw: () => void) {
    this.load = load;
    this.redraw = redraw;
  }

  /** Fetches it, once; null where that fails. */
  want(): Promise<Part | null> {
    this.pending ??= this.fetch();
    return this.pending;
  }

  /** Fetches it ahead of the press that needs it; where that failed, the press itself has to ask. */
  prepare(): void {
    if (!this.hasFailed) void this.want();
  }

  private async fetch(): Promise<Part | null> {
    try {
      this.part = await this.load(this.hasFailed ? retryQuery() : '');
      this.hasFailed = false;
    } catch {
      // The network is away: what needs it says so, and asks for it anew with the next press.
      this.hasFailed = true;
      this.pending = null;
    }
    this.redraw();
    return this.part;
  }
}
