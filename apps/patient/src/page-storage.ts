/** What of a browser's storage the page uses. */
export type PageStorage = Pick<globalThis.Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/**
 * A storage of the browser; one that lasts as long as the page where the browser refuses it, which one that blocks all
 * cookies does as soon as the storage is named.
 *
 * @example
 * const storage = storageOf(() => localStorage);
 */
export function storageOf(name: () => PageStorage): PageStorage {
  try {
    return name();
  } catch {
    return new PassingStorage();
  }
}

class PassingStorage implements PageStorage {
  readonly #entries = new Map<string, string>();

  get length(): number {
    return this.#entries.size;
  }

  key(index: number): string | null {
    return [...this.#entries.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#entries.set(key, value);
  }

  removeItem(key: string): void {
    this.#entries.delete(key);
  }
}
