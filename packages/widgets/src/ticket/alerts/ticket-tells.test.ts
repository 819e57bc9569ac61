import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { words as en } from '../../locales/en/ticket.ts';
import { aPhone } from '../../testing/a-phone.ts';
import { accessibilityFaults } from '../../testing/accessibility.ts';
import { anActive, aPoint, aTicket, aWaiting, NOW, ticketId } from '../../testing/fixtures.ts';
import { choose, press, stage, textOf } from '../../testing/stage.ts';
import type { TicketNotice, TicketNotifier } from './call-alerts.ts';
import { vibrationHere } from './vibration.ts';

/** What a held token tells, and what its holder does with it. */

const ID = ticketId(70);
const phone = aPhone([40, 41, 42, 70, 71, 72]);

beforeEach(() => {
  phone.server.tickets.set(ID, aTicket(70));
});

const queueOf = (...numbers: number[]) => numbers.map((number) => aWaiting(number));

async function show(notifier: TicketNotifier | null = null) {
  const element = document.createElement('carequeue-ticket');
  element.ticketId = ID;
  element.credential = `cq_tk_k1_${ID.slice(4)}_${'A'.repeat(43)}`;
  element.notifier = notifier;
  stage(element, phone.server);
  await expect.poll(() => textOf(element, '.place strong')).toBe('4');
  return element;
}

function early(element: Element, count: string) {
  const select = element.shadowRoot?.querySelector('select');
  if (!select) throw new Error('nothing to choose');
  select.value = count;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

function call() {
  phone.server.setTicket(ID, { status: 'called', pointId: 'poi_2', calledAt: NOW, callCount: 1 });
  phone.server.set({
    ...{ waiting: queueOf(71) },
    points: [aPoint(2, { tickets: [anActive(70, { pointId: 'poi_2', calledAt: NOW })] })],
  });
}

describe('an early word', () => {
  test('is given once, at as many people before as was chosen', async () => {
    const element = await show();
    const near: unknown[] = [];
    element.addEventListener('carequeue-ticket-near', (event) => near.push(event.detail.aheadCount));
    early(element, '2');
    phone.server.set({ waiting: queueOf(41, 42, 70, 71) });
    await expect.poll(() => near).toEqual([2]);
    await expect.poll(() => textOf(element, '[aria-live=polite]')).toBe(en.ticket.alerts.near(2));
    phone.server.set({ waiting: queueOf(42, 70, 71) });
    await expect.poll(() => textOf(element, '.place strong')).toBe('2');
    expect(near).toEqual([2]);
  });
});

describe('a notice of the page', () => {
  test('is asked for by a button, and tells of the call once', async () => {
    const notices: TicketNotice[] = [];
    const notifier = {
      permission: 'default' as TicketNotifier['permission'],
      async ask() {
        notifier.permission = 'granted';
        return notifier.permission;
      },
      show: (notice: TicketNotice) => void notices.push(notice),
    };
    const element = await show(notifier);
    press(element, en.ticket.alerts.notify);
    await expect.poll(() => textOf(element, '[part=alerts]')).toContain(en.ticket.alerts.notifyIsOn);
    call();
    await expect.poll(() => notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ title: 'CAR-70: go to Room 2', tag: ID });
    phone.server.set({ waiting: [] });
    await expect.poll(() => phone.server.queue.waiting.length).toBe(0);
    expect(notices).toHaveLength(1);
  });
});

describe('the sound', () => {
  test('is turned on by a touch, and off again', async () => {
    const element = await show();
    await userEvent.click(page.getByRole('button', { name: en.ticket.alerts.soundOn }));
    await expect.poll(() => textOf(element, '[part=alerts]')).toContain(en.ticket.alerts.soundIsOn);
    await userEvent.click(page.getByRole('button', { name: en.ticket.alerts.soundOff }));
    await expect.poll(() => textOf(element, '[part=alerts]')).not.toContain(en.ticket.alerts.soundIsOn);
  });

  test('that a browser does not have is told of', async () => {
    vi.stubGlobal('AudioContext', undefined);
    const element = await show();
    press(element, en.ticket.alerts.soundOn);
    await expect.poll(() => textOf(element, '[part=alerts]')).toContain(en.ticket.alerts.soundFailed);
  });

  test('is not offered to whoever would not hear it, who is told whether this device vibrates', async () => {
    phone.server.tickets.set(ID, aTicket(70, { needs: ['lip-reading'] }));
    const element = await show();
    await expect.poll(() => textOf(element)).toContain(en.ticket.needs.done['lip-reading']);
    expect(textOf(element)).not.toContain(en.ticket.alerts.soundOn);
    expect(textOf(element)).toContain(en.ticket.needs.vibration[vibrationHere()]);
  });

  test.each([
    ['an iPhone', { vibrate: undefined, isCoarse: true, hasBeenActive: true }, 'none'],
    ['a computer', { vibrate: () => true, isCoarse: false, hasBeenActive: true }, 'none'],
    ['a phone nobody touched yet', { vibrate: () => true, isCoarse: true, hasBeenActive: false }, 'afterTouch'],
    ['a phone', { vibrate: () => true, isCoarse: true, hasBeenActive: true }, 'felt'],
  ] as const)('is felt on %s: %o', (_name, { vibrate, isCoarse, hasBeenActive }, vibration) => {
    vi.stubGlobal('navigator', { vibrate, userActivation: { hasBeenActive } });
    vi.stubGlobal('matchMedia', () => ({ matches: isCoarse }));
    expect(vibrationHere()).toBe(vibration);
  });
});

describe('letting others go first', () => {
  test('tells what it makes of the own turn, and asks the server', async () => {
    const element = await show();
    await expect.poll(() => textOf(element)).toContain(en.ticket.defer.open);
    press(element, en.ticket.defer.open);
    await expect.poll(() => element.shadowRoot?.activeElement?.textContent).toBe(en.ticket.defer.title);
    expect(textOf(element, '[part=ticket]')).toContain('2 people');
    expect(await accessibilityFaults(element)).toEqual([]);
    choose(element, 'places', '2');
    press(element, en.ticket.defer.confirm);
    await expect.poll(() => phone.server.requests.at(-1)).toMatchObject({ body: { places: 2 } });
    await expect.poll(() => element.shadowRoot?.activeElement?.textContent?.trim()).toBe(en.ticket.defer.open);
  });

  test('is not offered to the last of all', async () => {
    phone.server.set({ waiting: queueOf(40, 41, 42, 70) });
    const element = await show();
    await expect.poll(() => textOf(element)).toContain(en.ticket.cancel);
    expect(textOf(element)).not.toContain(en.ticket.defer.open);
  });

  test('is closed by the Escape key, and the focus goes back', async () => {
    const element = await show();
    await expect.poll(() => textOf(element)).toContain(en.ticket.defer.open);
    press(element, en.ticket.defer.open);
    await expect.poll(() => element.shadowRoot?.activeElement?.id).toBe('defer-title');
    await userEvent.keyboard('[Escape]');
    await expect.poll(() => element.shadowRoot?.activeElement?.textContent?.trim()).toBe(en.ticket.defer.open);
  });
});

describe('a device that only follows', () => {
  test('says who can act, and offers no way to', async () => {
    phone.server.tickets.set(ID, aTicket(70, { may: ['ready'], waitsFor: ['arrival'] }));
    const element = await show();
    await expect.poll(() => textOf(element)).toContain(en.ticket.followOnly);
    expect(textOf(element)).not.toContain(en.ticket.defer.open);
    expect(textOf(element)).not.toContain(en.ticket.cancel);
    expect(textOf(element)).toContain(en.ticket.iAmHere);
    press(element, en.ticket.share.title);
    await expect.poll(() => textOf(element)).toContain(en.ticket.share.text);
    expect(textOf(element)).not.toContain(en.ticket.share.own);
  });

  test('names no other device where the desk gave the token', async () => {
    phone.server.tickets.set(ID, aTicket(70, { may: ['ready'], source: 'reception' }));
    const element = await show();
    await expect.poll(() => textOf(element)).toContain(en.ticket.followDesk);
    expect(textOf(element)).not.toContain(en.ticket.followOnly);
  });
});

describe('another phone', () => {
  test('gets the token by a QR code or a link', async () => {
    const element = await show();
    press(element, en.ticket.share.title);
    await expect.poll(() => textOf(element, '.link')).toBe(phone.server.link.url);
    expect(element.shadowRoot?.querySelector('svg path')?.getAttribute('d')?.length).toBeGreaterThan(500);
    expect(await accessibilityFaults(element)).toEqual([]);
    press(element, en.ticket.share.title);
    await expect.poll(() => element.shadowRoot?.querySelector('svg')).toBeNull();
    element.ticketPage = 'https://hospital.example/my-token';
    press(element, en.ticket.share.title);
    await expect
      .poll(() => textOf(element, '.link'))
      .toBe(`https://hospital.example/my-token#${phone.server.link.claimCode}`);
  });

  test.each([
    ['/my-token', '/my-token'],
    ['token.html?of=today#top', `${new URL('token.html', document.baseURI).pathname}?of=today`],
  ])('is led to the page "%s" by a whole address', async (ticketPage, path) => {
    const element = await show();
    element.ticketPage = ticketPage;
    press(element, en.ticket.share.title);
    await expect.poll(() => textOf(element, '.link')).toBe(`${location.origin}${path}#${phone.server.link.claimCode}`);
  });
});

describe('reading aloud', () => {
  test('is offered where the device has a voice, in the language of the card', async () => {
    const spoken: string[] = [];
    const voice: SpeechSynthesisVoice = {
      ...{ lang: 'en-IN', name: 'A', voiceURI: 'a' },
      default: true,
      localService: true,
    };
    vi.stubGlobal(
      'SpeechSynthesisUtterance',
      class extends EventTarget {
        voice = null;
        lang = '';
        onend = null;
        onerror = null;
        readonly text: string;
        constructor(text: string) {
          super();
          this.text = text;
        }
      },
    );
    vi.stubGlobal('speechSynthesis', {
      getVoices: () => [voice],
      speak: ({ text }: { text: string }) => spoken.push(text),
      cancel: () => undefined,
    });
    const element = await show();
    press(element, en.ticket.readAloud);
    expect(spoken).toHaveLength(1);
    expect(spoken[0]).toContain('You have token CAR-70. Your place is now 4. 3 people before you.');
    await element.updateComplete;
    press(element, en.ticket.readAloudStop);
    await element.updateComplete;
    expect(textOf(element)).toContain(en.ticket.readAloud);
  });

  test('that cannot be is told to whoever does not see well', async () => {
    phone.server.tickets.set(ID, aTicket(70, { needs: ['large-print'] }));
    const element = await show();
    await expect.poll(() => textOf(element)).toContain(en.ticket.readAloudNone);
  });
});

test('a call again in the same words is read out again', async () => {
  const element = await show();
  call();
  await expect.poll(() => textOf(element, '[aria-live=assertive]')).toContain('go to Room 2');
  const first = element.shadowRoot?.querySelector('[aria-live=assertive]')?.textContent;
  const calledAt = new Date(Date.parse(NOW) + 1_000).toISOString();
  const again = anActive(70, { pointId: 'poi_2', calledAt, callCount: 2 });
  phone.server.set({ points: [aPoint(2, { tickets: [again] })] });
  await expect.poll(() => textOf(element, '.called')).toContain('Called 2 times');
  expect(element.shadowRoot?.querySelector('[aria-live=assertive]')?.textContent).not.toBe(first);
});

test('while nothing is heard, the turn stays where it was', async () => {
  phone.server.set({
    wait: [
      {
        doctorId: null,
        at: [
          [1, 30, 60],
          [20, 52, 84],
        ],
      },
    ],
  });
  const element = await show();
  const between = textOf(element, '.between');
  phone.server.disconnect();
  vi.setSystemTime(Date.parse(NOW) + 900_000);
  element.requestUpdate();
  await expect.poll(() => textOf(element, '.stale')).toContain('10:42');
  expect(textOf(element, '.between')).toBe(between);
});
