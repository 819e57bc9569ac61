import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { JoinWords } from '../../locales/ticket-strings.ts';
import { choicePart } from './choice-part.ts';
import type { JoinForm } from './join-form.ts';
import type { JoinProblem } from './join-problem.ts';
import type { JoinView } from './join-view.ts';

/** What the form is drawn with. */
interface Drawn {
  readonly view: JoinView;
  readonly form: JoinForm;
  readonly strings: JoinWords;
  /** Address of the page where a token taken elsewhere is opened; null where there is none. */
  readonly ticketPage: string | null;
}

/** Draws the place where a token is taken. */
export function joinParts(drawn: Drawn): TemplateResult {
  const { view } = drawn;
  return html`
    <div class="part" part="join">
      <h2 tabindex="-1">${view.title}</h2>
      ${view.doctorName === null ? nothing : html`<p part="doctor"><strong>${view.doctorName}</strong></p>`}
      ${
        view.waitingText === null
          ? nothing
          : html`
            <ul class="facts" part="facts">
              <li>${view.waitingText}</li>
              ${view.waitText === null ? nothing : html`<li>${view.waitText}</li>`}
            </ul>
          `
      }
      ${view.message === null ? nothing : html`<p class="notice message" part="message">${view.message}</p>`}
      ${view.notes.map((note) => html`<p class="notice">${note}</p>`)}
      ${view.refusal === null ? formPart(drawn) : html`<p class="notice refused" role="status" tabindex="-1">${view.refusal}</p>`}
      ${view.refusal === null ? nothing : othersPart(drawn)}
    </div>
  `;
}

function formPart(drawn: Drawn): TemplateResult {
  const { view, form, strings, ticketPage } = drawn;
  const words = strings.join;
  const general = problemAt(null, form);
  return html`
    <p class="muted">${view.lead}</p>
    <form novalidate @submit=${form.onSubmit} @change=${form.onChange} @input=${form.onInput}>
      ${view.asksForCode ? field({ name: 'joinCode', type: 'text', autocomplete: 'one-time-code', label: words.joinCode, hint: words.joinCodeHint, maxLength: 40 }, drawn) : nothing}
      ${choicePart({ name: 'doctor', legend: words.doctor, choices: view.doctors, chosen: form.chosenDoctorId, problem: problemAt('doctor', form) })}
      ${choicePart({ name: 'session', legend: words.session, choices: view.sessions, chosen: form.chosenSessionId, problem: problemAt('session', form) })}
      ${view.asksForPresence ? presencePart(drawn) : nothing}
      ${field({ name: 'name', type: 'text', autocomplete: 'name', label: words.name, hint: null, maxLength: 200 }, drawn)}
      ${shownPart(drawn)}
      ${field({ name: 'phone', type: 'tel', autocomplete: 'tel', label: words.phone, hint: words.phoneHint(view.phoneExample), maxLength: 32 }, drawn)}
      ${needsPart(drawn)}
      <p class="muted small">${((view.shownBy && form.shown.part?.wordsOf(strings)) || words).privacy}</p>
      ${general === null ? nothing : html`<p class="problem" role="alert">${general}</p>`}
      ${form.lastRefusal === 'session_over' && general !== null ? othersPart(drawn) : nothing}
      ${
        form.problem?.hasToken && ticketPage !== null
          ? html`<p><a href=${ticketPage}>${words.openMine}</a></p>`
          : nothing
      }
      <button class="wide" part="button" type="submit" aria-disabled=${form.isBusy ? 'true' : 'false'}>
        ${form.isBusy ? words.taking : words.take}
      </button>
    </form>
  `;
}

function problemAt(field: JoinProblem['field'], { problem }: JoinForm): string | null {
  return problem?.field === field ? problem.text : null;
}

/** The way on from a page about one doctor whom nobody can be taken for. */
function othersPart({ view, form, strings }: Drawn): TemplateResult | typeof nothing {
  if (!view.hasOthers) return nothing;
  return html`<button class="quiet" part="button" type="button" @click=${form.chooseOther}>${strings.join.others}</button>`;
}

function presencePart({ view, form, strings }: Drawn): TemplateResult | typeof nothing {
  const words = strings.join;
  const remoteHint = `${words.remoteHint} ${strings.ticket.whatHappensLate}`;
  const problem = problemAt('presence', form);
  const remoteNote = view.isRemoteFull ? words.remoteFull : form.chosenPresence === 'remote' ? remoteHint : null;
  return choicePart({
    name: 'presence',
    legend: words.presence,
    choices: [
      { value: 'on-site', label: words.onSite, note: null, isOpen: true },
      { value: 'remote', label: words.remote, note: remoteNote, isOpen: !view.isRemoteFull },
    ],
    chosen: form.chosenPresence,
    problem,
  });
}

/** Asked only where the department shows names, and of those who gave one. */
function shownPart({ view: { shownBy }, form, strings }: Drawn): TemplateResult | typeof nothing {
  return (shownBy && form.name && form.shown.part?.askShownPart(shownBy, strings)) || nothing;
}

/** Asked only of those who want to be asked: a form of two fields is filled in by more people than one of eight. */
function needsPart({ form, strings }: Drawn): TemplateResult {
  const { part, hasFailed } = form.needs;
  if (part !== null) return part.needsPart(strings);
  return html`
    <button class="quiet" part="button" type="button" aria-expanded="false" @click=${form.openNeeds}>
      ${strings.join.needs.title} <span class="optional">(${strings.join.optional})</span>
    </button>
    ${hasFailed ? html`<p class="problem" role="alert">${strings.failure.connection}</p>` : nothing}
  `;
}

interface Field {
  readonly name: 'name' | 'phone' | 'joinCode';
  readonly type: 'text' | 'tel';
  readonly autocomplete: 'name' | 'tel' | 'one-time-code';
  readonly label: string;
  readonly hint: string | null;
  readonly maxLength: number;
}

function field(input: Field, { form, strings }: Drawn): TemplateResult {
  const problem = problemAt(input.name, form);
  const note = problem ?? input.hint;
  // The others are the visitor's to give or not.
  const isNeeded = input.name === 'joinCode';
  return html`
    <div class="field">
      <label for=${input.name}>${input.label} ${isNeeded ? nothing : html`<span>(${strings.join.optional})</span>`}</label>
      <input
        id=${input.name}
        name=${input.name}
        type=${input.type}
        autocomplete=${input.autocomplete}
        maxlength=${input.maxLength}
        inputmode=${isNeeded ? 'numeric' : nothing}
        aria-required=${isNeeded ? 'true' : nothing}
        aria-invalid=${problem === null ? 'false' : 'true'}
        aria-describedby=${note === null ? nothing : `${input.name}-note`}
      />
      ${
        note === null
          ? nothing
          : html`
            <p id="${input.name}-note" class=${problem === null ? 'muted small' : 'problem'} role=${problem === null ? nothing : 'alert'}>
              ${note}
            </p>
          `
      }
    </div>
  `;
}
