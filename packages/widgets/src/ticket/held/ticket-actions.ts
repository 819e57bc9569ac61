import { failureKind } from '../../base/failure.ts';
import type { TicketWords } from '../../locales/ticket-strings.ts';
import { Reachability } from './reachability.ts';

/** What is open of that which is asked a second time, or needs a choice. */
export type ActionPanel = 'cancel' | 'defer';

/** What actions need of their element. */
export interface ActionsHost {
  strings(): TicketWords;
  redraw(): void;
  /** Moves the focus once the element has been drawn. */
  focusNext(selector: string): void;
}

/** What a holder does with a token: one thing at a time, and what went wrong with it in words. */
export class TicketActions {
  panel: ActionPanel | null = null;
  isBusy = false;
  problem: string | null = null;
  private readonly reachability = new Reachability();
  private readonly host: ActionsHost;

  constructor(host: ActionsHost) {
    this.host = host;
  }

  /** Opens a panel, and goes to its heading. */
  readonly open = (panel: ActionPanel): void => {
    this.panel = panel;
    this.problem = null;
    this.host.focusNext('.panel-title');
    this.host.redraw();
  };

  /** Closes the open panel, and goes back to the button that opened it. */
  readonly close = (): void => {
    if (this.panel !== null) this.host.focusNext(`.open-${this.panel}`);
    this.panel = null;
    this.problem = null;
    this.host.redraw();
  };

  /** Closes what is open after it was done, and goes to what the card says now. */
  finish(): void {
    this.reset();
    this.host.focusNext('h2');
  }

  /** Forgets what was open, without moving the focus. */
  reset(): void {
    this.panel = null;
    this.problem = null;
    this.host.redraw();
  }

  /** Follows the connection: that nothing can be reached is not so any more once it is back. */
  follow(live: Parameters<Reachability['hasReturned']>[0]): void {
    if (this.reachability.hasReturned(live) && this.problem !== null)
      this.problem = this.host.strings().ticket.commandFailed;
  }

  /** Does something the server has to agree to. Returns whether it did. */
  async run(act: () => Promise<void>): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.problem = null;
    this.host.redraw();
    try {
      await act();
      return true;
    } catch (error) {
      const { failure, ticket } = this.host.strings();
      const isCutOff = failureKind(error) === 'connection';
      this.reachability.note(isCutOff);
      this.problem = isCutOff ? failure.connection : ticket.commandFailed;
      return false;
    } finally {
      this.isBusy = false;
      this.host.redraw();
    }
  }
}
