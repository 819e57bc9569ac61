/** One page of a list. */
export interface Page<Item> {
  readonly data: readonly Item[];
  /** Give it as `cursor` to get the next page; null on the last. */
  readonly nextCursor: string | null;
}

/**
 * A list on its way: await it for the first page, or iterate it for every item, page after page.
 *
 * Nothing is asked before it is used, and each use but awaiting asks anew.
 *
 * @example
 * const { data, nextCursor } = await cq.departments.list({ limit: 50 });
 * for await (const department of cq.departments.list()) show(department.name);
 */
export class ListPromise<Item> implements PromiseLike<Page<Item>>, AsyncIterable<Item> {
  readonly #fetchPage: (cursor: string | undefined) => Promise<Page<Item>>;
  #first: Promise<Page<Item>> | undefined;

  /** @param fetchPage - asks for the page at a cursor; undefined is the caller's own start. */
  constructor(fetchPage: (cursor: string | undefined) => Promise<Page<Item>>) {
    this.#fetchPage = fetchPage;
  }

  // biome-ignore lint/suspicious/noThenProperty: being awaited is the purpose of this class.
  then<Fulfilled = Page<Item>, Rejected = never>(
    onFulfilled?: ((page: Page<Item>) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    this.#first ??= this.#fetchPage(undefined);
    return this.#first.then(onFulfilled, onRejected);
  }

  /** Every page in turn. */
  async *pages(): AsyncGenerator<Page<Item>, void, undefined> {
    let cursor: string | undefined;
    do {
      const page: Page<Item> = await this.#fetchPage(cursor);
      yield page;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.data;
  }
}
