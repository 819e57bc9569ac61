import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { LANGUAGES } from '../locales/languages.ts';
import { boardScenes } from '../scenes/board-scenes.ts';
import type { SceneLook } from '../scenes/contact-protocol.ts';
import { stageScene } from '../scenes/scene.ts';
import { resetTime } from '../scenes/scene-clock.ts';
import { readScene } from '../scenes/scene-reading.ts';
import { NOW } from '../testing/fixtures.ts';
import { textOf } from '../testing/stage.ts';
import './carequeue-board.ts';

const TURN_MS = 8_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  document.body.style.margin = '0';
});

afterEach(() => {
  resetTime();
  vi.useRealTimers();
  document.body.replaceChildren();
});

async function show(state: string, look: Partial<SceneLook> = {}) {
  const scene = boardScenes.find((one) => one.state === state);
  if (scene === undefined) throw new Error(`There is no scene "${state}".`);
  await page.viewport(scene.box.widthPx, scene.box.heightPx);
  const { element } = await stageScene(scene, { theme: 'light', language: 'en', ...look });
  const all = (selector: string): readonly HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ];
  const placeOf = (selector: string): DOMRect => {
    const [part] = all(selector);
    if (part === undefined) throw new Error(`The board has no ${selector}.`);
    return part.getBoundingClientRect();
  };
  return { element, all, placeOf };
}

describe('a doctor who is late', () => {
  test.each([
    'at 1080p',
    'doctor late',
    'doctor late, portrait',
    'several departments',
    'several departments, portrait',
  ])('is told at every moment beside all that is called: %s', async (state) => {
    const { element, all } = await show(state);
    const points = all('.point.fresh').length;
    expect(points).toBeGreaterThan(0);
    for (let turn = 0; turn < 6; turn += 1) {
      vi.setSystemTime(Date.parse(NOW) + turn * TURN_MS);
      element.requestUpdate();
      await element.updateComplete;
      expect(
        all('.notes')
          .map((notes) => notes.textContent)
          .join(),
      ).toMatch(/Dr. Arjun Rao: delayed, expected at\s+11:15/);
    }
  });

  test('leaves every room that is called on the screen', async () => {
    const { all, placeOf } = await show('at 1080p');
    expect(all('.point')).toHaveLength(4);
    expect(placeOf('.notes').bottom).toBeLessThanOrEqual(placeOf('.points').top);
    for (const point of all('.point'))
      expect(point.getBoundingClientRect().bottom).toBeLessThanOrEqual(placeOf('.foot').top);
  });
});

describe('a board that does not call', () => {
  test.each(['paused', 'paused, portrait'])('says all that there is room for at once: %s', async (state) => {
    const { element, placeOf, all } = await show(state);
    expect(textOf(element, '.banner')).toMatch(
      /^Paused Dr. Rao is .* at about 11:30. ?Calling is paused. Please stay: .*here.$/,
    );
    for (const line of all('.banner p')) {
      expect(line.getBoundingClientRect().bottom).toBeLessThanOrEqual(placeOf('.banner').bottom);
    }
  });

  test.each(['paused', 'closed, the last one inside'])('does not say "now serving" of that: %s', async (state) => {
    const { placeOf, element } = await show(state);
    expect(textOf(element, '.now h3')).toBe('Now serving');
    expect(placeOf('.now h3').top).toBeGreaterThanOrEqual(placeOf('.banner').bottom);
    expect(placeOf('.now h3').bottom).toBeLessThanOrEqual(placeOf('.points').top);
  });

  test.each(['closed', 'no doctor'])('and has nobody inside, serves nobody: %s', async (state) => {
    const { element } = await show(state);
    expect(textOf(element)).not.toContain('Now serving');
  });
});

test.each(['at 1080p', 'at 4K', 'doctor late, portrait', 'several departments', 'several departments, portrait'])(
  'the rings of calls beside each other do not touch, at their widest: %s',
  async (state) => {
    const { all } = await show(state);
    expect(all('.point.fresh').length).toBeGreaterThan(1);
    const rings = all('.point.fresh').map((point) => {
      const [animation] = point.getAnimations();
      const frames = animation?.effect instanceof KeyframeEffect ? animation.effect.getKeyframes() : [];
      animation?.pause();
      if (animation !== undefined) animation.currentTime = Number(animation.effect?.getComputedTiming().duration) / 2;
      expect(frames.length).toBeGreaterThan(0);
      const outer = getComputedStyle(point)
        .boxShadow.split(/,(?![^(]*\))/)
        .find((shadow) => !shadow.includes('inset'));
      const widthPx = Number.parseFloat(/(\S+)px\s*$/.exec(outer ?? '')?.[1] ?? '0');
      expect(widthPx).toBeGreaterThan(1);
      const { left, top, right, bottom } = point.getBoundingClientRect();
      return { left: left - widthPx, top: top - widthPx, right: right + widthPx, bottom: bottom + widthPx };
    });
    rings.forEach((one, index) => {
      for (const other of rings.slice(index + 1)) {
        const isApart =
          one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top;
        expect(isApart).toBe(true);
      }
    });
  },
);

test('a hospital keeps the order of its name on a page of the other direction', async () => {
  const { element, all } = await show('at 1080p', { language: 'ar', hospitalText: 'Smith & Sons Hosp.' });
  element.setAttribute('hospital-name', 'Smith & Sons Hosp.');
  await element.updateComplete;
  const [name] = all('.hospital bdi');
  const letters = document.createRange();
  const text = [...(name?.childNodes ?? [])].find((node) => node.textContent?.includes('Smith'));
  if (text === undefined) throw new Error('The board does not name its hospital.');
  const leftOf = (at: number): number => {
    letters.setStart(text, at);
    letters.setEnd(text, at + 1);
    return letters.getBoundingClientRect().left;
  };
  expect(leftOf('Smith & Sons Hosp'.length)).toBeGreaterThan(leftOf(0));
});

describe('on no screen a name or a sentence is cut off', () => {
  const EDGE_PX = 1;

  test.each(boardScenes.flatMap(({ state }) => LANGUAGES.map((language) => [state, language] as const)))(
    '%s, %s',
    async (state, language) => {
      const { all, placeOf } = await show(state, { language });
      expect(readScene(document.body).cut).toEqual([]);
      if (all('.board').length === 0) return;
      const screen = placeOf('.board');
      for (const part of all('.board *:not(path)')) {
        const box = part.getBoundingClientRect();
        expect(box.right, part.className).toBeLessThanOrEqual(screen.right + EDGE_PX);
        expect(box.bottom, part.className).toBeLessThanOrEqual(screen.bottom + EDGE_PX);
        expect(box.left, part.className).toBeGreaterThanOrEqual(screen.left - EDGE_PX);
      }
    },
  );

  test.each(
    ['mute', 'before the first touch', 'before the first touch, portrait'].flatMap((state) =>
      LANGUAGES.map((language) => [state, language] as const),
    ),
  )('nor what is said of the sound: %s, %s', async (state, language) => {
    const { all, placeOf } = await show(state, { language });
    const bar = placeOf('.sound');
    for (const part of all('.sound > *')) {
      const box = part.getBoundingClientRect();
      expect(box.top).toBeGreaterThanOrEqual(bar.top);
      expect(box.bottom).toBeLessThanOrEqual(bar.bottom);
    }
  });

  test.each([
    ['at 1080p', 'Obstetrics and Gynaecology, room 12'],
    ['doctor late, portrait', 'Consulta de Otorrinolaringología 12'],
    ['several departments', 'Otorrinolaringología 12'],
    ['several departments, portrait', 'Consulta de Otorrinolaringología 12'],
    ['rooms take turns', 'Consulta de Otorrinolaringología 12'],
  ])('nor where all that a hospital writes is long: %s', async (state, hospitalText) => {
    await show(state, { hospitalText });
    expect(readScene(document.body).cut).toEqual([]);
  });
});
