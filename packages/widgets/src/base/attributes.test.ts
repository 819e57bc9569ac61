import { LitElement } from 'lit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '../board/carequeue-board.ts';
import '../doctors/carequeue-doctors.ts';
import '../kiosk/carequeue-kiosk.ts';
import '../slip/carequeue-slip.ts';
import '../status/carequeue-status.ts';
import '../ticket/carequeue-ticket.ts';
import '../wait/carequeue-wait.ts';
import { anActive, aPoint, aQueue, DEPARTMENT_ID, NOW } from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { stage, textOf } from '../testing/stage.ts';

/** Frameworks take an attribute away where a page gives no value any more, at any time. */

const NAMES = ['board', 'doctors', 'kiosk', 'slip', 'status', 'ticket', 'wait'].map((name) => `carequeue-${name}`);
/** Attributes that are there or not. */
const OF_NO_TEXT = new Set(['kiosk', 'choose', 'no-heading', 'at-once', 'auto-print']);

function propertiesOf(name: string): readonly (readonly [attribute: string, property: string])[] {
  const element = customElements.get(name);
  if (element === undefined || !(element.prototype instanceof LitElement)) throw new Error(`no element ${name}`);
  const known: typeof LitElement = Object.assign(element);
  return [...known.elementProperties].flatMap(([property, { attribute }]) => {
    if (attribute === false || typeof property !== 'string') return [];
    return [[typeof attribute === 'string' ? attribute : property.toLowerCase(), property] as const];
  });
}

const read = (element: object, property: string): unknown => Reflect.get(element, property);

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe.each(NAMES)('%s', (name) => {
  test.each(propertiesOf(name))(
    'without its attribute %s again is as it was before it had one',
    (attribute, property) => {
      const element = document.createElement(name);
      const before = read(element, property);
      expect(before).not.toBeNull();
      expect(before).toBeDefined();
      element.setAttribute(attribute, '7');
      expect(read(element, property)).not.toEqual(before);
      element.removeAttribute(attribute);
      expect(read(element, property)).toEqual(before);
    },
  );

  test('writes nothing to its own tag that its page did not', async () => {
    const element = document.createElement(name);
    document.body.append(element);
    if (element instanceof LitElement) await element.updateComplete;
    expect(element.getAttributeNames()).toEqual([]);
  });
});

test('what else is no text is an attribute that is there or not', () => {
  const ofNoText = NAMES.flatMap((name) =>
    propertiesOf(name).filter(([, property]) => read(document.createElement(name), property) === false),
  );
  expect(new Set(ofNoText.map(([attribute]) => attribute))).toEqual(OF_NO_TEXT);
});

describe('a board', () => {
  let server: InPageServer;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
    server = new InPageServer(aQueue({ points: [aPoint(1)] }));
  });

  test.each(['hospital-name', 'voice-languages', 'voices-url', 'doctor', 'name', 'privacy', 'voice', 'theme'])(
    'goes on telling calls when its %s is taken away',
    async (attribute) => {
      const board = stage(document.createElement('carequeue-board'), server);
      await expect.poll(() => textOf(board)).toContain('Room 1');
      board.setAttribute(attribute, 'light');
      await board.updateComplete;
      board.removeAttribute(attribute);
      server.set({ points: [aPoint(1, { tickets: [anActive(9, { pointId: 'poi_1', calledAt: NOW })] })] });
      await expect.poll(() => textOf(board)).toContain('CAR-9');
    },
  );

  test.each(['department', 'departments'])('whose %s is taken away says that it is not set up', async (attribute) => {
    const board = stage(document.createElement('carequeue-board'), server);
    await expect.poll(() => textOf(board)).toContain('Room 1');
    board.setAttribute(attribute, DEPARTMENT_ID);
    board.removeAttribute(attribute);
    await expect.poll(() => textOf(board)).toContain('not set up yet');
  });
});

describe.each(['carequeue-status', 'carequeue-ticket', 'carequeue-wait', 'carequeue-doctors'])('%s', (name) => {
  test('asks for nothing that is called null when its attributes are taken away', async () => {
    const asked: string[] = [];
    const element = document.createElement(name);
    Object.assign(element, {
      baseUrl: 'https://queue.example.org',
      platform: {
        fetch: async (input: RequestInfo | URL) => {
          asked.push(String(input));
          throw new TypeError('Failed to fetch');
        },
        WebSocket: undefined,
      },
    });
    element.setAttribute('publishable-key', 'cq_pk_test');
    for (const [attribute] of propertiesOf(name)) {
      if (attribute !== 'base-url' && attribute !== 'publishable-key') element.setAttribute(attribute, 'dep_1');
    }
    document.body.append(element);
    if (!(element instanceof LitElement)) throw new Error('no element');
    await element.updateComplete;
    for (const attribute of element.getAttributeNames()) {
      if (attribute !== 'publishable-key') element.removeAttribute(attribute);
      await element.updateComplete;
    }
    expect(asked.filter((address) => /null|undefined/.test(address))).toEqual([]);
  });
});

describe.each(['carequeue-status', 'carequeue-ticket', 'carequeue-wait', 'carequeue-doctors', 'carequeue-board'])(
  '%s',
  (name) => {
    test('reads an id that was copied with the spaces around it', async () => {
      const server = new InPageServer(aQueue({ points: [aPoint(1)] }));
      const element = document.createElement(name);
      Object.assign(element, {
        publishableKey: 'cq_pk_test',
        department: ` ${DEPARTMENT_ID}\n`,
        baseUrl: 'https://queue.example.org',
        platform: { fetch: server.platform.fetch, WebSocket: undefined },
      });
      document.body.append(element);
      await expect.poll(() => server.requests.map(({ path }) => path)).not.toEqual([]);
      for (const { path } of server.requests) expect(path).toContain(`/departments/${DEPARTMENT_ID}/`);
    });
  },
);
