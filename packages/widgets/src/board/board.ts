import { estimateAt } from '@carequeue/sdk/live';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { adoptStyles, html, nothing, unsafeCSS } from 'lit';
import { CareQueueElement } from '../base/carequeue-element.ts';
import { failureKind } from '../base/failure.ts';
import { fetchPart } from '../base/fetch-part.ts';
import { idsOf } from '../base/ids.ts';
import { scriptOrigin } from '../base/script-origin.ts';
import { LiveDepartmentController } from '../controllers/live-department.ts';
import { BoardCalledEvent } from '../events/board-called.ts';
import type { FirstBoardWords } from '../locales/board-strings.ts';
import { boardVocabulary } from '../locales/board-vocabulary.ts';
import type { VoicePlatform } from '../voice/platform.ts';
import { boardStyles } from './board.styles.ts';
import type { BoardHost, Followed } from './board-host.ts';
import { firstRows } from './first-rows.ts';
import type { WholeBoard } from './whole-board.ts';

/**
 * The queue of a department, of several, or of one doctor, on a waiting-room screen: who is called to which room in letters
 * that are read from the back, who is next, who was called last and who was missed, and how old that is when the network
 * is away.
 *
 * It fills its box (the whole screen unless the page gives it another height) and never scrolls: what does not fit takes
 * turns, and a fresh call comes first. In a page narrower than 640 px it becomes a column. It heals by itself and needs
 * nobody to touch it.
 *
 * @summary A waiting room's board.
 * @slot - Shown when the board cannot be.
 * @fires {BoardCalledEvent} carequeue-board-called - A new call is shown.
 * @csspart board - The whole board.
 * @csspart head - Hospital, department and clock.
 * @csspart clock - Time and date, by the server's clock.
 * @csspart panel - A department: its rooms and lists.
 * @csspart banner - Why nobody is called: paused, closed, nobody on duty, late or on a break.
 * @csspart points - All rooms.
 * @csspart point - One room; also `called` while somebody is awaited there, `inside` or `idle`.
 * @csspart code - A token's code at a room.
 * @csspart next - The list of those who are next.
 * @csspart recent - The list of the last calls.
 * @csspart missed - The list of those who did not come.
 * @csspart sound - The line that says that the board is mute.
 * @csspart foot - State, message, pattern and expected wait.
 * @csspart stale - The warning that what is shown is old.
 * @csspart pages - Which page is shown, when not all fits.
 * @csspart button - A button.
 * @csspart failure - Why nothing can be shown.
 * @csspart skeleton - What stands in before the first answer.
 * @cssproperty [--carequeue-color-called=#0b6647] - Ground of a room that calls.
 * @cssproperty [--carequeue-color-accent=#0a5a70] - Colour of buttons and focus.
 * @cssproperty [--carequeue-color-page=#f3f6f7] - Ground of the board.
 * @cssproperty [--carequeue-radius=14px] - Roundness of corners.
 * @cssproperty [--carequeue-font=system-ui] - Typeface.
 * @example
 * <carequeue-board publishable-key="cq_pk_…" department="dep_…"></carequeue-board>
 */
export class CareQueueBoard extends CareQueueElement<FirstBoardWords> implements BoardHost {
  static override styles: CSSResultGroup = [CareQueueElement.styles, boardStyles];

  static override properties: PropertyDeclarations = {
    hospitalName: { attribute: 'hospital-name', useDefault: true },
    doctor: { useDefault: true },
    privacy: { useDefault: true },
    kiosk: { type: Boolean },
    voice: { useDefault: true },
    voiceLanguages: { attribute: 'voice-languages', useDefault: true },
    voicesUrl: { attribute: 'voices-url', useDefault: true },
    name: { useDefault: true },
    departments: {},
  };

  /** The hospital's name above the department's; read out with it. */
  hospitalName = '';

  /** The doctor whose points, line and sessions alone are shown, `doc_…`, with `department`; empty for everybody. */
  doctor = '';

  /**
   * `code` shows everybody by the token's code, and so does every other word but `label`: that shows patients who agreed
   * to it by their initials or their name, whichever the department chose (its `labelMode`), and all others by the code.
   *
   * A name beside a speciality would tell what somebody suffers from. So a board with names shows the hospital's name
   * only: no department, no doctor, and not how kinds of patients take turns. It goes back to codes by itself where several
   * departments share it, and where the hospital's name, its message, a room or a session gives the department or a doctor
   * away, in any language. Codes alone are what it says aloud, and what it shows until all of it is loaded.
   */
  privacy = 'code';

  /**
   * For a screen that nobody tends: speaks unless `voice` is `off`, takes the whole screen at the first touch, hides the
   * pointer, and loads itself again when its server has a new version.
   */
  kiosk = false;

  /**
   * `on` rings and says each call aloud, in the ticket's language and then in the board's; `off` is silent. Without it a
   * `kiosk` speaks, others are silent. Who cannot see the board needs it; who cannot hear it reads the same.
   */
  voice = '';

  /** Languages each call is said in after the ticket's own, their tags apart by spaces; else the board's own language. */
  voiceLanguages = '';

  /** A folder with recordings of the hospital's own, in place of CareQueue's. */
  voicesUrl = '';

  /**
   * What reception calls this screen, such as `Waiting hall`, in at most 60 characters: staff are told by it of one that is
   * mute, or gone as after a power cut. One that neither speaks nor has a name tells nobody.
   */
  name = '';

  /** In place of the browser's own sound: for tests. */
  voicePlatform: VoicePlatform | undefined;

  /**
   * The departments it follows, each on a socket of its own.
   *
   * @internal
   */
  followed: readonly Followed[] = [];
  protected override readonly vocabulary = boardVocabulary;
  private whole: WholeBoard | null = null;
  private isFetching = false;

  /** Several departments, their ids apart by spaces; the same as `department`. */
  get departments(): string {
    return this.department;
  }

  set departments(ids: string | null) {
    this.department = ids || '';
  }

  /**
   * Tries anew what is away.
   *
   * @internal
   */
  readonly retry = (): void => {
    for (const { live } of this.followed) if (live.error !== null) live.retry();
  };

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.isSetAnew(changed)) return;
    // Each department on a socket of its own; those that stay keep what is shown of them.
    const client = this.makeClient(null);
    const before = this.followed;
    this.followed = (client === null ? [] : idsOf(this.department)).map(
      (id) => before.find((one) => one.id === id) || { id, live: new LiveDepartmentController(this, () => {}) },
    );
    for (const one of new Set([...before, ...this.followed])) {
      const isShown = client !== null && this.followed.includes(one);
      one.live.follow(isShown ? { client, departmentId: one.id, readAtOnce: true } : null);
      if (!isShown) this.removeController(one.live);
    }
  }

  protected override updated(): void {
    for (const { live } of this.followed) this.advise(live.error);
    if (this.isAstray) return;
    if (this.whole !== null) this.whole.updated(this.strings);
    else if (this.hasRows) this.fetchWhole();
  }

  protected override draw(): TemplateResult {
    if (!this.hasRows) return this.blank();
    return (
      this.whole?.draw(this.strings) ??
      (this.doctor === '' ? firstRows(this.followed, this.nameOf, this.strings.failure.connection) : this.blank())
    );
  }

  private get hasRows(): boolean {
    return this.followed.some(({ live }) => live.state !== null);
  }

  private blank(): TemplateResult {
    const failed = this.followed.find(({ live }) => live.error);
    const kind = failed ? failureKind(failed.live.error) : this.followed.length > 0 ? null : 'configuration';
    return html`<div class="blank">${kind ? this.failure(kind, failed && this.retry) : this.skeleton()}</div>`;
  }

  private fetchWhole(): void {
    if (this.isFetching) return;
    this.isFetching = true;
    // Who is called while it comes has to be told too.
    const seen = this.followed.map(({ live }) => live.state);
    fetchPart(
      () => import('./whole-board.ts'),
      ({ WholeBoard }) => {
        const known = { failureKind, scriptOrigin, estimateAt, BoardCalledEvent, nameOf: this.nameOf };
        const whole = new WholeBoard(this, { ...known, html, nothing, fetchPart }, seen);
        if (this.shadowRoot) adoptStyles(this.shadowRoot, [...CareQueueBoard.elementStyles, unsafeCSS(whole.styles)]);
        this.whole = whole;
        this.requestUpdate();
      },
      // Drawn anew, the rows say when they are old.
      () => this.requestUpdate(),
    );
  }
}
