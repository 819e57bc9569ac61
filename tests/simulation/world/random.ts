/** Everything that happens by chance in a run comes from one seed, in streams that do not disturb each other. */
export class Random {
  readonly #name: string;
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  /** The same name, the same numbers. */
  constructor(name: string) {
    this.#name = name;
    const [a, b, c] = hashes(name);
    this.#a = a;
    this.#b = b;
    this.#c = c;
    for (let warmUp = 0; warmUp < 12; warmUp += 1) this.next();
  }

  /** A stream of its own: what is drawn from it changes no other. */
  fork(name: string): Random {
    return new Random(`${this.#name}/${name}`);
  }

  /**
   * Uniform, from 0 up to but not including 1.
   * @see https://pracrand.sourceforge.net (sfc32)
   */
  next(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** Exponential with this mean: how long until something that may happen at any moment. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly [T, ...T[]]): T;
  pick<T>(list: readonly T[]): T | undefined;
  pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.next() * list.length)];
  }

  /** A name, each as often as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries<number>(weights) as [Name, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    throw new RangeError('no name has any weight');
  }

  /** Bytes, as a platform's source of randomness would give them. */
  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => Math.floor(this.next() * 256));
  }
}

/** Three 32-bit numbers from a text (FNV-1a with different beginnings). */
function hashes(text: string): [number, number, number] {
  const hash = (start: number) => {
    let value = start;
    for (let index = 0; index < text.length; index += 1) {
      value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
    }
    return value | 0;
  };
  return [hash(0x811c9dc5), hash(0x2545f491), hash(0x9e3779b9)];
}
