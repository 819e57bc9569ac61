import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { LazyPart } from '../base/lazy-part.ts';
import type { TicketWords } from '../locales/ticket-strings.ts';
import { actionButton, arrivePart } from './actions/action-parts.ts';
import { sharePart } from './actions/share-parts.ts';
import type { TicketShare } from './actions/ticket-share.ts';
import { alertsPart } from './alerts/alert-parts.ts';
import type { CallAlerts, TicketNotifier } from './alerts/call-alerts.ts';
import type { ReadAloud } from './alerts/read-aloud.ts';
import { spokenScreen } from './alerts/spoken-screen.ts';
import { vibrationHere } from './alerts/vibration.ts';
import type { TicketActions } from './held/ticket-actions.ts';
import type { TicketSession } from './held/ticket-session.ts';
import type { HeadPieces } from './shown/ticket-parts.ts';
import { headParts, timelinePart } from './shown/ticket-parts.ts';
import type { TicketScreen } from './shown/ticket-view.ts';

/** What a token's card is drawn and worked with. */
export interface CardTools {
  readonly strings: TicketWords;
  readonly session: TicketSession;
  readonly actions: TicketActions;
  readonly alerts: CallAlerts;
  readonly reader: ReadAloud;
  readonly notifier: TicketNotifier | null;
  readonly share: TicketShare;
  readonly shown: LazyPart<typeof import('./join/shown-parts.ts')>;
  readonly own: LazyPart<typeof import('./actions/own-parts.ts')>;
  /** The doctor the page is about; empty for none, and where its reader has just chosen another. */
  readonly doctor: string;
  /** Puts an ended token away; null where the page gave it. */
  readonly onDismiss: (() => void) | null;
}

/** Draws the card of a token that is held. */
export function ticketCard(screen: TicketScreen, tools: CardTools): TemplateResult {
  const { strings, onDismiss } = tools;
  const words = strings.ticket;
  tools.actions.follow(tools.session.live);
  const pieces: HeadPieces = {
    read: readPart(screen, tools),
    arrive: arrivalOf(screen, tools),
    felt: feltOf(screen, strings),
  };
  return html`
    ${tools.own.part?.otherDoctorPart(screen, tools)} ${headParts(screen, words, pieces)} ${screen.kind === 'waiting' ? waitingTools(screen, tools) : nothing}
    ${timelinePart(screen.timeline, words)} ${managePart(screen, tools)}
    ${
      screen.kind === 'ended' && onDismiss !== null
        ? html`<div class="part">${actionButton({ text: words.another, look: 'wide', act: onDismiss })}</div>`
        : nothing
    }
  `;
}

/** What is done with a token beside waiting for it, below everything that is told. */
function managePart(screen: TicketScreen, tools: CardTools): TemplateResult | typeof nothing {
  const { strings, share, shown, own } = tools;
  const { kind, mayAct } = screen;
  if (kind === 'ended' || kind === 'serving') return nothing;
  if (mayAct) own.prepare();
  return html`
    <div class="part">
      ${kind === 'waiting' ? sharePart(share, strings, mayAct) : nothing}
      ${shown.part?.shownPart(tools) ?? nothing}
      ${mayAct ? ownOf(screen, tools) : html`<p class="muted">${strings.ticket[screen.isOfDesk ? 'followDesk' : 'followOnly']}</p>`}
    </div>
  `;
}

function ownOf(screen: TicketScreen, tools: CardTools): TemplateResult | typeof nothing {
  const { own, strings } = tools;
  if (own.part !== null) return own.part.ownParts(screen, tools);
  return own.hasFailed ? actionButton({ text: strings.retry, look: 'quiet', act: () => void own.want() }) : nothing;
}

function waitingTools(
  { manner, isCutOff }: Extract<TicketScreen, { kind: 'waiting' }>,
  { alerts, strings, notifier }: CardTools,
): TemplateResult {
  return alertsPart(alerts, { strings, notifier, isSilent: manner.isSilent, isCutOff });
}

/** What is felt of a call, for whoever would not hear it: what this device does, and nothing where it is cut off. */
function feltOf(screen: TicketScreen, { ticket: words }: TicketWords): string | null {
  const isPromised = screen.kind === 'waiting' && screen.manner.isSilent && !screen.isCutOff;
  return isPromised ? words.needs.vibration[vibrationHere()] : null;
}

function readPart(screen: TicketScreen, { reader, strings }: CardTools): TemplateResult | typeof nothing {
  const { tag, ticket: words } = strings;
  if (!reader.canRead(tag)) {
    return screen.manner.isLarge ? html`<p class="muted small">${words.readAloudNone}</p>` : nothing;
  }
  return actionButton({
    text: reader.isReading ? words.readAloudStop : words.readAloud,
    look: 'quiet read',
    act: () => reader.toggle(spokenScreen(screen, strings), tag),
  });
}

function arrivalOf(screen: TicketScreen, { actions, strings, session }: CardTools): TemplateResult | typeof nothing {
  if (screen.kind !== 'waiting' || !screen.canArrive) return nothing;
  const arrive = () => session.command((tickets, at) => tickets.ready(...at, { what: 'arrival' }));
  return arrivePart(actions, strings, () => void actions.run(arrive));
}
