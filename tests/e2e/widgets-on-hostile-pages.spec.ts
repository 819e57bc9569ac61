import { expect } from '@playwright/test';
import { test } from './scene-fixture.ts';

const TIME_LIMIT_MS = 180_000;

const HOSTILE_STYLES = `<style>
  * { all: unset }
  *, *::before, *::after { box-sizing: content-box; margin: 3px; padding: 2px; float: left; color: red; font: italic 9px serif }
  html { font-size: 62.5%; letter-spacing: 4px; text-transform: uppercase; direction: ltr; visibility: visible; zoom: 1 }
  :root { --_ink: red; --_surface: red; --_radius: 99px; --_font: serif }
  button, input, summary, h2, p, section { display: none !important; background: red !important }
</style>`;

// What libraries of the years around 2010 did, and still do on hospitals' pages.
const PATCHED_PROTOTYPES = `
  Array.prototype.toJSON = function () { return '[' + this.join(',') + ']'; };
  String.prototype.toJSON = function () { return '"' + this + '"'; };
  Object.prototype.extended = function () { return 'extended'; };
  Array.prototype.each = function (iterate) { for (let at = 0; at < this.length; at += 1) iterate(this[at]); };
  Array.from = function (list) { return list ? [].slice.call(list) : []; };
  Function.prototype.bind = function (self) { const call = this; return function () { return call.apply(self, arguments); }; };
  Number.prototype.toPaddedString = function () { return String(this); };
  Element.prototype.remove = function () { if (this.parentNode) this.parentNode.removeChild(this); };
  window.Set.prototype.forEach = window.Set.prototype.forEach;
  window.$ = window.$$ = window._ = function () { return null; };
  window.name = 'a hostile page';
`;

test("a page's own styles and patched prototypes change nothing inside an element", async ({ openScenes }) => {
  test.setTimeout(TIME_LIMIT_MS);
  const looks = [
    { theme: 'light', language: 'en' },
    { theme: 'dark', language: 'ar' },
  ] as const;
  const readings = async (making: { head?: string; firstScript?: string }) => {
    const { page, trouble } = await openScenes(making);
    const scenes = await page.evaluate(() => window.contactPage.scenes);
    const all: Record<string, readonly string[]> = {};
    for (const [index, { element, state, box }] of scenes.entries()) {
      await page.setViewportSize({ width: box.widthPx, height: box.heightPx });
      for (const look of looks) {
        const { boxes } = await page.evaluate(
          async ([at, how]) => {
            // The host's own place is the page's: it is the same on both pages.
            document.body.setAttribute(
              'style',
              'all: initial !important; display: block !important; margin: 0 !important',
            );
            await window.contactPage.show(at, how);
            return window.contactPage.read();
          },
          [index, look] as const,
        );
        all[`${element}, ${state}, ${look.language}`] = boxes;
      }
    }
    expect(trouble).toEqual([]);
    await page.unrouteAll();
    return all;
  };
  const plain = await readings({
    head: '<style>carequeue-board, * { margin: 3px; padding: 2px; float: left }</style>',
  });
  const hostile = await readings({ head: HOSTILE_STYLES, firstScript: PATCHED_PROTOTYPES });
  expect(hostile).toEqual(plain);
});
