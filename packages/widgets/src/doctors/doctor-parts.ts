import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { DoctorsWords } from '../locales/doctors-strings.ts';
import type { DoctorView } from './doctors-view.ts';

/** Draws a doctor: who it is, how it goes, and what is to be known. */
export function doctorParts(view: DoctorView, strings: DoctorsWords): TemplateResult {
  return html`
    <div>
      <h4 part="doctor-name">${view.name}</h4>
      ${view.about === null ? nothing : html`<p class="about" part="about">${view.about}</p>`}
      ${view.languages === null ? nothing : html`<p class="about">${strings.doctors.languages}: ${view.languages}</p>`}
    </div>
    <div>
      ${view.badge === null ? nothing : html`<span class="badge ${view.standing}" part="badge ${view.standing}">${view.badge}</span>`}
      ${view.note === null ? nothing : html`<p class="note" part="note">${view.note}</p>`}
    </div>
    <dl class="facts" part="facts">${hours(view, strings)} ${codes('calling', view, strings)}
      ${codes('inside', view, strings)} ${next(view, strings)} ${fee(view, strings)}</dl>
  `;
}

function fact(kind: string, term: string, value: unknown): TemplateResult {
  return html`<div class=${kind}>
    <dt class="term">${term}</dt>
    <dd>${value}</dd>
  </div>`;
}

function hours(view: DoctorView, strings: DoctorsWords): TemplateResult | typeof nothing {
  if (view.hours.length === 0) return nothing;
  return fact(
    'hours',
    strings.doctors.hours,
    view.hours.map(
      (one) => html`<div class=${one.isOver ? 'over-session' : nothing}><bdi dir="ltr">${one.hours}</bdi></div>`,
    ),
  );
}

function codes(kind: 'calling' | 'inside', view: DoctorView, strings: DoctorsWords): TemplateResult | typeof nothing {
  if (view[kind].length === 0) return nothing;
  return fact(
    kind,
    strings.doctors[kind],
    view[kind].map((code) => html`<bdi class="code" part="code">${code}</bdi> `),
  );
}

function next(view: DoctorView, strings: DoctorsWords): TemplateResult | typeof nothing {
  const words = strings.doctors;
  if (view.isFull) return fact('next', words.next, html`<span class="quiet">${words.full}</span>`);
  if (view.nextCode === null) return nothing;
  return fact(
    'next',
    words.next,
    html`<bdi class="code" part="code">${view.nextCode}</bdi>
      ${view.leftText === null ? nothing : html`<span class="more">${view.leftText}</span>`}`,
  );
}

function fee(view: DoctorView, strings: DoctorsWords): TemplateResult | typeof nothing {
  return view.fee === null ? nothing : fact('fee', strings.doctors.fee, html`<bdi>${view.fee}</bdi>`);
}
