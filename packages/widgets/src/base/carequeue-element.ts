import { CareQueueVisitor } from '@carequeue/sdk/live';
import type { CSSResultGroup } from 'lit';
import type { CommonStrings, FirstStrings } from '../locales/common-strings.ts';
import type { ElementCredential } from './embedded-element.ts';
import { EmbeddedElement } from './embedded-element.ts';
import type { Named } from './name-in.ts';
import { nameIn } from './name-in.ts';
import { languageTagAt } from './page-language.ts';
import { stateStyles } from './state.styles.ts';

export type { ElementCredential, Platform } from './embedded-element.ts';

/** An element that follows queues. */
export abstract class CareQueueElement<Words extends FirstStrings = CommonStrings> extends EmbeddedElement<Words> {
  static override styles: CSSResultGroup = [EmbeddedElement.styles, stateStyles];

  /** The tag of its language as the page gives it, also where there are no words in it; `en` where it gives none. */
  protected get languageTag(): string {
    return languageTagAt(this) || 'en';
  }

  /** The name of a department or a room in the language of its page, else the one it goes by. */
  protected readonly nameOf = (named: Named): string => nameIn(named, this.languageTag);

  /** Makes a client, or gives null where the element is not set up; `credential` null takes the publishable key. */
  protected makeClient(credential: ElementCredential | null): CareQueueVisitor | null {
    return this.connect(CareQueueVisitor, credential);
  }
}
