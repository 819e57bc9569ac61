import type { HospitalTexts } from './hospital-texts.ts';
import { queues } from './queue-scenes.ts';
import type { Scene, StagedScene } from './scene.ts';
import { partOf, until } from './scene.ts';
import { passMoments } from './scene-clock.ts';

const TOUCH = { widthPx: 768, heightPx: 1024 };
const PAPER = { widthPx: 320, heightPx: 900 };
const LINK = `https://queue.example.org/t/#k1_01kagy00000000000000000012_${'Aa0-_'.repeat(8)}xyz`;
const LINK_TOO_LONG = 'x'.repeat(400);
const IDLE_MS = 60_000;
const ASKING_MS = 20_000;

const kiosk = (state: string, idleMs: number): Scene => ({
  element: 'carequeue-kiosk',
  state,
  box: TOUCH,
  queue: queues.empty,
  attributes: { 'at-once': '' },
  enact: (staged) => stand(staged, idleMs),
});

/** Stands around a page of a kiosk that nobody has touched for a while. */
async function stand({ element, texts }: StagedScene, idleMs: number): Promise<void> {
  const departments = [texts.department, ...texts.otherDepartments].map((name) => {
    const choice = document.createElement('button');
    choice.textContent = name;
    Object.assign(choice.style, { display: 'block', margin: '24px', padding: '24px', font: '600 28px system-ui' });
    return choice;
  });
  element.append(...departments);
  await until('its words', () => partOf(element, '.skeleton') === null);
  passMoments(idleMs);
  element.requestUpdate();
  await until('the question', () => (partOf(element, '#question') !== null) === idleMs > IDLE_MS);
}

/** A kiosk at each step of being left alone. */
export const kioskScenes: readonly Scene[] = [
  kiosk('used', 0),
  kiosk('is somebody there', IDLE_MS + 1_000),
  kiosk('the last second', IDLE_MS + ASKING_MS - 500),
  kiosk('left', IDLE_MS + ASKING_MS + 1_000),
];

const slip = (state: string, attributes: Readonly<Record<string, string>>, parts: Partial<Scene> = {}): Scene => ({
  element: 'carequeue-slip',
  state,
  box: PAPER,
  queue: queues.empty,
  attributes: (texts) => ({ ...told(texts), ...attributes }),
  enact: ({ element }) => until('the slip', () => partOf(element, 'img, .problem') !== null),
  ...parts,
});

function told(texts: HospitalTexts): Readonly<Record<string, string>> {
  return {
    code: `${texts.prefix}-12`,
    'hospital-name': texts.hospital,
    'department-name': texts.department,
    'issued-at': '2026-11-21T05:12:00Z',
    'time-zone': 'Asia/Kolkata',
  };
}

/** A slip on each width of paper. */
export const slipScenes: readonly Scene[] = [
  slip('58 mm', { ahead: '5', link: LINK }),
  slip('80 mm', { ahead: '0', link: LINK, paper: '80' }, { box: { widthPx: 400, heightPx: 900 } }),
  slip(
    'of a doctor, without a link',
    {},
    {
      attributes: (texts) => ({ ...told(texts), 'doctor-name': texts.doctors[0], paper: '80' }),
      box: { widthPx: 400, heightPx: 600 },
    },
  ),
  slip('cannot be drawn', { link: LINK_TOO_LONG }, { box: { widthPx: 320, heightPx: 320 } }),
];
