import { isApiError } from '@carequeue/sdk/ticket';
import { failureKind } from '../../base/failure.ts';
import { LazyPart } from '../../base/lazy-part.ts';
import { readDoctors } from '../../controllers/doctors-list.ts';
import { isolated } from '../../locales/languages.ts';
import type { TicketWords } from '../../locales/ticket-strings.ts';
import { Reachability } from '../held/reachability.ts';
import type { TicketSession } from '../held/ticket-session.ts';
import { inSentences } from '../shown/sentences.ts';
import { bodyOfForm, sentLanguage } from './body-of-form.ts';
import type { ChoosableDoctor, Refusals } from './join-choices.ts';
import { leaveTold, NOTHING_REFUSED } from './join-choices.ts';
import type { JoinProblem } from './join-problem.ts';
import { joinProblem, refusalsAfter } from './join-problem.ts';
import { joinWordsOf } from './join-words.ts';
import { phoneExample } from './phone-example.ts';
import type { Presence } from './presence.ts';
import { presenceOf } from './presence.ts';
import { findTaken, hasOpenWish, takeToken } from './take-token.ts';

/** What has to be answered where it is asked. */
const QUESTIONS = ['doctor', 'session', 'presence'] as const;

/** What the form for a token needs of its element. */
export interface JoinHost {
  readonly session: TicketSession;
  strings(): TicketWords;
  /** What the page says, and nobody needs to be asked. */
  known(): { readonly language: string; readonly doctorId: string; readonly presence: string };
  /** How being shown by name is drawn; the card of a token has the same. */
  readonly shown: LazyPart<typeof import('./shown-parts.ts')>;
  /** Tells the page's developer of what only he can put right. */
  advise(error: unknown): void;
  redraw(): void;
  /** Moves the focus once the element has been drawn. */
  focusNext(selector: string): void;
}

/** The form for a token: what is chosen in it, what was refused, and what went wrong in words. */
export class JoinForm {
  isBusy = false;
  problem: JoinProblem | null = null;
  refusals: Refusals = NOTHING_REFUSED;
  /** The code the department answered with last, null when it did not refuse. */
  lastRefusal: string | null = null;
  doctors: readonly ChoosableDoctor[] = [];
  chosenDoctorId = '';
  chosenSessionId = '';
  chosenPresence = '';
  /** How the question for needs is drawn; fetched when somebody opens it. */
  readonly needs: LazyPart<typeof import('./needs-parts.ts')>;
  /** How the question is drawn whether a patient is shown by his name; fetched where it is to be asked. */
  readonly shown: LazyPart<typeof import('./shown-parts.ts')>;
  /** The name that is filled in. */
  name = '';
  /** The doctor the page is about, whom the visitor will do without. */
  private declinedId = '';
  private asked = '';
  private lookedFor = '';
  private readonly reachability = new Reachability();
  private readonly host: JoinHost;
  private readonly onDoctor: () => void;

  /** @param onDoctor - told when another doctor was chosen. */
  constructor(host: JoinHost, onDoctor: () => void) {
    this.host = host;
    this.onDoctor = onDoctor;
    this.needs = new LazyPart(
      () => import('./needs-parts.ts'),
      () => host.redraw(),
    );
    this.shown = host.shown;
  }

  /** The doctor the page is about; empty for none, and where the visitor wants to choose another. */
  get doctorId(): string {
    const { doctorId } = this.host.known();
    return doctorId === this.declinedId ? '' : doctorId;
  }

  /** Where its visitors are; who made the page is told of a word for it that nobody knows. */
  get presence(): Presence {
    const said = this.host.known().presence;
    const read = presenceOf(said);
    if (said && said !== read) this.host.advise({ code: 'presence_unknown' });
    return read;
  }

  /** Lets another doctor be chosen than the one the page is about. */
  readonly chooseOther = (): void => {
    this.declinedId = this.doctorId;
    this.problem = null;
    this.host.focusNext('#doctor');
  };

  /** Learns who may be chosen, once for a department. */
  askForDoctors(departmentId: string): void {
    const { desk } = this.host.session;
    // Whoever was declined may be meant again, after another one.
    if (this.host.known().doctorId !== this.declinedId) this.declinedId = '';
    if (desk === null || departmentId === this.asked) return;
    this.asked = departmentId;
    this.declinedId = '';
    this.problem = null;
    this.lastRefusal = null;
    this.refusals = NOTHING_REFUSED;
    this.doctors = [];
    this.chosenDoctorId = '';
    this.chosenSessionId = '';
    const isWanted = () => this.asked === departmentId && this.host.session.desk !== null;
    readDoctors(desk.client, departmentId, isWanted, (doctors) => {
      if (this.asked !== departmentId) return;
      // A token can be taken without a choice. An element that has left the page asks anew when it is back.
      if (doctors === null && !isWanted()) this.asked = '';
      this.doctors = doctors ?? [];
      this.host.redraw();
    });
  }

  /** Looks for a token that was taken here before the page was left, once for a department. */
  async findTaken(departmentId: string): Promise<void> {
    const { session } = this.host;
    if (departmentId === this.lookedFor) return;
    this.lookedFor = departmentId;
    if (this.isBusy || !hasOpenWish(session)) return;
    this.isBusy = true;
    await findTaken(session);
    this.isBusy = false;
    this.host.redraw();
  }

  /** Follows the connection: that nothing can be reached is not so any more once it is back, and what is filled in stays. */
  follow(live: Parameters<Reachability['hasReturned']>[0]): void {
    if (!this.reachability.hasReturned(live) || this.problem === null) return;
    this.problem = { field: null, text: this.host.strings().ticket.commandFailed };
  }

  /** Opens the question how to be called. */
  readonly openNeeds = async (): Promise<void> => {
    if ((await this.needs.want()) !== null) this.host.focusNext('#needs-title');
  };

  /** Follows what is chosen, for one choice changes what else there is to choose. */
  readonly onChange = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return;
    if (target.name === 'doctor') {
      this.chosenDoctorId = target.value;
      this.chosenSessionId = '';
      this.onDoctor();
    }
    if (target.name === 'session') this.chosenSessionId = target.value;
    if (target.name === 'presence') this.chosenPresence = target.value;
    this.problem = null;
    this.reachability.note(false);
    this.host.redraw();
  };

  /** Follows the name: without one nobody can be shown by it. */
  readonly onInput = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'name') return;
    this.name = target.value.trim();
    this.host.redraw();
  };

  /** Takes a token with what is filled in. */
  readonly onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { host } = this;
    if (this.isBusy || !(event.target instanceof HTMLFormElement)) return;
    const { language } = host.known();
    const { presence } = this;
    const known = { language: sentLanguage(language, host.strings().tag), doctorId: this.doctorId };
    const form = new FormData(event.target);
    const { elements } = event.target;
    // What was chosen may be had no more; nobody is given something else for it without a word.
    const missing = QUESTIONS.find((name) => elements.namedItem(name) !== null && !form.has(name));
    if (missing !== undefined) {
      const words = joinWordsOf(host.strings()).join;
      if (missing === 'doctor') await this.learnLeave();
      const text = missing === 'presence' ? words.presenceNeeded : words.choiceNeeded;
      this.fail({ field: missing, text: (missing === 'doctor' && this.leaveOfChosen()) || text });
      return;
    }
    this.isBusy = true;
    this.problem = null;
    this.reachability.note(false);
    host.redraw();
    try {
      const isKnown = presence !== 'ask';
      await takeToken(host.session, bodyOfForm(form, isKnown ? { ...known, presence } : known));
      this.lastRefusal = null;
      this.chosenDoctorId = '';
      this.chosenSessionId = '';
      this.chosenPresence = '';
      this.name = '';
      host.focusNext('h2');
    } catch (error) {
      this.lastRefusal = isApiError(error) ? error.code : null;
      this.reachability.note(failureKind(error) === 'connection');
      this.refusals = refusalsAfter(this.refusals, error);
      if (this.lastRefusal === 'session_over') await this.learnLeave();
      const problem = this.problemOf(error);
      // What no field of the form is about was not filled in by its visitor.
      if (this.lastRefusal === 'invalid_request' && problem.field === null) host.advise(error);
      this.fail(problem);
    } finally {
      this.isBusy = false;
      host.redraw();
    }
  };

  /** Learns whether it is for leave that a doctor takes nobody any more: it may have been entered after the page was opened. */
  private async learnLeave(): Promise<void> {
    const { desk, departmentId } = this.host.session;
    if (desk === null) return;
    try {
      const { data } = await desk.client.departments.doctors(departmentId);
      if (this.asked === departmentId) this.doctors = data;
    } catch {
      // The refusal itself says enough.
    }
  }

  /** That the doctor who was chosen is on leave, and another choice has to be made; null where no leave is known. */
  private leaveOfChosen(): string | null {
    const { host, doctors, refusals, chosenDoctorId } = this;
    const { state: queue, nowMs } = host.session.live;
    const strings = joinWordsOf(host.strings());
    const name = doctors.find(({ id }) => id === chosenDoctorId)?.name;
    if (queue === null || name === undefined) return null;
    const leave = leaveTold(chosenDoctorId, { queue, doctors, refusals, strings, nowMs });
    return leave && inSentences([`${isolated(name)}: ${leave}`, strings.join.choiceNeeded]);
  }

  private problemOf(error: unknown): JoinProblem {
    const { host, lastRefusal } = this;
    const leave = lastRefusal === 'session_over' ? this.leaveOfChosen() : null;
    if (leave !== null) return { field: 'doctor', text: leave };
    const timeZone = host.session.live.state?.department.timeZone ?? '';
    return joinProblem(error, joinWordsOf(host.strings()), phoneExample(timeZone));
  }

  private fail(problem: JoinProblem): void {
    this.problem = problem;
    // Where no token can be taken at all any more, why stands in place of the form.
    this.host.focusNext(problem.field === null ? '.refused' : `#${problem.field}`);
    this.host.redraw();
  }
}
