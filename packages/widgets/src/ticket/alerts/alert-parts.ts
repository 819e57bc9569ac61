import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { TicketWords } from '../../locales/ticket-strings.ts';
import { actionButton } from '../actions/action-parts.ts';
import type { CallAlerts, TicketNotifier } from './call-alerts.ts';

const AHEAD_COUNTS = [1, 2, 3, 5, 10];

/** Draws how a call reaches a patient who looks elsewhere. */
export function alertsPart(
  alerts: CallAlerts,
  shown: { strings: TicketWords; notifier: TicketNotifier | null; isSilent: boolean; isCutOff: boolean },
): TemplateResult {
  const { strings, notifier, isSilent, isCutOff } = shown;
  const words = strings.ticket.alerts;
  return html`
    <div class="part" part="alerts">
      <h3 id="alerts-title">${words.title}</h3>
      ${isSilent ? nothing : soundPart(alerts, strings, isCutOff)}
      ${notifier === null ? nothing : noticePart(alerts, notifier, { strings, isCutOff })}
      <div class="field">
        <label for="early">${words.early}</label>
        <select id="early" @change=${(event: Event) => alerts.chooseEarly(chosen(event))}>
          <option value="" ?selected=${alerts.aheadCount === null}>${words.earlyNever}</option>
          ${AHEAD_COUNTS.map(
            (count) => html`<option value=${count} ?selected=${alerts.aheadCount === count}>${count}</option>`,
          )}
        </select>
      </div>
    </div>
  `;
}

function soundPart(alerts: CallAlerts, { ticket: { alerts: words } }: TicketWords, isCutOff: boolean): TemplateResult {
  return html`
    ${
      alerts.hasSoundFailed
        ? html`<p class="muted small" role="status">${words.soundFailed}</p>`
        : html`<p class="muted small" role="status">${alerts.isSoundOn && !isCutOff ? words.soundIsOn : ''} ${words.soundHint}</p>`
    }
    ${actionButton({
      text: alerts.isSoundOn ? words.soundOff : words.soundOn,
      look: 'quiet',
      act: () => void alerts.toggleSound(),
    })}
  `;
}

function noticePart(
  alerts: CallAlerts,
  { permission }: TicketNotifier,
  { strings, isCutOff }: { strings: TicketWords; isCutOff: boolean },
): TemplateResult | typeof nothing {
  const words = strings.ticket.alerts;
  if (permission === 'granted' && isCutOff) return nothing;
  if (permission === 'granted') return html`<p class="muted small" role="status">${words.notifyIsOn}</p>`;
  if (permission === 'denied') return html`<p class="muted small">${words.notifyDenied}</p>`;
  return actionButton({ text: words.notify, look: 'quiet', act: () => void alerts.askForNotices() });
}

function chosen({ target }: Event): number | null {
  return target instanceof HTMLSelectElement && target.value !== '' ? Number(target.value) : null;
}
