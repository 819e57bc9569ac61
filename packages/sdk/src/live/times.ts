/** Times of the live protocol, ms. Imported as a whole, so that a bundler writes the figures where they are used. */

/** For a socket to open and bring its first frame. */
export const open = 10_000;

/** The server closes sockets that have not pinged for 90 s. */
export const heartbeat = 25_000;

/** For an answer to a ping or a resync. */
export const answer = 10_000;

/** For an answer when a page has just come back: somebody is looking. */
export const probe = 4_000;

/** First step of the back-off: soon, yet spread where a server's restart cut off thousands. */
export const retryBase = 1_000;

/** Longest step of the back-off. */
export const retryMax = 30_000;

/** After 4429: at least, and as much again at random. */
export const flood = 60_000;

/** Between polls. */
export const poll = 4_000;

/** Between the polls of a page nobody sees. */
export const pollHidden = 20_000;
