import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import './carequeue-wait.ts';
import { aBusyQueue, ago, anOpening, aQueue, aWaiting, NOW } from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { press, stage, textOf } from '../testing/stage.ts';

/** Parts are fetched, which takes its time on a busy machine. */
const UNDER_LOAD = { timeout: 15_000 };

const show = (server: InPageServer) => stage(document.createElement('carequeue-wait'), server);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('the line', () => {
  test('tells the expected wait as a range, and what it means', async () => {
    const server = new InPageServer(aBusyQueue());
    const wait = show(server);
    await expect.poll(() => textOf(wait, '[part=wait] > span')).toBe('Expected wait: 45 to 80 minutes');
    expect(wait.shadowRoot?.querySelector('summary')?.getAttribute('aria-label')).toBe('What does this mean?');
    wait.shadowRoot?.querySelector('summary')?.click();
    expect(textOf(wait, 'details')).toContain('How long somebody who takes a token now will wait');
    expect(server.requests).toHaveLength(1);
  });

  test('for one doctor is by who waits for the doctor or for any', async () => {
    const wait = document.createElement('carequeue-wait');
    wait.doctor = 'doc_1';
    const points = [
      [1, 3, 8],
      [2, 20, 30],
      [9, 90, 120],
    ] as const;
    const waiting = [aWaiting(1), ...[2, 3, 4].map((number) => aWaiting(number, { doctorId: 'doc_2' }))];
    stage(wait, new InPageServer(aQueue({ waiting, wait: [{ doctorId: 'doc_1', at: points }] })));
    await expect.poll(() => textOf(wait, '[part=minutes]')).toBe('20 to 30 minutes');
  });

  test.each([
    ['en', 'On leave today', 'On leave until Monday'],
    ['hi', 'आज छुट्टी पर', 'सोमवार तक छुट्टी पर'],
    ['ta', 'இன்று விடுப்பு', 'திங்கள் வரை விடுப்பு'],
    ['es', 'Hoy está de permiso', 'De permiso hasta el lunes'],
    ['ar', 'في إجازة اليوم', 'في إجازة حتى الاثنين'],
  ])('for a doctor on leave says that he is, and until when, in %s', async (language, lead, note) => {
    const server = new InPageServer(aBusyQueue());
    const facts = { speciality: null, qualification: null, languages: [], fee: null };
    server.doctors = [{ ...facts, id: 'doc_1', name: 'Dr. A', leave: [{ from: '2026-11-20', until: '2026-11-23' }] }];
    const wait = document.createElement('carequeue-wait');
    wait.doctor = 'doc_1';
    wait.lang = language;
    stage(wait, server);
    await expect.poll(() => textOf(wait, '[part=wait]'), UNDER_LOAD).toBe(`${lead} ${note}`);
    expect(wait.dataset.tokens).toBe('none');
    wait.doctor = '';
    await expect.poll(() => textOf(wait, '[part=minutes]')).toContain('80');
    expect(wait.dataset.tokens).toBe('offered');
  });

  test.each([
    [150, 'ltr'],
    [200, 'ltr'],
    [260, 'rtl'],
    [700, 'ltr'],
  ])('keeps the sign beside its last words, %d px wide, %s', async (width, direction) => {
    const long = [{ doctorId: null, at: [[1, 80, 105]] }] as const;
    const wait = show(new InPageServer(aQueue({ wait: long })));
    wait.style.width = `${width}px`;
    if (direction === 'rtl') wait.lang = 'ar';
    await expect.poll(() => wait.shadowRoot?.querySelector('summary') ?? null).not.toBeNull();
    const boxOf = (part: string) => wait.shadowRoot?.querySelector(part)?.getBoundingClientRect() ?? new DOMRect();
    const [text, sign, line] = [boxOf('[part=wait] > span'), boxOf('summary'), boxOf('[part=wait]')];
    const isBefore = direction === 'rtl' ? sign.right <= text.left : sign.left >= text.right;
    expect(isBefore).toBe(true);
    expect(Math.abs(sign.bottom - text.bottom)).toBeLessThan(8);
    expect(sign.right).toBeLessThanOrEqual(line.right);
    expect(sign.left).toBeGreaterThanOrEqual(line.left);
  });

  test('says what it knows where there is no figure', async () => {
    const wait = show(new InPageServer(aQueue()));
    await expect.poll(() => textOf(wait, '[part=wait] > span')).toBe('Expected wait: Not enough to say yet');
  });

  test.each([
    ['paused', { state: 'paused', message: 'Back at 11:30.' } as const, 'Paused Back at 11:30.'],
    ['closed', { state: 'closed' } as const, 'Closed Opens at 17:00'],
  ])('of a department that is %s tells why and until when', async (_state, parts, text) => {
    const wait = show(new InPageServer(aQueue({ openings: [anOpening([ago(-378)])], ...parts })));
    await expect.poll(() => textOf(wait, '[part=wait]')).toBe(text);
  });

  test('asks again when somebody looks again, and says how old it is when nobody answers', async () => {
    const server = new InPageServer(aBusyQueue());
    const wait = show(server);
    await expect.poll(() => textOf(wait, '[part=minutes]')).toBe('45 to 80 minutes');
    server.disconnect();
    document.dispatchEvent(new Event('visibilitychange'));
    await expect.poll(() => textOf(wait, '[part=stale]')).toBe('Connection lost · showing 10:42');
    expect(textOf(wait, '[part=minutes]')).toBe('45 to 80 minutes');
    server.reconnect();
    await expect.poll(() => wait.shadowRoot?.querySelector('[part=stale]') ?? null).toBeNull();
  });

  test('tells no opening that has passed while nobody answered', async () => {
    const openings = [anOpening([ago(-18), '2026-11-23T03:30:00.000Z'])];
    const server = new InPageServer(aQueue({ state: 'closed', openings }));
    const wait = show(server);
    await expect.poll(() => textOf(wait, '[part=note]')).toBe('Opens at 11:00');
    server.disconnect();
    vi.setSystemTime(Date.parse(ago(-30)));
    document.dispatchEvent(new Event('visibilitychange'));
    await expect.poll(() => textOf(wait, '[part=stale]')).toBe('Connection lost · showing 10:42');
    expect(textOf(wait, '[part=note]')).toBe('Opens Monday at 09:00');
  });

  test.each([
    ['open', 'offered'],
    ['paused', 'none'],
  ] as const)('tells the page of one that is %s', async (state, tokens) => {
    const wait = show(new InPageServer(aQueue({ state })));
    await expect.poll(() => wait.dataset.tokens).toBe(tokens);
  });

  test('tells the page nothing of a department that is not found, and nothing twice', async () => {
    const server = new InPageServer(aBusyQueue());
    const wait = show(server);
    await expect.poll(() => wait.dataset.tokens).toBe('offered');
    const writes = new MutationObserver(() => {});
    writes.observe(wait, { attributes: true, attributeFilter: ['data-tokens'] });
    wait.requestUpdate();
    await wait.updateComplete;
    expect(writes.takeRecords()).toEqual([]);
    server.unknownDepartmentId = 'dep_2';
    wait.department = 'dep_2';
    await wait.updateComplete;
    expect(wait.dataset.tokens).toBeUndefined();
    await expect.poll(() => textOf(wait, '.failure')).not.toBe('');
    expect(wait.dataset.tokens).toBeUndefined();
  });

  test('that cannot be read says so with a way on', async () => {
    const server = new InPageServer(aBusyQueue());
    server.disconnect();
    const wait = show(server);
    await expect.poll(() => textOf(wait, '.failure')).toContain('cannot be reached');
    server.reconnect();
    press(wait, 'Try again');
    await expect.poll(() => textOf(wait, '[part=minutes]')).toBe('45 to 80 minutes');
  });

  test('asks no more once it is gone', async () => {
    const server = new InPageServer(aBusyQueue());
    const wait = show(server);
    await expect.poll(() => textOf(wait, '[part=minutes]')).toBe('45 to 80 minutes');
    wait.remove();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(server.requests).toHaveLength(1);
  });

  test('is as high before the first answer as after it', async () => {
    const server = new InPageServer(aBusyQueue());
    server.hold();
    const held = show(server);
    await held.updateComplete;
    const shown = show(new InPageServer(aBusyQueue()));
    await expect.poll(() => textOf(shown, '[part=minutes]')).not.toBe('');
    expect(shown.getBoundingClientRect().height).toBe(held.getBoundingClientRect().height);
  });
});
