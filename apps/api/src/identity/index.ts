export type { AuthenticationResult, FindKey, KeyRecord } from './authenticate.ts';
export { authenticate } from './authenticate.ts';
export type { KeyKind, MadeKey } from './keys.ts';
export { hashKey, makeKey } from './keys.ts';
export { isOriginAllowed, ORIGIN_COUNT_MAX, parseAllowedOrigin } from './origins.ts';
export { LIVE_SUBPROTOCOL, presentWith } from './present.ts';
export type { TicketSecret, TicketSecrets } from './ticket-credential.ts';
export { makeTicketCredential, parseTicketSecrets, verifyTicketCredential } from './ticket-credential.ts';
