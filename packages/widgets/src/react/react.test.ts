import { CareQueuePatient } from '@carequeue/sdk/ticket';
import type { ReactNode } from 'react';
import { createElement, createRef, StrictMode, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { CareQueueBoard as BoardElement } from '../board/carequeue-board.ts';
import type { BoardCalledEvent } from '../events/board-called.ts';
import {
  aBusyQueue,
  anActive,
  aPoint,
  aQueue,
  aTicket,
  aWaiting,
  DEPARTMENT_ID,
  ticketId,
} from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { textOf } from '../testing/stage.ts';
import { CareQueueBoard, CareQueueProvider, CareQueueTicket, useQueue, useTicket } from './index.ts';
import type { TicketToFollow } from './queue-stores.ts';
import { QueueStores } from './queue-stores.ts';

/** Parts are fetched, which takes its time on a busy machine. */
const UNDER_LOAD = { timeout: 15_000 };

const BASE = { publishableKey: 'cq_pk_test', baseUrl: 'https://queue.example.org' };
let root: Root | null = null;
let place: HTMLElement | null = null;

afterEach(() => {
  root?.unmount();
  place?.remove();
  root = null;
});

function render(node: ReactNode): HTMLElement {
  if (root === null || place === null) {
    place = document.createElement('div');
    document.body.append(place);
    root = createRoot(place);
  }
  const current = root;
  flushSync(() => current.render(node));
  return place;
}

function boardIn(from: HTMLElement): BoardElement {
  const board = from.querySelector('carequeue-board');
  if (!(board instanceof BoardElement)) throw new Error('There is no board.');
  return board;
}

test('a component gives its element properties, and takes them back', async () => {
  const { platform } = new InPageServer(aBusyQueue());
  const props = { ...BASE, department: DEPARTMENT_ID, platform };
  const board = boardIn(render(createElement(CareQueueBoard, { ...props, hospitalName: 'Asha', theme: 'dark' })));
  expect(board).toMatchObject({ publishableKey: 'cq_pk_test', hospitalName: 'Asha', theme: 'dark', platform });
  await vi.waitFor(() => expect(textOf(board)).toContain('Cardiology'), UNDER_LOAD);
  const again = render(createElement(CareQueueBoard, { ...props, hospitalName: 'Asha Hospital', className: 'wide' }));
  expect(boardIn(again)).toBe(board);
  expect(board).toMatchObject({ hospitalName: 'Asha Hospital', theme: '', className: 'wide' });
});

test('what any element takes is gone from the tag when it is not given any more, and the page’s language holds again', async () => {
  document.documentElement.lang = 'hi';
  const { platform } = new InPageServer(aBusyQueue());
  const props = { ...BASE, department: DEPARTMENT_ID, platform };
  const plain = {
    lang: 'es',
    title: 'Board',
    id: 'board',
    tabIndex: 0,
    role: 'region',
    className: 'wide',
    hidden: true,
  };
  const board = boardIn(render(createElement(CareQueueBoard, { ...props, ...plain, 'aria-label': 'Board' })));
  expect(board.getAttributeNames()).toEqual(
    expect.arrayContaining(['lang', 'title', 'id', 'tabindex', 'class', 'hidden']),
  );
  render(createElement(CareQueueBoard, { ...props, lang: undefined }));
  const ours = ['publishable-key', 'department', 'base-url'];
  expect(board.getAttributeNames().filter((name) => !ours.includes(name))).toEqual([]);
  await vi.waitFor(
    () => expect(board.shadowRoot?.querySelector('.root')?.getAttribute('lang')).toContain('hi-IN'),
    UNDER_LOAD,
  );
  document.documentElement.lang = 'en';
});

test('the newest handler hears an event, and a ref is the element', async () => {
  const server = new InPageServer(aBusyQueue());
  const heard: string[] = [];
  const ref = createRef<BoardElement>();
  const board = (name: string) =>
    createElement(
      StrictMode,
      null,
      createElement(CareQueueBoard, {
        ...BASE,
        department: DEPARTMENT_ID,
        platform: server.platform,
        ref,
        onCarequeueBoardCalled: (event: BoardCalledEvent) => heard.push(`${name}: ${event.detail.label}`),
      }),
    );
  const element = boardIn(render(board('first')));
  expect(ref.current).toBe(element);
  await vi.waitFor(() => expect(textOf(element)).toContain('Cardiology'), UNDER_LOAD);
  render(board('second'));
  server.set({ points: [aPoint(1, { tickets: [anActive(51)] })] });
  await vi.waitFor(() => expect(heard).toEqual(['second: CAR-51']), UNDER_LOAD);
});

test('what stands in a component is its element’s fallback', () => {
  const place = render(createElement(CareQueueTicket, { department: DEPARTMENT_ID }, 'Please ask at the desk.'));
  expect(place.querySelector('carequeue-ticket')?.textContent).toBe('Please ask at the desk.');
});

function Waiting(): ReactNode {
  const { queue, status } = useQueue(DEPARTMENT_ID);
  return createElement('p', null, queue === null ? status : `${queue.waiting.length} wait, ${status}`);
}

function Told(): ReactNode {
  const { queue, status, error } = useQueue(DEPARTMENT_ID);
  return createElement('p', null, `${queue?.waiting.length ?? '–'} ${status} ${error === null ? 'well' : error.code}`);
}

function Place({ ticketId }: { ticketId: string }): ReactNode {
  const follow = { departmentId: DEPARTMENT_ID, ticketId, credential: `cq_tk_k1_x_${'A'.repeat(43)}` };
  const { ticket, view } = useTicket(follow);
  return createElement('p', null, `${ticket?.code ?? '…'} ${view?.position ?? '–'}`);
}

function provided(server: InPageServer, ...children: ReactNode[]): ReactNode {
  return createElement(CareQueueProvider, { ...BASE, platform: server.platform }, ...children);
}

test('useQueue follows a queue with one connection for all that ask, and none once they are gone', async () => {
  const server = new InPageServer(aQueue({ waiting: [aWaiting(1)] }));
  const { platform } = server;
  const page = (...shown: ReactNode[]) =>
    createElement(StrictMode, null, createElement(CareQueueProvider, { ...BASE, platform }, ...shown));
  const place = render(page(createElement(Waiting, { key: 1 }), createElement(Waiting, { key: 2 })));
  expect(place.textContent).toBe('connectingconnecting');
  await vi.waitFor(() => expect(place.textContent).toBe('1 wait, live1 wait, live'), UNDER_LOAD);
  expect(server.watchers).toBe(1);
  server.set({ waiting: [aWaiting(1), aWaiting(2)] });
  await vi.waitFor(() => expect(place.textContent).toBe('2 wait, live2 wait, live'), UNDER_LOAD);
  render(page());
  await vi.waitFor(() => expect(server.watchers).toBe(0), UNDER_LOAD);
});

test('useQueue begins anew after a refusal, and shows meanwhile what it knew and why', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const server = new InPageServer(aQueue({ waiting: [aWaiting(1)] }));
  try {
    const place = render(provided(server, createElement(Told)));
    await vi.waitFor(() => expect(place.textContent).toBe('1 live well'), UNDER_LOAD);
    server.closeAll(4401);
    await vi.waitFor(() => expect(place.textContent).toBe('1 failed unauthenticated'), UNDER_LOAD);
    server.hold();
    await vi.advanceTimersByTimeAsync(30_000);
    await vi.waitFor(() => expect(place.textContent).toMatch(/^1 (failed|connecting) unauthenticated$/), UNDER_LOAD);
    server.letGo();
    await vi.advanceTimersByTimeAsync(60_000);
    await vi.waitFor(() => expect(place.textContent).toBe('1 live well'), UNDER_LOAD);
    expect(server.watchers).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test('a page through which many queues and tickets go keeps few of them', () => {
  const patient = new CareQueuePatient({ ...BASE, ...new InPageServer(aQueue()).platform });
  const stores = new QueueStores(patient);
  const follow = (number: number) => ({
    departmentId: DEPARTMENT_ID,
    ticketId: ticketId(number),
    credential: 'cq_tk_x',
  });
  const [queue, ticket] = [stores.queue('dep_0'), stores.ticket(follow(0))];
  const stops = [queue, ticket].map(({ subscribe }) => subscribe(() => {}));
  for (let number = 1; number <= 90; number += 1) {
    stores.queue(`dep_${number}`);
    stores.ticket(follow(number));
  }
  expect(stores.size).toEqual({ queues: 21, tickets: 21 });
  expect([stores.queue('dep_0'), stores.ticket(follow(0))]).toEqual([queue, ticket]);
  for (const stop of stops) stop();
});

test('useTicket follows a ticket with its place in the queue', async () => {
  const server = new InPageServer(aQueue({ waiting: [aWaiting(7), aWaiting(8)] }));
  const ticket = aTicket(8);
  server.tickets.set(ticket.id, ticket);
  const place = render(provided(server, createElement(Place, { ticketId: ticket.id })));
  await vi.waitFor(() => expect(place.textContent).toBe('CAR-8 2'), UNDER_LOAD);
  server.set({ waiting: [aWaiting(8)] });
  await vi.waitFor(() => expect(place.textContent).toBe('CAR-8 1'), UNDER_LOAD);
});

/** As the guide "Put it on a page" has it: a page that takes the token itself. */
function TakeToken({ server }: { server: InPageServer }): ReactNode {
  const [held, setHeld] = useState<TicketToFollow | null>(null);
  const take = async () => {
    const patient = new CareQueuePatient({ ...BASE, ...server.platform });
    const { id, secret } = await patient.tickets.issue(DEPARTMENT_ID);
    setHeld({ departmentId: DEPARTMENT_ID, ticketId: id, credential: secret });
  };
  if (held === null) return createElement('button', { type: 'button', onClick: take }, 'Take a token');
  const { platform } = server;
  const { departmentId: department, ticketId, credential } = held;
  return [
    createElement(Followed, { key: 1, ...held }),
    createElement(CareQueueTicket, { key: 2, ...BASE, platform, department, ticketId, credential }),
  ];
}

function Followed(held: TicketToFollow): ReactNode {
  const { ticket, view } = useTicket(held);
  return createElement('p', null, `${ticket?.code ?? '…'} ${view?.position ?? '–'}`);
}

test('a page that takes a token itself follows it with its secret, and shows the card with it', async () => {
  const server = new InPageServer(aQueue({ waiting: [aWaiting(69), aWaiting(70)] }));
  const place = render(provided(server, createElement(TakeToken, { server })));
  place.querySelector('button')?.click();
  await vi.waitFor(() => expect(place.querySelector('p')?.textContent).toBe('CAR-70 2'), UNDER_LOAD);
  const card = place.querySelector('carequeue-ticket');
  if (!(card instanceof HTMLElement)) throw new Error('There is no card.');
  await vi.waitFor(() => expect(textOf(card)).toContain('CAR-70'), UNDER_LOAD);
});

test('what an element tells of a token it gave holds no credential', async () => {
  const server = new InPageServer(aQueue());
  const told: unknown[] = [];
  const place = render(
    createElement(CareQueueTicket, {
      ...BASE,
      platform: server.platform,
      department: DEPARTMENT_ID,
      // The pages of other tests have the same storage.
      remember: 'none',
      onCarequeueTicketIssued: ({ detail }) => told.push(detail),
    }),
  );
  const card = await vi.waitUntil(() => place.querySelector('carequeue-ticket'));
  const button = await vi.waitUntil(() =>
    card.shadowRoot?.querySelector<HTMLButtonElement>('form button[type=submit]'),
  );
  card.shadowRoot?.querySelector<HTMLInputElement>('input[type=radio]')?.click();
  button.click();
  await vi.waitFor(() => expect(told).toHaveLength(1), UNDER_LOAD);
  expect(told).toEqual([
    { ticketId: expect.stringMatching(/^tkt_/), departmentId: DEPARTMENT_ID, code: 'CAR-70', status: 'waiting' },
  ]);
});
