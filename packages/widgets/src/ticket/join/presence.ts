/** Where visitors are: asked, or known to the page. */
export type Presence = 'ask' | 'on-site' | 'remote';

/**
 * Reads what a page says of where its visitors are. Any other word is as good as none: whoever may still be at home is asked.
 *
 * @example
 * presenceOf('onsite'); // 'ask'
 */
export function presenceOf(said: string): Presence {
  return said === 'on-site' || said === 'remote' ? said : 'ask';
}
