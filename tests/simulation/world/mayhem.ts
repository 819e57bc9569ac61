import type { Link } from '../clients/link.ts';
import { dayAt, dayEndsAt } from './calendar.ts';
import type { World } from './world.ts';

const AWAY_MS = 8_000;
const DATABASE_AWAY_MS = 30_000;
const PUSH_MS = 10_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Lets happen to the world what the scenario says may happen. Each is over when the world heals. */
export function unleash(world: World, links: () => readonly Link[]): void {
  const { faults } = world.scenario;
  const random = world.random.fork('mayhem');
  const now = () => world.scheduler.now;
  const every = (meanMs: number, work: () => void) => {
    if (meanMs === 0) return;
    const again = () => {
      world.scheduler.after(random.exponential(meanMs), () => {
        if (world.isHealed) return;
        work();
        again();
      });
    };
    again();
  };
  every(faults.killEveryMs, () => world.kill());
  every(faults.sleepEveryMs, () => world.host.hibernate());
  every(faults.cutEveryMs, () => random.pick(links())?.cut());
  every(faults.awayEveryMs, () => {
    const link = random.pick(links());
    if (link === undefined || link.isAway) return;
    link.isAway = true;
    world.note('a client loses its network');
    if (random.chance(0.5)) link.cut();
    world.scheduler.after(random.exponential(AWAY_MS), () => {
      link.isAway = false;
    });
  });
  every(faults.databaseAwayEveryMs, () => {
    world.database.isAway = true;
    world.note(`D1 is away`);
    const until = now() + random.exponential(DATABASE_AWAY_MS);
    world.scheduler.after(until - now(), () => {
      world.database.isAway = false;
    });
  });
  every(faults.clockJumpsEveryMs, () => world.jumpClock(jump(world, random.next(), random.next())));
  every(faults.provisionEveryMs, () => {
    world.directory.change();
    world.note('the office changes the department');
    // Pushes may come late, twice or not at all.
    for (let copies = random.integer(0, 2); copies > 0; copies -= 1) {
      const pushed = world.directory.provisioning;
      world.scheduler.after(pushDelayMs(world, random.next()), () => void world.push(pushed));
    }
  });
}

/** When a push arrives: where a day is about to end, often just after that, for the two must not mind each other. */
function pushDelayMs(world: World, share: number): number {
  const wall = world.wallNow();
  const leftMs = dayEndsAt(dayAt(wall, world.scenario), world.scenario) - wall;
  return leftMs < MINUTE_MS && share < 0.7 ? leftMs + share * 1_000 : share * PUSH_MS;
}

/** By how much a clock is set: mostly a little, often to just before the day's end, seldom by days. */
function jump(world: World, dice: number, share: number): number {
  const wall = world.wallNow();
  if (dice < 0.35) {
    const end = dayEndsAt(dayAt(wall, world.scenario), world.scenario);
    return end - wall - Math.floor(share * 20_000);
  }
  if (dice < 0.6) return -Math.floor(share * 2 * HOUR_MS);
  if (dice < 0.9) return Math.floor(share * 30 * MINUTE_MS);
  return Math.floor(share * 60 * HOUR_MS);
}
