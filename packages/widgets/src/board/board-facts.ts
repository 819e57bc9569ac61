import type { estimateAt, QueueState } from '@carequeue/sdk/live';
import type { html, nothing } from 'lit';
import type { failureKind } from '../base/failure.ts';
import type { fetchPart } from '../base/fetch-part.ts';
import type { NameOf } from '../base/queue-in.ts';
import type { scriptOrigin } from '../base/script-origin.ts';
import type { BoardCalledEvent } from '../events/board-called.ts';
import type { BoardWords } from '../locales/board-strings.ts';
import type { FailureKind } from '../locales/common-strings.ts';
import type { BoardPrivacy } from './board-privacy.ts';
import type { TextWidth } from './text-fit.ts';

/** What the whole board is drawn with; handed over, so that the file it comes in does not bring a Lit of its own. */
export interface DrawingTools {
  readonly html: typeof html;
  readonly nothing: typeof nothing;
}

/** What the first rows have already, handed over with them. */
export interface BoardTools extends DrawingTools {
  readonly failureKind: typeof failureKind;
  readonly estimateAt: typeof estimateAt;
  readonly BoardCalledEvent: typeof BoardCalledEvent;
  readonly fetchPart: typeof fetchPart;
  /** Where the API is that is not told by an attribute. */
  readonly scriptOrigin: typeof scriptOrigin;
  /** The name of a department or a room in the board's language. */
  readonly nameOf: NameOf;
}

/** A department on the board, as far as it is known. */
export interface BoardSource {
  readonly id: string;
  /** Null before it first came. */
  readonly queue: QueueState | null;
  /** Says that it is old, and from when; null while it is fresh. */
  readonly staleText: string | null;
  /** Why there is nothing of it; null while there is, or may be soon. */
  readonly failure: FailureKind | null;
}

/** How the board's loudspeaker stands; `off` where the board has none. */
export type SoundState = 'off' | 'needs-touch' | 'ready' | 'speaking' | 'unavailable';

/** Everything the whole board is drawn from. */
export interface BoardFacts {
  readonly sources: readonly BoardSource[];
  readonly hospitalName: string;
  readonly doctorId: string;
  readonly privacy: BoardPrivacy;
  readonly strings: BoardWords;
  /** The server's time. */
  readonly nowMs: number;
  readonly box: { readonly widthPx: number; readonly heightPx: number };
  readonly sound: SoundState;
  readonly estimateAt: typeof estimateAt;
  /** Measures a text in the board's typeface. */
  readonly widthOf: TextWidth;
  readonly onSayAgain: () => void;
  readonly onRetry: () => void;
}

/** What of earlier drawings a drawing goes on from. */
export interface DrawingMemory {
  /** What a screen reader is told last. */
  readonly announced: string;
  /** Counts turned pages. */
  readonly turnCount: number;
  /** Counts a point's calls, so that each is shown with a swell of its own. */
  callCountAt(pointId: string, calledAtMs: number): number;
}
