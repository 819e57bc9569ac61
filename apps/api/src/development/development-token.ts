import { createHash, timingSafeEqual } from 'node:crypto';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Compares what was shown with the development token, in constant time; without a token nothing is right. */
export function isDevelopmentToken(shown: string | null, token: string | null): boolean {
  return shown !== null && token !== null && timingSafeEqual(digest(shown), digest(token));
}
