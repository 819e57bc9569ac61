import { ApiError, ConnectionError } from '@carequeue/sdk/live';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CommonStrings } from '../locales/common-strings.ts';
import { common as english } from '../locales/en/base.ts';
import type { Vocabulary } from '../locales/vocabulary.ts';
import { textOf } from '../testing/stage.ts';
import { CareQueueElement } from './carequeue-element.ts';

/** Parts are fetched, which takes its time on a busy machine. */
const UNDER_LOAD = { timeout: 15_000 };

/** Where the Tamil words are asked for, and whether they can be had. */
const tamil = { queries: [] as string[], isThere: false };

class Sample extends CareQueueElement {
  protected override readonly vocabulary: Vocabulary<CommonStrings> = {
    en: english,
    others: {
      hi: () => import('../locales/hi/wait.ts'),
      ar: () => import('../locales/ar/wait.ts'),
      es: () => import('../locales/es/wait.ts'),
      ta: async (query) => {
        tamil.queries.push(query);
        if (!tamil.isThere) throw new TypeError('Failed to fetch dynamically imported module');
        return { words: { ...english, tag: 'ta-IN', state: { ...english.state, open: 'திறந்துள்ளது' } } };
      },
    },
  };

  refused(error: unknown): void {
    this.advise(error);
  }

  connected(): unknown {
    return this.makeClient(null);
  }

  protected override draw(): TemplateResult {
    return html`<p>${this.strings.state.open}</p><slot></slot>`;
  }
}
customElements.define('test-sample', Sample);

function shown(markup: string): Sample {
  document.body.innerHTML = markup;
  const element = document.querySelector('test-sample');
  if (!(element instanceof Sample)) throw new Error('no element');
  return element;
}

const root = (element: Sample) => element.shadowRoot?.querySelector<HTMLElement>('.root');

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.lang = 'en';
  for (const style of document.querySelectorAll('style[data-test]')) style.remove();
});

describe('the language of an element', () => {
  test('is that of the page around it, in its own direction', async () => {
    const element = shown('<main lang="ar-EG"><test-sample></test-sample></main>');
    await expect.poll(() => textOf(element)).toBe('مفتوح');
    expect(root(element)?.dir).toBe('rtl');
    expect(getComputedStyle(root(element) ?? element).direction).toBe('rtl');
  });

  test('follows the page, and its own attribute before the page', async () => {
    const element = shown('<test-sample></test-sample>');
    await expect.poll(() => textOf(element)).toBe('Open');
    document.documentElement.lang = 'hi';
    await expect.poll(() => textOf(element)).toBe('चालू');
    element.setAttribute('lang', 'ar');
    await expect.poll(() => textOf(element)).toBe('مفتوح');
    element.lang = '';
    await expect.poll(() => textOf(element)).toBe('चालू');
    expect(root(element)?.dir).toBe('ltr');
  });

  test('is that of the host around it, inside another element', async () => {
    const host = document.createElement('div');
    host.lang = 'hi';
    document.body.append(host);
    const element = new Sample();
    host.attachShadow({ mode: 'open' }).append(element);
    await expect.poll(() => textOf(element)).toBe('चालू');
  });

  test('is English where there are no words in it', async () => {
    const element = shown('<test-sample lang="fr"></test-sample>');
    await expect.poll(() => textOf(element)).toBe('Open');
  });
});

describe('words that cannot be fetched', () => {
  beforeEach(() => {
    Object.assign(tamil, { queries: [], isThere: false });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('are English meanwhile, and asked for again after pauses that grow, each time at another address', async () => {
    const element = shown('<test-sample lang="ta"></test-sample>');
    await vi.advanceTimersByTimeAsync(0);
    expect(textOf(element)).toBe('Open');
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    const { length } = tamil.queries;
    expect(length).toBeGreaterThan(20);
    expect(length).toBeLessThan(30);
    expect(new Set(tamil.queries).size).toBe(length);
    tamil.isThere = true;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(textOf(element)).toBe('திறந்துள்ளது');
    expect(tamil.queries).toHaveLength(length + 1);
  });

  test('are there as soon as the network is back, and nothing asks any more', async () => {
    const element = shown('<test-sample lang="ta"></test-sample>');
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    tamil.isThere = true;
    dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(textOf(element)).toBe('திறந்துள்ளது');
    expect(vi.getTimerCount()).toBe(0);
    const { length } = tamil.queries;
    dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tamil.queries).toHaveLength(length);
  });

  test('do not come over those of a language that was chosen meanwhile', async () => {
    const element = shown('<test-sample lang="ta"></test-sample>');
    await vi.advanceTimersByTimeAsync(0);
    element.lang = 'ar';
    await vi.waitFor(() => expect(textOf(element)).toBe('مفتوح'), UNDER_LOAD);
    tamil.isThere = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(textOf(element)).toBe('مفتوح');
  });
});

describe("the page's developer", () => {
  let told: unknown[][] = [];
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { mock } = vi.spyOn(console, 'error').mockImplementation(() => {});
    told = mock.calls;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const PROBLEM = { type: 'about:blank', title: '', detail: '', requestId: null, errors: [] };
  const SILENT = { ...PROBLEM, facts: undefined, current: undefined };

  /** Waits until the words for developers are here, and spoken. */
  const spoken = async () => {
    await import('./developer-advice.ts');
    await vi.advanceTimersByTimeAsync(2_000);
  };

  const ADDRESS = 'publishable-key="cq_pk_private" department="dep_1" base-url="https://queue.example.org/"';

  test.each([
    [
      new ApiError({ ...SILENT, status: 403, code: 'origin_not_allowed' }),
      `add ${location.origin} to the allowed origins of this page's publishable key.`,
    ],
    [
      new ApiError({ ...SILENT, status: 401, code: 'unauthenticated' }),
      'https://queue.example.org does not know its publishable-key',
    ],
    [new ApiError({ ...SILENT, status: 403, code: 'not_allowed' }), 'its key may not do this'],
    [new ApiError({ ...SILENT, status: 403, code: 'secret_key_in_browser' }), 'it has a secret key: revoke that'],
    [
      new ApiError({ ...SILENT, status: 404, code: 'not_found' }),
      'https://queue.example.org has no department="dep_1" for its key',
    ],
  ])('is told of a refusal once by each element, with where to read on: %o', async (error, sentence) => {
    shown(`<test-sample ${ADDRESS}></test-sample><test-sample ${ADDRESS}></test-sample>`);
    for (const element of document.querySelectorAll('test-sample')) {
      if (element instanceof Sample) for (const _try of [1, 2, 3]) element.refused(error);
    }
    await spoken();
    expect(told).toHaveLength(2);
    expect(told[0]).toEqual([expect.stringContaining(`CareQueue: <test-sample>: ${sentence}`)]);
    expect(told[0]).toEqual([
      expect.stringContaining(`(${error.code}) More: https://queue.example.org/errors/${error.code}`),
    ]);
    expect(String(told)).not.toContain('cq_pk_private');
  });

  test.each([
    ['department="dep_1"', 'key_missing', 'it has no key'],
    ['publishable-key="cq pk" department="dep_1"', 'key_unusable', 'holds what no key does'],
    ['publishable-key="cq_pk_1" department="dep_1"', 'address_missing', 'it does not know where CareQueue is'],
    ['publishable-key="cq_pk_1" department="dep_1" base-url="queue"', 'address_unusable', 'is no address'],
    ['publishable-key="cq_pk_1" department="dep_1" base-url="localhost:8787"', 'address_unusable', 'is no address'],
    ['publishable-key="cq_pk_1" base-url="https://q.example"', 'department_missing', 'it has no department'],
  ])('is told what an element lacks: %s', async (attributes, code, sentence) => {
    const element = shown(`<test-sample ${attributes}></test-sample>`);
    for (const _try of [1, 2, 3]) expect(element.connected()).toBe(null);
    await spoken();
    expect(told).toEqual([[expect.stringContaining(sentence)]]);
    expect(told[0]).toEqual([expect.stringContaining(`(${code})`)]);
  });

  test('is told nothing of what comes a little later, of a lost network, and of what goes by itself', async () => {
    const element = shown('<test-sample department="dep_1"></test-sample>');
    element.connected();
    Object.assign(element, { publishableKey: 'cq_pk_1', baseUrl: 'https://queue.example.org' });
    const busy = new ApiError({ ...SILENT, status: 429, code: 'rate_limited' });
    for (const error of [new ConnectionError('No answer.'), busy, null]) element.refused(error);
    await spoken();
    expect(told).toEqual([]);
  });

  test('is told of each mistake once: of the next when one is mended, and of one made after all was well', async () => {
    const element = shown('<test-sample department="dep_1"></test-sample>');
    const tells = async (settings: Partial<Sample>) => {
      Object.assign(element, settings);
      element.connected();
      await spoken();
      return told.splice(0).map(([line]) => /\((\w+)\)/.exec(String(line))?.[1]);
    };
    expect(await tells({})).toEqual(['key_missing']);
    expect(await tells({ publishableKey: 'cq_pk_1' })).toEqual(['address_missing']);
    expect(await tells({ publishableKey: '' })).toEqual([]);
    element.connected();
    expect(await tells({ publishableKey: 'cq_pk_1', baseUrl: 'https://queue.example.org' })).toEqual([]);
    expect(await tells({ baseUrl: 'queue' })).toEqual(['address_unusable']);
  });

  test('is told of no key where the element has a credential of its own', async () => {
    const element = shown('<test-sample department="dep_1"></test-sample>');
    Object.assign(element, { credential: 'cq_tk_private' });
    element.connected();
    await spoken();
    expect(told).toEqual([[expect.stringContaining('(address_missing)')]]);
  });
});

describe('the styles of a page', () => {
  test('do not reach inside, not even `* { all: unset }`', async () => {
    const style = document.createElement('style');
    style.dataset.test = '';
    style.textContent =
      '* { all: unset; color: red; --_ink: red; } body { text-transform: uppercase; font: 40px serif; }';
    document.head.append(style);
    const element = shown('<test-sample theme="light"></test-sample>');
    await expect.poll(() => textOf(element)).toBe('Open');
    const paragraph = element.shadowRoot?.querySelector('p');
    const computed = getComputedStyle(paragraph ?? element);
    expect(computed.color).toBe('rgb(15, 37, 48)');
    expect(computed.textTransform).toBe('none');
    expect(computed.fontSize).toBe('16px');
    expect(getComputedStyle(element).display).toBe('block');
    element.hidden = true;
    expect(getComputedStyle(element).display).toBe('none');
  });
});

describe("a hospital's brand", () => {
  const contrastOf = (element: Sample, ground: string, ink: string) => {
    const probe = document.createElement('b');
    root(element)?.append(probe);
    const luminance = (name: string) => {
      probe.style.color = `color(from var(${name}) xyz-d65 x y z)`;
      return Number(getComputedStyle(probe).color.split(/[ )]/)[2]);
    };
    const [a, b] = [luminance(ground), luminance(ink)].sort((x, y) => y - x);
    return ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05);
  };

  test.each(['#ffd400', '#d4145a', '#808080', '#003366', '#7bc043', '#ffffff', '#000000'])(
    'of %s keeps what is written on it, and in it, readable in light and dark',
    async (colour) => {
      const element = shown('<test-sample></test-sample>');
      await element.updateComplete;
      element.style.setProperty('--carequeue-color-accent', colour);
      element.style.setProperty('--carequeue-color-called', colour);
      for (const theme of ['light', 'dark']) {
        element.theme = theme;
        await element.updateComplete;
        expect(contrastOf(element, '--_accent', '--_accent-ink')).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(element, '--_called', '--_called-ink')).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(element, '--_surface', '--_accent-text')).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(element, '--_surface', '--_called-text')).toBeGreaterThanOrEqual(4.5);
      }
    },
  );
});
