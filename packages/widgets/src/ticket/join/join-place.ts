import type { QueueState } from '@carequeue/sdk';
import type { TemplateResult } from 'lit';
import type { JoinHost } from './join-form.ts';
import { JoinForm } from './join-form.ts';
import { joinParts } from './join-parts.ts';
import { joinView } from './join-view.ts';
import { joinWordsOf } from './join-words.ts';

/** What the place where a token is taken needs of its element. */
export interface PlaceHost extends JoinHost {
  /** Address of the page where a token taken elsewhere is opened; null where there is none. */
  ownPage(): string | null;
}

/** The place where a token is taken. A page that has a token already never fetches it. */
export class JoinPlace {
  private readonly form: JoinForm;
  private readonly host: PlaceHost;

  constructor(host: PlaceHost) {
    this.host = host;
    this.form = new JoinForm(host);
  }

  /** Draws it for the queue of the element's department. */
  draw(queue: QueueState): TemplateResult {
    const { form, host } = this;
    const { session } = host;
    const strings = joinWordsOf(host.strings());
    form.follow(session.live.status);
    form.askForDoctors(session.departmentId);
    void form.findTaken(session.departmentId);
    const { doctors, chosenDoctorId, chosenSessionId, refusals, lastRefusal } = form;
    const { doctorId, presence } = host.known();
    const known = { queue, doctors, chosenDoctorId, chosenSessionId, refusals, lastRefusal, doctorId, presence };
    const view = joinView({ ...known, nowMs: session.live.nowMs }, strings);
    return joinParts({ view, form, strings, ticketPage: host.ownPage() });
  }
}
