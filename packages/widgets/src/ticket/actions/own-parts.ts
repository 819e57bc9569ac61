import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { languageOf } from '../../locales/languages.ts';
import { otherDoctorWords } from '../../locales/other-doctor-words.ts';
import type { TicketWords } from '../../locales/ticket-strings.ts';
import type { TicketActions } from '../held/ticket-actions.ts';
import type { TicketSession } from '../held/ticket-session.ts';
import { choicePart } from '../join/choice-part.ts';
import type { DeferOption } from '../shown/defer-view.ts';
import type { TicketScreen } from '../shown/ticket-view.ts';
import { actionButton, actionProblem } from './action-parts.ts';

/** What a token's holder acts with. */
export interface OwnTools {
  readonly strings: TicketWords;
  readonly session: TicketSession;
  readonly actions: TicketActions;
}

/**
 * Draws that the token which is held is not for the doctor whom the page is about: whoever came to take one for that doctor
 * would believe this were it. Not of a token that staff sent on: it is the way of the same visit, and given up for nothing.
 */
export function otherDoctorPart(
  screen: TicketScreen,
  { session, strings, doctor }: OwnTools & { readonly doctor: string },
): TemplateResult | typeof nothing {
  const { ticket, queue } = session.knowledge;
  if (screen.kind !== 'waiting' || doctor === '' || ticket === null || ticket.doctorId === doctor) return nothing;
  if (ticket.transferredFrom !== null || session.held?.departmentId !== undefined) return nothing;
  const words = otherDoctorWords[languageOf(strings.tag)];
  const name = queue?.points.find(({ doctorId }) => doctorId !== null && doctorId === ticket.doctorId)?.doctorName;
  const whose = ticket.doctorId === null ? words.any : name ? words.of(name) : words.another;
  return html`<div class="part"><p class="notice" part="other-doctor">${whose} ${words.change}</p></div>`;
}

/** Draws what only a token's holder may do: letting others go first, and giving it up. Fetched for him alone. */
export function ownParts(screen: TicketScreen, tools: OwnTools): TemplateResult {
  return html`
    ${screen.kind === 'waiting' ? deferOf(screen.deferOptions, tools) : nothing}
    ${screen.canCancel ? cancelPart(screen.code, { ...tools, onCancel: () => cancel(tools) }) : nothing}
  `;
}

function deferOf(options: readonly DeferOption[], tools: OwnTools): TemplateResult | typeof nothing {
  const { actions, session } = tools;
  const onDefer = async (places: number) => {
    const isDone = await actions.run(() => session.command((tickets, at) => tickets.defer(...at, { places })));
    if (isDone) actions.close();
  };
  return deferPart(options, { ...tools, onDefer: (places) => void onDefer(places) });
}

function cancel({ actions, session }: OwnTools): void {
  const act = async () => {
    await session.command((tickets, at) => tickets.cancel(...at));
    actions.finish();
  };
  void actions.run(act);
}

/** Draws how a token is given up: a button, then the question. */
function cancelPart(
  code: string,
  { actions, strings, onCancel }: { actions: TicketActions; strings: TicketWords; onCancel: () => void },
): TemplateResult {
  const words = strings.ticket;
  const { isBusy } = actions;
  if (actions.panel !== 'cancel') {
    return html`
      <p class="muted small">${words.paperHint(code)}</p>
      ${actionButton({ text: words.cancel, look: 'quiet open-cancel', isBusy, act: () => actions.open('cancel') })}
    `;
  }
  return html`
    <div class="panel" role="group" aria-labelledby="cancel-title" @keydown=${closeOnEscape(actions)}>
      <h2 id="cancel-title" class="panel-title" tabindex="-1">${words.cancelTitle(code)}</h2>
      <p>${words.cancelText}</p>
      ${actionProblem(actions)}
      <div class="choices">
        ${actionButton({ text: words.cancelKeep, look: 'quiet', isBusy, act: actions.close })}
        ${actionButton({ text: words.cancelConfirm, look: 'danger', isBusy, act: onCancel })}
      </div>
    </div>
  `;
}

/** Draws how others are let go first: a button, then how many of them. */
function deferPart(
  options: readonly DeferOption[],
  { actions, strings, onDefer }: { actions: TicketActions; strings: TicketWords; onDefer: (places: number) => void },
): TemplateResult | typeof nothing {
  const words = strings.ticket.defer;
  const { isBusy } = actions;
  const [first] = options;
  if (first === undefined) return nothing;
  if (actions.panel !== 'defer') {
    return html`
      ${actionButton({ text: words.open, look: 'quiet open-defer', isBusy, act: () => actions.open('defer') })}
    `;
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    onDefer(Number(new FormData(event.target).get('places')));
  };
  return html`
    <form class="panel" aria-labelledby="defer-title" @submit=${submit} @keydown=${closeOnEscape(actions)}>
      <h2 id="defer-title" class="panel-title" tabindex="-1">${words.title}</h2>
      <p>${words.text}</p>
      ${choicePart({
        name: 'places',
        legend: words.legend,
        choices: options.map(({ places, label, turnText }) => ({
          value: String(places),
          label,
          note: turnText === null ? null : words.turn(turnText),
          isOpen: true,
        })),
        chosen: String(first.places),
      })}
      ${actionProblem(actions)}
      <div class="choices">
        ${actionButton({ text: words.keep, look: 'quiet', isBusy, act: actions.close })}
        <button part="button" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${words.confirm}</button>
      </div>
    </form>
  `;
}

/** Escape closes what is open, from anywhere in it. */
function closeOnEscape(actions: TicketActions): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    actions.close();
  };
}
