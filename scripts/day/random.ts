/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** Uniform, from 0 up to but not including 1. */
  next(): number;
  /** Exponential with this mean. */
  exponential(mean: number): number;
  /** Log-normal: `mu` and `sigma` of the logarithm. */
  logNormal(mu: number, sigma: number): number;
}

/** Makes a seeded source (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    exponential: (mean) => -mean * Math.log(1 - next()),
    logNormal: (mu, sigma) => {
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      return Math.exp(mu + sigma * radius * Math.cos(2 * Math.PI * next()));
    },
  };
}
