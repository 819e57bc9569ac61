/**
 * How long tests wait before they fail: long enough for a machine that is busy with something else, for a time limit is
 * there to end what hangs. What is fast is over as soon as before.
 */
export const PATIENCE = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 15_000 } },
} as const;
