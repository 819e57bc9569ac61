import type { QueueState } from '@carequeue/sdk';
import type { TemplateResult } from 'lit';
import { inSentences } from '../shown/sentences.ts';
import type { JoinHost } from './join-form.ts';
import { JoinForm } from './join-form.ts';
import { joinParts } from './join-parts.ts';
import type { JoinView } from './join-view.ts';
import { joinView } from './join-view.ts';
import { joinWordsOf } from './join-words.ts';

/** What the place where a token is taken needs of its element. */
export interface PlaceHost extends JoinHost {
  /** Address of the page where a token taken elsewhere is opened; null where there is none. */
  ownPage(): string | null;
  readonly news: { say(sentence: string): void };
}

/** The place where a token is taken. A page that has a token already never fetches it. */
export class JoinPlace {
  private readonly form: JoinForm;
  private readonly host: PlaceHost;
  private queue: QueueState | null = null;
  /** How many wait and how long, as it was drawn last. */
  private facts = '';

  constructor(host: PlaceHost) {
    this.host = host;
    this.form = new JoinForm(host, () => this.tellFacts());
  }

  /** The doctor the page is about; empty for none, and for whoever has chosen another. */
  get doctorId(): string {
    return this.form.doctorId;
  }

  /** Draws it for the queue of the element's department. */
  draw(queue: QueueState): TemplateResult {
    const { form, host } = this;
    const { session } = host;
    const strings = joinWordsOf(host.strings());
    form.follow(session.live);
    form.askForDoctors(session.departmentId);
    void form.findTaken(session.departmentId);
    this.queue = queue;
    const view = this.viewOf(queue);
    this.facts = factsOf(view);
    return joinParts({ view, form, strings, ticketPage: host.ownPage() });
  }

  private viewOf(queue: QueueState): JoinView {
    const { form, host } = this;
    const { doctors, chosenDoctorId, chosenSessionId, refusals, lastRefusal, doctorId, presence } = form;
    const known = { queue, doctors, chosenDoctorId, chosenSessionId, refusals, lastRefusal, doctorId, presence };
    return joinView({ ...known, nowMs: host.session.live.nowMs }, joinWordsOf(host.strings()));
  }

  /** They stand before what was chosen, where nobody looks any more. */
  private tellFacts(): void {
    const facts = this.queue === null ? '' : factsOf(this.viewOf(this.queue));
    if (facts !== '' && facts !== this.facts) this.host.news.say(facts);
  }
}

function factsOf({ waitingText, waitText }: JoinView): string {
  return inSentences([waitingText, waitText]);
}
