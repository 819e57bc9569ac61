import { gatherElsewhere } from '../client/crowd-process.ts';
import { drive, type Errand } from '../client/drive.ts';
import type { LiveAddress } from '../client/live-client.ts';
import type { Line } from '../report/report.ts';
import { ratioText } from '../report/report.ts';
import { median } from '../report/statistics.ts';

const WATCHERS = 1000;
const CLIENTS = 10;
const AIM = 10;
/** About a second each: the bare object writes to every watcher at every ticket. */
const REQUESTS = { own: 600, bare: 40 } as const;

/** What is watched and asked, and the bare object that tells everyone of each ticket at once. */
export interface WatchedContest {
  readonly own: { readonly errand: Errand; readonly address: LiveAddress };
  readonly bare: { readonly errand: Errand; readonly address: LiveAddress };
}

/** Tickets a second that ten clients are given while a thousand sockets watch. */
export async function measureWatched(
  id: string,
  { own, bare }: WatchedContest,
  effort: { readonly rounds: number },
): Promise<Line> {
  const crowds = [await gatherElsewhere(own.address, WATCHERS), await gatherElsewhere(bare.address, WATCHERS)];
  try {
    const rounds: { own: number; bare: number }[] = [];
    for (let round = 0; round <= effort.rounds; round += 1) {
      const { perSecond: bareRate } = await drive(bare.errand, { clients: CLIENTS, count: REQUESTS.bare });
      const { perSecond: ownRate } = await drive(own.errand, { clients: CLIENTS, count: REQUESTS.own });
      if (round > 0) rounds.push({ own: ownRate, bare: bareRate });
    }
    const ratios = rounds.map((round) => round.own / round.bare);
    const rates = `${median(rounds.map((r) => r.own)).toFixed(0)}/s : ${median(rounds.map((r) => r.bare)).toFixed(0)}/s`;
    return {
      id: `${id}-watched`,
      what: `issue, ${CLIENTS} clients, ${WATCHERS} watch: throughput`,
      figure: `${ratioText(ratios)} (${rates})`,
      aim: { text: `≥ ${AIM} ×`, isMet: median(ratios) >= AIM },
    };
  } finally {
    for (const crowd of crowds) crowd.leave();
  }
}
