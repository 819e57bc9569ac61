import type { Instant } from '../kernel/time.ts';
import { parseInstant } from '../kernel/time.ts';
import { isDevelopmentToken } from './development-token.ts';

/**
 * Reads the instant a development request drives its department's clock to; null without one. The header that names
 * it is `CareQueue-Development-Now`, and counts only beside `CareQueue-Development-Token`.
 */
export function readDrivenNow(request: Request, token: string | null): Instant | null {
  const text = request.headers.get('CareQueue-Development-Now');
  if (text === null || !isDevelopmentToken(request.headers.get('CareQueue-Development-Token'), token)) return null;
  return parseInstant(text);
}
