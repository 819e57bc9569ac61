import { check } from './checker/check.ts';
import { Desk } from './clients/desk.ts';
import { keyIdentity } from './clients/identity.ts';
import { Inspector } from './clients/inspector.ts';
import { Link } from './clients/link.ts';
import { Kiosk, Phone } from './clients/patient.ts';
import { Sender } from './clients/sender.ts';
import { Watcher } from './clients/watcher.ts';
import { takeTimers } from './platform/timers.ts';
import { Ending } from './world/ending.ts';
import type { History } from './world/history.ts';
import { unleash } from './world/mayhem.ts';
import type { Scenario } from './world/scenario.ts';
import { drawScenario } from './world/scenario.ts';
import { World } from './world/world.ts';

/** What came of one seed. */
export interface Run {
  readonly scenario: Scenario;
  readonly history: History;
  readonly figures: Figures;
}

/** What is counted, to be summed over seeds. */
export interface Figures {
  readonly commands: number;
  readonly accepted: number;
  readonly events: number;
  readonly rollOvers: number;
  readonly restarts: number;
  readonly sleeps: number;
  readonly cuts: number;
  readonly repeats: number;
  readonly clockJumps: number;
  /** Requests that had to be sent again. */
  readonly faults: number;
  readonly frames: number;
  readonly sightings: number;
  readonly readings: number;
}

/** Everybody who uses the department. */
class People {
  readonly #links: Link[] = [];
  readonly #watchers: Watcher[] = [];
  readonly #phones: Phone[] = [];
  readonly #work: (() => Promise<void>)[] = [];

  constructor(world: World) {
    const { scenario, random, directory } = world;
    const { points } = directory.provisioning;
    for (let index = 0; index < scenario.desks; index += 1) {
      const name = `desk ${index + 1}`;
      const own = random.fork(name);
      const identity = keyIdentity(world, 'secret');
      const link = this.#link(world);
      const watcher = this.#watch(new Watcher({ world, link, random: own.fork('screen'), name, identity }));
      const sender = new Sender({ world, link, random: own.fork('sender'), client: name, address: 'office', identity });
      const point = points[index % points.length];
      if (point === undefined) throw new Error('a department has a point');
      const desk = new Desk({ world, watcher, sender, random: own, pointId: point.id });
      this.#work.push(() => desk.work());
    }
    for (let index = 0; index < scenario.boards; index += 1) {
      const name = `board ${index + 1}`;
      const identity = keyIdentity(world, 'publishable');
      this.#watch(new Watcher({ world, link: this.#link(world), random: random.fork(name), name, identity }));
    }
    for (let index = 0; index < scenario.phones; index += 1) {
      const phone = new Phone(world, random.fork(`phone ${index + 1}`), `phone ${index + 1}`);
      this.#phones.push(phone);
      this.#links.push(phone.link);
      this.#work.push(() => phone.use());
    }
    for (let index = 0; index < scenario.kiosks; index += 1) {
      const kiosk = new Kiosk(world, random.fork(`kiosk ${index + 1}`), `kiosk ${index + 1}`);
      this.#links.push(kiosk.link);
      this.#work.push(() => kiosk.use());
    }
    const inspector = new Inspector(world, random.fork('inspector'));
    this.#work.push(() => inspector.work());
  }

  get links(): readonly Link[] {
    return this.#links;
  }

  get watchers(): readonly Watcher[] {
    return [...this.#watchers, ...this.#phones.flatMap((phone) => phone.watchers)];
  }

  /** Everyone's work, under way. */
  begin(): Promise<unknown> {
    return Promise.all(this.#work.map((work) => work()));
  }

  #link(world: World): Link {
    const link = new Link(world);
    this.#links.push(link);
    return link;
  }

  #watch(watcher: Watcher): Watcher {
    this.#watchers.push(watcher);
    return watcher;
  }
}

/** Plays a seed and checks what came of it. The same seed gives the same history, byte by byte. */
export async function runSeed(seed: number): Promise<Run> {
  const scenario = drawScenario(seed);
  const world = new World(scenario);
  const { history, scheduler } = world;
  const giveBack = takeTimers(scheduler);
  try {
    const people = new People(world);
    let isDone = false;
    const begin = async () => {
      await people.begin();
      isDone = true;
    };
    const work = begin();
    unleash(world, () => people.links);
    await scheduler.runUntil(() => isDone, scenario.durationMs);
    const ending = new Ending(world, { links: () => people.links, watchers: () => people.watchers });
    await ending.play(() => isDone);
    if (isDone) await work;
    for (const watcher of people.watchers) watcher.live.close();
    check(scenario, history, ending.remains);
  } finally {
    giveBack();
  }
  return { scenario, history, figures: figuresOf(world) };
}

function figuresOf({ history, host }: World): Figures {
  const answers = history.requests.flatMap(({ attempts }) => attempts.flatMap((attempt) => attempt.answers));
  const events = history.journal.filter(({ kind }) => kind === 'events');
  return {
    commands: history.requests.length,
    accepted: answers.filter(({ kind }) => kind === 'accepted').length,
    events: events.length,
    rollOvers: events.filter(({ data }) => data.includes('"queue.rolled-over"')).length,
    restarts: host.kills,
    sleeps: host.sleeps,
    cuts: history.cuts,
    repeats: history.repeats,
    clockJumps: history.clockJumps,
    faults: history.requests.reduce((sum, { attempts }) => sum + attempts.length - 1, 0),
    frames: history.frames,
    sightings: history.sightings.length,
    readings: history.readings.length,
  };
}
