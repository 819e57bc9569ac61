import axe from 'axe-core';
import jsQR from 'jsqr';
import { afterEach, expect, test, vi } from 'vitest';
import './carequeue-slip.ts';
import type { CareQueueSlip } from './slip.ts';
import { placeLines } from './slip-layout.ts';

/** Drawing letters and dots takes a slow machine a while. */
const DRAWN = { timeout: 15_000 };
const LINK = `https://queue.example.org/t/#k1.${'Ab3_-'.repeat(12)}wxyz`;
const TEXTS = {
  en: ['Asha Hospital', 'Cardiology', 'Dr. Meera Nair'],
  hi: ['आशा अस्पताल', 'हृदय रोग विभाग', 'डॉ. मीरा नायर'],
  ta: ['ஆஷா மருத்துவமனை', 'இதய நோய் பிரிவு', 'டாக்டர் மீரா நாயர்'],
  es: ['Clínica del Lago', 'Medicina de familia', 'Dra. Elena Ruiz'],
  ar: ['عيادة البحيرة', 'طب الأسرة', 'د. إيلينا رويز'],
} as const;

afterEach(() => document.body.replaceChildren());

async function show(language: keyof typeof TEXTS, paper: '58' | '80', more: Partial<CareQueueSlip> = {}) {
  const [hospitalName, departmentName, doctorName] = TEXTS[language];
  const slip = document.createElement('carequeue-slip');
  Object.assign(slip, { lang: language, code: 'CAR-12', hospitalName, departmentName, doctorName, paper });
  Object.assign(slip, { ahead: '5', issuedAt: '2026-11-21T13:12:00Z', timeZone: 'Asia/Kolkata', link: LINK, ...more });
  document.body.append(slip);
  const picture = await vi.waitUntil(() => slip.shadowRoot?.querySelector('img') ?? null, DRAWN);
  await picture.decode();
  return { slip, picture };
}

function pixelsOf(picture: HTMLImageElement): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** How many dots of some rows are black. */
function blackDots({ data, width }: ImageData, fromRow: number, untilRow: number): number {
  let count = 0;
  for (let at = fromRow * width * 4; at < untilRow * width * 4; at += 4) if (data[at] === 0) count += 1;
  return count;
}

const EVERY = (['en', 'hi', 'ta', 'es', 'ar'] as const).flatMap((language) =>
  (['58', '80'] as const).map((paper) => [language, paper] as const),
);

test.each(EVERY)(
  'a slip in %s for %s mm is black dots of that paper’s width, with a code that is read',
  async (language, paper) => {
    const { slip, picture } = await show(language, paper);
    const pixels = pixelsOf(picture);
    expect(pixels.width).toBe(paper === '58' ? 384 : 576);
    const grey = pixels.data.filter((value, at) => at % 4 !== 3 && value !== 0 && value !== 255);
    expect(grey).toHaveLength(0);
    const rows = Math.round(pixels.width * 0.09);
    expect(blackDots(pixels, 0, rows), 'the hospital’s name').toBeGreaterThan(300);
    expect(blackDots(pixels, rows, 2 * rows), 'the department’s name').toBeGreaterThan(300);
    expect(jsQR(pixels.data, pixels.width, pixels.height)?.data).toBe(LINK);
    expect(picture.alt).toContain('CAR-12');
    expect((await axe.run(slip)).violations).toEqual([]);
  },
);

test('letters are shaped as their script wants: joined Arabic is narrower than its letters apart', () => {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.font = "500 40px 'Noto Sans Arabic', sans-serif";
  expect(context.measureText('عيادة').width).toBeLessThan(context.measureText([...'عيادة'].join('\u200c')).width);
});

test('a slip without a link is printed without a code, and one that changes is drawn anew', async () => {
  const { slip, picture } = await show('en', '58', { link: '' });
  expect(jsQR(pixelsOf(picture).data, picture.naturalWidth, picture.naturalHeight)).toBeNull();
  const before = picture.src;
  slip.code = 'CAR-13';
  await vi.waitUntil(() => slip.shadowRoot?.querySelector('img')?.src !== before, DRAWN);
});

test('a link that no code holds leaves the page’s own words', async () => {
  const slip = document.createElement('carequeue-slip');
  slip.code = 'CAR-1';
  slip.link = 'x'.repeat(400);
  document.body.append(slip);
  await vi.waitUntil(() => slip.shadowRoot?.querySelector('[role="alert"]') !== null, DRAWN);
});

test('it prints by itself once: alone on paper of its size, and the page is as before', async () => {
  const seen: { sheets: string; alone: number }[] = [];
  vi.spyOn(window, 'print').mockImplementation(() => {
    const sheets = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
    seen.push({ sheets: sheets.join('\n'), alone: document.querySelectorAll('body > [data-carequeue-slip]').length });
  });
  const printed: string[] = [];
  document.body.addEventListener('carequeue-slip-printed', (event) => printed.push(event.detail.code));
  const { slip } = await show('en', '80', { autoPrint: true });
  await vi.waitUntil(() => printed.length > 0, DRAWN);
  slip.requestUpdate();
  await slip.updateComplete;
  expect(printed).toEqual(['CAR-12']);
  expect(seen).toHaveLength(1);
  expect(seen[0]?.alone).toBe(1);
  expect(seen[0]?.sheets).toMatch(/@page \{ size: 80mm [\d.]+mm; margin: 0px; \}/);
  expect(document.querySelector('[data-carequeue-slip]')).toBeNull();
  expect(document.adoptedStyleSheets).toEqual([]);
  vi.restoreAllMocks();
});

test('it prints each token by itself once, on the paper that it is drawn for', async () => {
  const seen: string[] = [];
  const sheets: string[] = [];
  vi.spyOn(window, 'print').mockImplementation(() => {
    seen.push(document.querySelector<HTMLImageElement>('body > [data-carequeue-slip]')?.alt ?? '');
    sheets.push(...document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)));
  });
  try {
    const { slip } = await show('en', '58', { autoPrint: true, departmentName: '', link: '' });
    slip.setAttribute('paper', '76');
    await vi.waitUntil(() => seen.length === 1, DRAWN);
    slip.code = 'CAR-13';
    await vi.waitUntil(() => seen.length === 2, DRAWN);
    slip.ahead = '4';
    await slip.updateComplete;
    await slip.print();
    expect(seen).toEqual(['Slip with token CAR-12', 'Slip with token CAR-13', 'Slip with token CAR-13']);
    expect(sheets.at(-1) ?? '').not.toContain('NaN');
    expect(sheets.join()).toContain('width: 48mm');
    expect(sheets.join()).not.toContain('76mm');
  } finally {
    vi.restoreAllMocks();
  }
});

/** What is printed while something goes on: what is told of each slip, and the picture that it is. */
async function withPrinter(work: (printed: readonly { alt: string; src: string }[]) => Promise<void>): Promise<void> {
  const printed: { alt: string; src: string }[] = [];
  vi.spyOn(window, 'print').mockImplementation(() => {
    const { alt, src } = document.querySelector<HTMLImageElement>('body > [data-carequeue-slip]') ?? new Image();
    printed.push({ alt, src });
  });
  try {
    await work(printed);
  } finally {
    vi.restoreAllMocks();
  }
}

test('the same number of another department is another token, and prints too', () =>
  withPrinter(async (printed) => {
    const { slip } = await show('en', '58', { autoPrint: true, code: '12', departmentName: 'Eyes', link: '' });
    await vi.waitUntil(() => printed.length === 1, DRAWN);
    slip.departmentName = 'Skin';
    await vi.waitUntil(() => printed.length === 2, DRAWN);
    expect(printed.map(({ alt }) => alt)).toEqual(['Slip with token 12 for Eyes', 'Slip with token 12 for Skin']);
  }));

test('a token that comes just as the one before is drawn prints by itself, with its own picture', () =>
  withPrinter(async (printed) => {
    const slip = document.createElement('carequeue-slip');
    Object.assign(slip, { lang: 'en', code: 'CAR-12', autoPrint: true });
    const { toBlob } = HTMLCanvasElement.prototype;
    const drawn = vi.spyOn(HTMLCanvasElement.prototype, 'toBlob');
    drawn.mockImplementation(function (this: HTMLCanvasElement, done, ...how) {
      const give = (blob: Blob | null) => {
        done(blob);
        slip.code = 'CAR-13';
      };
      toBlob.call(this, give, ...how);
    });
    document.body.append(slip);
    const shown = () => slip.shadowRoot?.querySelector('img')?.src;
    await vi.waitUntil(() => printed.some(({ src }) => drawn.mock.calls.length === 2 && src === shown()), DRAWN);
    expect(printed.map(({ alt }) => alt)).toEqual(['Slip with token CAR-13']);
  }));

test.each(['en', 'hi', 'ta', 'es', 'ar'] as const)(
  'what stands on a slip in %s is told, and no more',
  async (language) => {
    const { slip, picture } = await show(language, '58', { link: '' });
    const bare = picture.alt;
    expect(bare).toContain(TEXTS[language][1]);
    slip.link = LINK;
    await vi.waitUntil(() => (slip.shadowRoot?.querySelector('img')?.alt.length ?? 0) > bare.length, DRAWN);
    Object.assign(slip, { link: '', departmentName: '' });
    await slip.updateComplete;
    const told = slip.shadowRoot?.querySelector('img')?.alt ?? '';
    expect(told).toContain('CAR-12');
    expect(told.length).toBeLessThan(bare.length);
    expect(told).not.toMatch(/ {2}|^[ :،]|[ :،,]$/);
  },
);

test('words are broken between, and a long code is made to fit', () => {
  const measure = (text: string, { sizeDots }: { sizeDots: number }) => text.length * sizeDots * 0.5;
  const { lines } = placeLines(
    [
      { kind: 'text', text: 'a long name of a hospital', sizeDots: 40, isBold: false },
      { kind: 'code', text: 'CARDIOLOGY-1234', sizeDotsMax: 120 },
    ],
    384,
    measure,
  );
  const texts = lines.flatMap((line) => (line.kind === 'text' ? [line] : []));
  expect(texts.map(({ text }) => text)).toEqual(['a long name of a', 'hospital', 'CARDIOLOGY-1234']);
  for (const line of texts) expect(measure(line.text, line)).toBeLessThanOrEqual(384);
});

test('a slip whose code comes a little later says nothing of a mistake before it has waited for it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const slip = document.createElement('carequeue-slip');
    document.body.append(slip);
    await slip.updateComplete;
    const has = (selector: string) => slip.shadowRoot?.querySelector(selector) != null;
    await vi.advanceTimersByTimeAsync(900);
    expect([has('.skeleton'), has('[role="alert"]')]).toEqual([true, false]);
    slip.code = 'CAR-12';
    await vi.advanceTimersByTimeAsync(900);
    slip.code = '';
    await vi.advanceTimersByTimeAsync(900);
    expect([has('.skeleton'), has('[role="alert"]')]).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(200);
    expect([has('.skeleton'), has('[role="alert"]')]).toEqual([false, true]);
  } finally {
    vi.useRealTimers();
    vi.restoreAllMocks();
  }
});

test('a slip that was told no token says so calmly, its developer what is missing, and prints once it is told', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const slip = document.createElement('carequeue-slip');
    slip.innerHTML = '<p>Ask at the desk.</p>';
    document.body.append(slip);
    await vi.waitFor(() => expect(slip.shadowRoot?.textContent).toContain('not set up yet'), DRAWN);
    expect(slip.shadowRoot?.querySelector('slot, .skeleton')?.localName).toBe('slot');
    expect(slip.shadowRoot?.querySelector('button')).toBe(null);
    await vi.waitFor(() => expect(told.mock.calls).toEqual([[expect.stringContaining('(slip_code_missing)')]]), DRAWN);
    slip.code = 'CAR-12';
    await vi.waitUntil(() => slip.shadowRoot?.querySelector('img') ?? null, DRAWN);
  } finally {
    told.mockRestore();
  }
});
