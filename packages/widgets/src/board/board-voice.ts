import type { DisplaySound } from '@carequeue/sdk';
import type { Named } from '../base/name-in.ts';
import type { Call } from '../voice/call.ts';
import type { Loudspeaker } from '../voice/loudspeaker.ts';
import type { PointTicket } from './board-calls.ts';
import { callsIn, isExpected, mannerOf } from './board-calls.ts';
import type { BoardTools, SoundState } from './board-facts.ts';
import type { BoardHost } from './board-host.ts';

// The network may stay away for as long as it takes to call many; only the last of them are still awaited.
const EARLY_MAX = 20;

/** The board's loudspeaker: fetched when the board is to speak, and told of its calls. */
export class BoardVoice {
  private readonly host: BoardHost;
  private readonly tools: Pick<BoardTools, 'scriptOrigin' | 'fetchPart'>;
  private loudspeaker: Loudspeaker | null = null;
  private isFetching = false;
  private settings = '';
  /** Calls that came before the loudspeaker did; it leaves out those that are over by then. */
  private early: readonly Call[] = [];

  constructor(host: BoardHost, tools: Pick<BoardTools, 'scriptOrigin' | 'fetchPart'>) {
    this.host = host;
    this.tools = tools;
  }

  /** How the sound stands. */
  get state(): SoundState {
    return this.isWanted ? (this.loudspeaker?.state ?? 'off') : 'off';
  }

  /** How it is heard, for reception; null while that is not known. */
  get heard(): DisplaySound | null {
    if (!this.isWanted) return 'off';
    const { state } = this;
    if (state === 'needs-touch') return 'muted';
    if (state === 'unavailable') return 'unavailable';
    const { voice } = this.loudspeaker ?? { voice: null };
    return state === 'off' || voice === null ? null : voice === 'chime' ? 'chime' : 'heard';
  }

  private get isWanted(): boolean {
    const { voice, kiosk } = this.host;
    return voice === 'on' || (kiosk && voice !== 'off');
  }

  /** Follows the element's attributes and language. */
  follow(tag: string): void {
    const { loudspeaker } = this;
    if (this.isWanted && loudspeaker === null) {
      this.fetchLoudspeaker(tag);
    } else if (loudspeaker !== null && this.isWanted !== (loudspeaker.state !== 'off')) {
      if (!this.isWanted) loudspeaker.stop();
      else if (this.host.isConnected) loudspeaker.start();
    }
    const options = this.optionsOf(tag);
    const settings = JSON.stringify(options);
    if (loudspeaker !== null && settings !== this.settings) loudspeaker.configure(options);
    this.settings = settings;
  }

  /** Says a call; nothing where the board is silent, or the patient is fetched. By its code: a name is never said. */
  say(ticket: PointTicket, { name: pointName, nameTranslations }: Named): void {
    if (!this.isWanted) return;
    const { id, code, language } = ticket;
    const said: Call = { key: id, code, pointName, nameTranslations, language, manner: mannerOf(ticket) };
    if (this.loudspeaker === null) this.early = [...this.early, said].slice(-EARLY_MAX);
    else this.loudspeaker.say(said);
  }

  /** Says the last call once more. */
  sayAgain(): void {
    this.loudspeaker?.sayAgain();
  }

  /** Lets sound out, from within the handler of a touch. */
  unlock(): void {
    if (this.state === 'needs-touch') void this.loudspeaker?.unlock();
  }

  private optionsOf(tag: string): { baseUrl: string; voicesUrl: string; languages: readonly string[] } {
    const { baseUrl, voicesUrl, voiceLanguages } = this.host;
    const named = voiceLanguages.split(/\s+/).filter((one) => one !== '');
    return {
      baseUrl: baseUrl || (this.tools.scriptOrigin() ?? ''),
      voicesUrl,
      languages: named.length > 0 ? named : [tag],
    };
  }

  private fetchLoudspeaker(tag: string): void {
    if (this.isFetching) return;
    this.isFetching = true;
    this.tools.fetchPart(
      () => import('../voice/index.ts'),
      ({ Loudspeaker }) => {
        const { voicePlatform } = this.host;
        this.loudspeaker = new Loudspeaker(this.host, {
          ...this.optionsOf(tag),
          ...(voicePlatform !== undefined && { platform: voicePlatform }),
          isCurrent: (key) => this.isAwaited(key),
        });
        for (const call of this.early) if (this.isAwaited(call.key)) this.loudspeaker.say(call);
        this.early = [];
      },
    );
  }

  private isAwaited(key: string): boolean {
    return this.host.followed.some(
      ({ live }) =>
        live.state !== null &&
        callsIn(live.state).some(({ ticket }) => ticket.id === key && isExpected(ticket, live.nowMs)),
    );
  }
}
