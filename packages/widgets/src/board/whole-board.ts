import type { QueueState } from '@carequeue/sdk/live';
import type { ReactiveController, TemplateResult } from 'lit';
import { stalenessText } from '../base/freshness.ts';
import { queueIn } from '../base/queue-in.ts';
import { Announcer } from '../controllers/announcer.ts';
import { LiveTicker } from '../controllers/live-ticker.ts';
import type { BoardWords, FirstBoardWords } from '../locales/board-strings.ts';
import { common } from '../locales/en/base.ts';
import { board } from '../locales/en/board.ts';
import { mannerOf, newCalls } from './board-calls.ts';
import { queueOfDoctor } from './board-doctor.ts';
import { boardDrawing } from './board-drawing.ts';
import type { BoardFacts, BoardSource, BoardTools } from './board-facts.ts';
import { boardFlowStyles } from './board-flow.styles.ts';
import { boardFrameStyles } from './board-frame.styles.ts';
import type { BoardHost, Followed } from './board-host.ts';
import { boardListStyles } from './board-lists.styles.ts';
import type { PageTurn } from './board-pages.ts';
import { FIRST_PAGE } from './board-pages.ts';
import { boardPanelStyles } from './board-panel.styles.ts';
import { BoardPresence } from './board-presence.ts';
import type { BoardPrivacy } from './board-privacy.ts';
import { labelOf, privacyOf } from './board-privacy.ts';
import type { BoardScene } from './board-scene.ts';
import { boardScene } from './board-scene.ts';
import { BoardVoice } from './board-voice.ts';
import { contentBoxOf } from './content-box.ts';
import { Kiosk } from './kiosk.ts';
import { ScreenWake } from './screen-wake.ts';
import { TextRuler } from './text-ruler.ts';

// The clock shows minutes, but a turn of its pages lasts seconds.
const TICK_MS = 1_000;
const FULL_HD = { widthPx: 1920, heightPx: 1080 };

/**
 * The whole board: fetched once the first rows are drawn, and draws in their place from then on. It tells of calls, keeps
 * which page is shown, and the screen awake.
 */
export class WholeBoard implements ReactiveController {
  /** Looks of all it draws. */
  readonly styles: string = boardFrameStyles + boardPanelStyles + boardListStyles + boardFlowStyles;
  private readonly host: BoardHost;
  private readonly tools: BoardTools;
  private readonly drawScene: ReturnType<typeof boardDrawing>;
  private readonly announcer: Announcer;
  private readonly voice: BoardVoice;
  private readonly presence: BoardPresence;
  private readonly kiosk: Kiosk;
  private readonly wake = new ScreenWake();
  private readonly ruler = new TextRuler();
  private readonly calls = new Map<string, { readonly atMs: number; readonly count: number }>();
  /** What was told of each department last. */
  private readonly told = new WeakMap<Followed, QueueState>();
  private resizes: ResizeObserver | null = null;
  private box = FULL_HD;
  private turn: PageTurn = FIRST_PAGE;
  private turnCount = 0;
  private tag = '';
  private scene: BoardScene | null = null;

  /** @param seen - what the first rows showed when this was asked for: calls since then are news. */
  constructor(host: BoardHost, tools: BoardTools, seen: readonly (QueueState | null)[]) {
    for (const followed of host.followed) {
      const before = seen.find((state) => state?.department.id === followed.id);
      if (before) this.told.set(followed, queueOfDoctor(before, host.doctor));
    }
    this.host = host;
    this.tools = tools;
    this.drawScene = boardDrawing(tools);
    this.announcer = new Announcer(host);
    this.voice = new BoardVoice(host, tools);
    this.presence = new BoardPresence(host, tools);
    this.kiosk = new Kiosk(host);
    host.addController(new LiveTicker(host, TICK_MS, () => host.followed));
    host.addController(this);
  }

  hostConnected(): void {
    this.resizes = new ResizeObserver((entries) => {
      const size = entries[0]?.contentRect;
      // In the next frame: a board that is a column changes its own height, which the observer would report as a loop.
      if (size !== undefined) requestAnimationFrame(() => this.fit({ widthPx: size.width, heightPx: size.height }));
    });
    this.resizes.observe(this.host);
    this.box = contentBoxOf(this.host);
    this.host.addEventListener('click', this.onTouch);
    addEventListener('pagehide', this.presence.leave);
  }

  hostDisconnected(): void {
    this.resizes?.disconnect();
    this.resizes = null;
    this.wake.keep(false);
    this.host.removeEventListener('click', this.onTouch);
    removeEventListener('pagehide', this.presence.leave);
    this.presence.leave();
  }

  /** Draws what stands on the screen now. */
  draw(first: FirstBoardWords): TemplateResult {
    const facts = this.facts(wordsOf(first));
    const barCount = facts.sound === 'needs-touch' || facts.sound === 'unavailable' ? 1 : 0;
    const scene = boardScene(facts, this.turn, barCount);
    if (scene.turn.index !== this.turn.index) this.turnCount += 1;
    this.turn = scene.turn;
    this.scene = scene;
    return this.drawScene(scene, facts, {
      turnCount: this.turnCount,
      callCountAt: (pointId, calledAtMs) => this.callCountAt(pointId, calledAtMs),
      announced: this.announcer.text,
    });
  }

  /** Goes on from what was just drawn: gives it its sizes, and tells of new calls. */
  updated(first: FirstBoardWords): void {
    const strings = wordsOf(first);
    // What was said in another language is not said on.
    if (strings.tag !== this.tag) this.announcer.clear();
    this.tag = strings.tag;
    this.voice.follow(strings.tag);
    for (const followed of this.host.followed) this.tell(followed, strings);
    this.lay();
    const isFlow = this.scene?.screen.orientation === 'flow';
    this.host.toggleAttribute('data-flow', isFlow);
    this.wake.keep(this.host.isConnected && !isFlow);
    this.kiosk.follow();
    this.presence.follow(this.voice.heard);
  }

  private tell(followed: Followed, strings: BoardWords): void {
    const { live } = followed;
    if (live.state === null) return;
    const after = queueOfDoctor(live.state, this.host.doctor);
    const before = this.told.get(followed) ?? null;
    this.told.set(followed, after);
    const privacy = this.privacy();
    for (const { ticket, point } of newCalls(before, after, live.nowMs)) {
      const label = labelOf(ticket, privacy);
      const pointName = this.tools.nameOf(point);
      const isAskedToCome = mannerOf(ticket) !== 'silent';
      const sentence = strings.board[isAskedToCome ? 'call' : 'served']({ label, point: pointName });
      this.announcer.say(sentence, ticket.id);
      this.voice.say(ticket, point);
      const departmentId = after.department.id;
      this.host.dispatchEvent(new this.tools.BoardCalledEvent({ departmentId, label, pointName }));
    }
  }

  private privacy(): BoardPrivacy {
    const { followed } = this.host;
    if (followed.length > 1) return 'code';
    return privacyOf(
      followed.flatMap(({ live }) => live.state ?? []),
      this.host,
    );
  }

  private facts(strings: BoardWords): BoardFacts {
    const { hospitalName, doctor: doctorId, followed, retry, shadowRoot } = this.host;
    this.ruler.follow(shadowRoot?.querySelector('.root') ?? this.host);
    const heard = followed.find(({ live }) => live.lastSeenMs !== null)?.live;
    return {
      ...{ hospitalName, doctorId, strings, box: this.box },
      sources: followed.map((one) => this.sourceOf(one, strings)),
      privacy: this.privacy(),
      nowMs: heard?.nowMs ?? Date.now(),
      sound: this.voice.state,
      estimateAt: this.tools.estimateAt,
      widthOf: this.ruler.widthOf,
      onSayAgain: () => this.voice.sayAgain(),
      onRetry: retry,
    };
  }

  private sourceOf({ id, live }: Followed, strings: BoardWords): BoardSource {
    const { state: queue, status, lastSeenMs, nowMs, error } = live;
    const timeZone = queue?.department.timeZone ?? 'UTC';
    return {
      id,
      queue: queue === null ? null : queueIn(queueOfDoctor(queue, this.host.doctor), this.tools.nameOf),
      staleText: stalenessText({ status, lastSeenMs, nowMs, timeZone }, strings),
      failure: queue !== null || error === null ? null : this.tools.failureKind(error),
    };
  }

  /** One by one: a style attribute in the template would be blocked by pages' policies. */
  private lay(): void {
    const { scene } = this;
    const root = this.host.shadowRoot;
    const board = root?.querySelector<HTMLElement>('.board');
    if (scene === null || root === null || board == null) return;
    if (scene.screen.orientation === 'flow') board.style.removeProperty('--_u');
    else board.style.setProperty('--_u', `${scene.screen.unitPx}px`);
    const { head, foot, screen } = scene;
    setSizes(
      board,
      { heading: head.headingPx, hospital: head.hospitalPx, figures: foot.figuresPx, stale: foot.stalePx },
      { 'heading-rows': head.headingRows, scale: screen.orientation === 'flow' ? 1 : screen.unitPx },
    );
    root.querySelectorAll<HTMLElement>('.panel').forEach((panel, index) => {
      const shown = scene.panels[index];
      if (shown === undefined) return;
      const { layout, told, fit } = shown;
      setSizes(
        panel,
        { code: layout.codePx, chip: layout.chipPx, 'chip-height': layout.chipHeightPx, lists: layout.listsPx },
        { columns: layout.columns, 'chip-columns': layout.chipColumns },
      );
      if (told === null || fit === null || shown.view === null) return;
      setSizes(
        panel,
        {
          ...{ 'panel-name': fit.titlePx, call: fit.callPx, 'call-width': fit.callWidthPx, place: fit.placePx },
          ...{ next: fit.next.px, 'next-legend': fit.next.legendPx },
          ...{ missed: fit.missed.px, 'missed-legend': fit.missed.legendPx, title: told.titleUnits * screen.unitPx },
        },
        { 'place-rows': fit.placeRows },
      );
      panel.querySelectorAll<HTMLElement>('.calls li').forEach((call, at) => {
        setSizes(call, {}, { 'call-rows': fit.callRows[at] ?? 0 });
      });
      const rooms = panel.querySelectorAll<HTMLElement>('.point');
      shown.view.points.forEach(({ id }, at) => {
        const [room, sizes] = [rooms[at], fit.rooms.get(id)];
        if (room === undefined || sizes === undefined) return;
        const { namePx, hintPx, nameRows, hintRows } = sizes;
        setSizes(room, { name: namePx, hint: hintPx }, { 'name-rows': nameRows, 'hint-rows': hintRows });
      });
    });
  }

  private fit(box: { widthPx: number; heightPx: number }): void {
    const isOtherHeight = box.heightPx !== this.box.heightPx && this.scene?.screen.orientation !== 'flow';
    if (box.widthPx === this.box.widthPx && !isOtherHeight) return;
    this.box = box;
    this.host.requestUpdate();
  }

  private readonly onTouch = (): void => {
    this.voice.unlock();
    this.kiosk.onTouch();
  };

  private callCountAt(pointId: string, calledAtMs: number): number {
    const known = this.calls.get(pointId);
    if (known?.atMs === calledAtMs) return known.count;
    const count = (known?.count ?? 0) + 1;
    this.calls.set(pointId, { atMs: calledAtMs, count });
    return count;
  }
}

/** Sets custom properties: lengths in pixels, and numbers. */
function setSizes(
  element: HTMLElement,
  pixels: Readonly<Record<string, number>>,
  numbers: Readonly<Record<string, number>>,
): void {
  for (const [name, length] of Object.entries(pixels)) element.style.setProperty(`--_${name}`, `${length}px`);
  for (const [name, count] of Object.entries(numbers)) element.style.setProperty(`--_${name}`, String(count));
}

function wordsOf(first: FirstBoardWords): BoardWords {
  return 'board' in first ? first : { ...common, board };
}
