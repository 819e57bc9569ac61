import type { Need } from '@carequeue/sdk/ticket';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { TicketStrings } from '../../locales/ticket-strings.ts';
import type { TicketScreen } from './ticket-view.ts';
import type { TimelineStep } from './timeline.ts';
import type { ExpectedTurn } from './wait-view.ts';

type ScreenOf<Kind extends TicketScreen['kind']> = Extract<TicketScreen, { kind: Kind }>;

type Piece = TemplateResult | typeof nothing;

/** What stands inside the head of a card: the button that reads it aloud, and "I am here". */
export interface HeadPieces {
  readonly read: Piece;
  readonly arrive: Piece;
  /** What is felt of a call; null where that is not told. */
  readonly felt: string | null;
}

/** Draws what a token's reader wants to see first. */
export function headParts(screen: TicketScreen, words: TicketStrings, pieces: HeadPieces): TemplateResult {
  if (screen.kind === 'waiting') return waitingParts(screen, words, pieces);
  return screen.kind === 'called' ? calledParts(screen, words, pieces) : outcomeParts(screen);
}

function waitingParts(screen: ScreenOf<'waiting'>, words: TicketStrings, pieces: HeadPieces): TemplateResult {
  const { read, arrive, felt } = pieces;
  return html`
    <div class="part own">
      <h2 tabindex="-1">${words.yourToken}</h2>
      ${codeLine(screen.code)} ${read}
    </div>
    ${screen.expected === null ? nothing : turnPart(screen.expected, words)}
    ${screen.isAwaited ? html`<div class="part"><p class="notice message">${screen.whatHappens}</p></div>` : nothing} ${arrive}
    <div class="part">
      ${screen.message === null ? nothing : html`<p class="notice message">${screen.message}</p>`}
      ${screen.notes.map((note) => html`<p class="notice">${note}</p>`)}
      ${
        screen.position === null
          ? nothing
          : html`
            <p class="place" part="position">
              <span>${words.position}</span> <strong>${screen.position}</strong>
              <span class="before-you">${screen.aheadText}</span>
            </p>
            ${reasonsPart(screen.placeReasons, words)}
          `
      }
      ${screen.isAwaited ? nothing : html`<h3>${words.whatHappens}</h3><p>${screen.whatHappens}</p>`}
      ${screen.isTimeUnknown ? html`<p class="muted small">${words.expectedUnknown}</p>` : nothing}
      ${needsPart(screen.needs, words, felt)}
    </div>
  `;
}

/** What was asked for is said back, so that nobody has to wonder whether it was understood. */
function needsPart(needs: readonly Need[], words: TicketStrings, felt: string | null): TemplateResult | typeof nothing {
  if (needs.length === 0) return nothing;
  return html`
    <ul class="needs">
      ${needs.map((need) => html`<li>${words.needs.done[need]}</li>`)}
      ${felt === null ? nothing : html`<li>${felt}</li>`}
    </ul>
  `;
}

function reasonsPart(reasons: readonly string[], words: TicketStrings): TemplateResult | typeof nothing {
  if (reasons.length === 0) return nothing;
  return html`
    <details class="why" part="why">
      <summary>${words.place.whyTitle}</summary>
      ${reasons.map((reason) => html`<p>${reason}</p>`)}
    </details>
  `;
}

function turnPart(expected: ExpectedTurn, words: TicketStrings): TemplateResult {
  return html`
    <div class="part turn" part="expected">
      <h3>${words.expectedTitle}</h3>
      <p class="between">${expected.between}</p>
      ${expected.advice === null ? nothing : html`<p class="advice">${expected.advice}</p>`}
      <p class="muted small">
        ${expected.inMinutes}${expected.asOf === null ? nothing : ` (${expected.asOf})`}
      </p>
      <details>
        <summary>${words.definitionTitle}</summary>
        <p>${words.definition}</p>
      </details>
    </div>
  `;
}

// Longer than this it would be broken in two at its full size.
const CODE_LENGTH_USUAL = 8;

function codeLine(code: string): TemplateResult {
  return html`<p class="code ${code.length > CODE_LENGTH_USUAL ? 'long' : ''}" part="code">${code}</p>`;
}

/** Where to go, in the biggest letters of the page. */
function calledParts(screen: ScreenOf<'called'>, words: TicketStrings, { read }: HeadPieces): TemplateResult {
  return html`
    <div class="part called" part="called">
      <h2 tabindex="-1">${words.calledTitle}</h2>
      <p class="go">${screen.telling.goText}</p>
      ${codeLine(screen.code)}
      ${screen.againText === null ? nothing : html`<p>${screen.againText}</p>`} ${read}
    </div>
  `;
}

/** What a token came to: inside, missed or ended. */
function outcomeParts(screen: ScreenOf<'serving' | 'missed' | 'ended'>): TemplateResult {
  return html`
    <div class="part own">
      ${codeLine(screen.code)}
    </div>
    <div class="part">
      <h2 tabindex="-1">${screen.title}</h2>
      ${screen.message === null ? nothing : html`<p class="notice message">${screen.message}</p>`}
      <p>${screen.text}</p>
    </div>
  `;
}

/** Draws the steps of a visit. */
export function timelinePart(steps: readonly TimelineStep[], words: TicketStrings): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing;
  return html`
    <div class="part">
      <h3 id="visit">${words.timeline.title}</h3>
      <ol class="timeline" part="timeline" aria-labelledby="visit">
        ${steps.map(
          (step) => html`
            <li class=${step.stage} aria-current=${step.stage === 'current' ? 'step' : nothing}>
              <span>${step.label}</span> ${step.time === null ? nothing : html`<time>${step.time}</time>`}
            </li>
          `,
        )}
      </ol>
    </div>
  `;
}
