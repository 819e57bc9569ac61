import type { DevelopmentAccess } from './development.ts';

/** What is asked of `fetch`. */
type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A clock that its requests carry to the department they go to. */
export interface TrialClock {
  /** For the SDK's `fetch` option. */
  readonly fetch: Fetch;
  /** Sets the instant that requests carry from now on; seconds since 1970. */
  set(atSeconds: number): void;
}

/** Makes a clock for one department; requests before the first `set` carry no instant. */
export function trialClock(access: DevelopmentAccess): TrialClock {
  let now: string | undefined;
  return {
    fetch: (url, init) => {
      const headers = new Headers(init.headers);
      if (now !== undefined) {
        headers.set('CareQueue-Development-Now', now);
        headers.set('CareQueue-Development-Token', access.developmentToken);
      }
      return fetch(url, { ...init, headers });
    },
    set: (atSeconds) => {
      now = new Date(atSeconds * 1000).toISOString();
    },
  };
}
