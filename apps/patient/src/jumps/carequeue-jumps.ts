import type { PropertyDeclarations } from 'lit';
import { LitElement, nothing } from 'lit';
import { jumpsStyles } from './jumps.styles.ts';

/**
 * Draws ways between tokens with a style of their own, which comes with them and not with the page: most phones hold one
 * token.
 */
export class CareQueueJumps extends LitElement {
  static override styles = jumpsStyles;

  static override properties: PropertyDeclarations = { content: { attribute: false } };

  /** What is drawn: a template. */
  content: unknown = nothing;

  protected override render(): unknown {
    return this.content;
  }
}

// The page's policy is made in Node, where there is no registry.
if (typeof customElements !== 'undefined' && customElements.get('carequeue-jumps') === undefined) {
  customElements.define('carequeue-jumps', CareQueueJumps);
}
