import { expect, type Page } from '@playwright/test';
import type { SceneName, TextField } from '../../packages/widgets/src/scenes/contact-protocol.ts';
import { HOSTILE_STRINGS } from './hostile-strings.ts';
import { type ScenePage, test } from './scene-fixture.ts';

declare global {
  interface Window {
    hacked?: unknown;
    /** A text that the planted sink takes for markup. */
    planted?: string;
  }
}

const TIME_LIMIT_MS = 240_000;
const AT_ONCE = 25;
const COLUMN_PX = 390;

/** Scenes that together show every text of their element, and which texts these are. */
const FIELDS: readonly {
  readonly element: string;
  readonly states: readonly string[];
  readonly fields: readonly TextField[];
}[] = [
  {
    element: 'carequeue-board',
    states: ['paused, doctors late', 'by name', 'several departments'],
    fields: ['hospital', 'department', 'otherDepartment', 'room', 'doctor', 'session', 'message', 'reason', 'person'],
  },
  {
    element: 'carequeue-ticket',
    states: ['to take, of late sessions', 'of a late session, while paused', 'called'],
    fields: ['department', 'room', 'doctor', 'session', 'message', 'reason'],
  },
  {
    element: 'carequeue-status',
    states: ['paused, doctors late', 'doctor late', 'of a doctor'],
    fields: ['department', 'room', 'doctor', 'message', 'reason'],
  },
  {
    element: 'carequeue-doctors',
    states: ['paused, doctors late'],
    fields: ['department', 'doctor', 'speciality', 'qualification', 'message', 'reason'],
  },
  { element: 'carequeue-wait', states: ['paused, doctors late'], fields: ['message'] },
  {
    element: 'carequeue-slip',
    states: ['58 mm', 'of a doctor, without a link'],
    fields: ['hospital', 'department', 'doctor', 'prefix'],
  },
];

const TEXT_FIELDS: readonly TextField[] = [
  ...(['hospital', 'department', 'otherDepartment', 'room', 'doctor', 'speciality', 'qualification'] as const),
  ...(['session', 'message', 'reason', 'person', 'prefix'] as const),
];

type Texts = Readonly<Record<TextField, string>>;

function textsOf(write: (field: TextField, index: number) => string): Texts {
  const at = (field: TextField): string => write(field, TEXT_FIELDS.indexOf(field));
  return {
    ...{ hospital: at('hospital'), department: at('department'), otherDepartment: at('otherDepartment') },
    ...{ room: at('room'), doctor: at('doctor'), speciality: at('speciality'), qualification: at('qualification') },
    ...{ session: at('session'), message: at('message'), reason: at('reason') },
    ...{ person: at('person'), prefix: at('prefix') },
  };
}

/**
 * Every text takes each hostile string once in as many drawings as there are strings, and no two take one together. A
 * board that finds its department's name in another text names nobody: there the department's is one that is nowhere.
 */
function hostileTexts(drawing: number, state: string): Texts {
  const count = HOSTILE_STRINGS.length;
  return textsOf((field, index) =>
    field === 'department' && state.startsWith('by name')
      ? 'Nephrology'
      : (HOSTILE_STRINGS[(drawing + index) % count] ?? ''),
  );
}

/** Draws a scene with each of some texts, and tells what ran or stands there that could. */
async function faultsOf(page: Page, index: number, all: readonly Texts[]): Promise<readonly string[]> {
  const looks = all.map(
    (hospitalText) => ({ theme: 'light', language: 'en', hospitalText, widthPx: COLUMN_PX }) as const,
  );
  return page.evaluate(
    async ([at, how]) => {
      await window.contactPage.showAll(at, how);
      const { foreign } = window.contactPage.read();
      const ran = window.hacked === undefined ? [] : ['a text was run'];
      delete window.hacked;
      return [...foreign, ...ran];
    },
    [index, looks] as const,
  );
}

function indexOf(scenes: readonly SceneName[], element: string, state: string): number {
  const index = scenes.findIndex((scene) => scene.element === element && scene.state === state);
  expect(index, `${element}, ${state}`).toBeGreaterThanOrEqual(0);
  return index;
}

/** What the page asked for from anywhere but its own API. */
function strangersAsked(page: Page): readonly string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(https:\/\/queue\.example\.org\/|https:\/\/hospital\.example\/(favicon\.ico)?$|blob:)/.test(url))
      asked.push(url);
  });
  return asked;
}

async function expectCalm({ page, trouble }: ScenePage, asked: readonly string[]): Promise<void> {
  expect(await page.title()).not.toContain('hacked');
  expect(await page.evaluate(() => window.hacked)).toBeUndefined();
  expect(asked).toEqual([]);
  expect(trouble).toEqual([]);
}

test('a hundred hostile strings in every text of every element are shown, and run nothing', async ({ openScenes }) => {
  test.setTimeout(TIME_LIMIT_MS);
  expect(new Set(HOSTILE_STRINGS).size).toBeGreaterThanOrEqual(100);
  // Without the policy: what keeps them out has to be the elements themselves.
  const opened = await openScenes();
  const { page } = opened;
  const asked = strangersAsked(page);
  const scenes = await page.evaluate(() => window.contactPage.scenes);
  for (const { element, states } of FIELDS) {
    for (const state of states) {
      const index = indexOf(scenes, element, state);
      for (let first = 0; first < HOSTILE_STRINGS.length; first += AT_ONCE) {
        const count = Math.min(AT_ONCE, HOSTILE_STRINGS.length - first);
        const all = [...Array(count).keys()].map((offset) => hostileTexts(first + offset, state));
        expect(await faultsOf(page, index, all), `${element}, ${state}, from ${first}`).toEqual([]);
      }
    }
  }
  for (const [index, { element, state }] of scenes.entries()) {
    expect(await faultsOf(page, index, [hostileTexts(index, state)]), `${element}, ${state}`).toEqual([]);
  }
  await expectCalm(opened, asked);
});

/** Takes a text for markup wherever one is put into a page or onto a picture. */
const PLANTED_SINK = `
  (() => {
    const isPlanted = (text) => window.planted !== undefined && String(text).includes(window.planted);
    const { createTextNode } = Document.prototype;
    const { setAttribute } = Element.prototype;
    const { fillText } = CanvasRenderingContext2D.prototype;
    const { get, set } = Object.getOwnPropertyDescriptor(CharacterData.prototype, 'data');
    const asMarkup = (text) => {
      const part = document.createElement('span');
      part.innerHTML = text;
      // At once: what a browser runs of it when it has loaded nothing may come when the test looks elsewhere.
      for (const image of part.querySelectorAll('[onerror]')) new Function(image.getAttribute('onerror'))();
      return part;
    };
    Document.prototype.createTextNode = function (text) {
      return isPlanted(text) ? asMarkup(text) : createTextNode.call(this, text);
    };
    Element.prototype.setAttribute = function (name, value) {
      if (isPlanted(value)) asMarkup(value);
      return setAttribute.call(this, name, value);
    };
    CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
      if (isPlanted(text)) asMarkup(text);
      return fillText.call(this, text, ...place);
    };
    Object.defineProperty(CharacterData.prototype, 'data', {
      get,
      set(text) {
        if (isPlanted(text)) this.parentNode.append(asMarkup(text));
        set.call(this, text);
      },
    });
  })();
`;
// Without a space: a slip breaks its lines there.
const ATTACK = '<img/src="x"/onerror="window.hacked=1">';

test('each of these texts would be caught where an element took it for markup', async ({ openScenes }) => {
  test.setTimeout(TIME_LIMIT_MS);
  const { page } = await openScenes({ firstScript: PLANTED_SINK });
  const scenes = await page.evaluate(() => window.contactPage.scenes);
  await page.evaluate((attack) => {
    window.planted = attack;
  }, ATTACK);
  const isCaught = async (index: number, field: TextField): Promise<boolean> => {
    const texts = textsOf((one) => (one === field ? ATTACK : `harmless ${one}`));
    return (await faultsOf(page, index, [texts])).length > 0;
  };
  for (const { element, states, fields } of FIELDS) {
    const caught = new Set<TextField>();
    for (const state of states) {
      const index = indexOf(scenes, element, state);
      for (const field of TEXT_FIELDS) if (!caught.has(field) && (await isCaught(index, field))) caught.add(field);
    }
    // Neither more nor less: an element that shows another text has to be tested with it.
    expect.soft([...caught].sort(), element).toEqual([...fields].sort());
  }
});
