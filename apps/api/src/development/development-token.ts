import { hashKey } from '../identity/index.ts';

/** Compares what was shown with the development token, by their hashes; without a token nothing is right. */
export function isDevelopmentToken(shown: string | null, token: string | null): boolean {
  return shown !== null && token !== null && hashKey(shown) === hashKey(token);
}
