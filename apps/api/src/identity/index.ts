export type { AuthenticationResult, FindKey, KeyRecord } from './authenticate.ts';
export { authenticate } from './authenticate.ts';
export type { TicketClaim } from './claim-code.ts';
export { makeClaimCode, verifyClaimCode } from './claim-code.ts';
export type { KeyKind, MadeKey } from './keys.ts';
export { hashKey, makeKey } from './keys.ts';
export type { KeyOrigins } from './origins.ts';
export { isOriginAllowed, isOriginOfKeys, ORIGIN_COUNT_MAX, parseAllowedOrigin } from './origins.ts';
export { LIVE_SUBPROTOCOL, presentWith } from './present.ts';
export { authenticateStored } from './service.ts';
export { insertKey, keyRecordsOf, listKeys, revokeKeyStatement, selectKeys, setOriginsStatement } from './store.ts';
export type { TicketSecret, TicketSecrets } from './ticket-credential.ts';
export {
  makeFollowerCredential,
  makeTicketCredential,
  parseTicketSecrets,
  verifyFollowerCredential,
  verifyTicketCredential,
} from './ticket-credential.ts';
