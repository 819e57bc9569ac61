import { isStuck, scriptsBeside } from './base/stuck-kiosk.ts';

/**
 * What a script of an earlier version is answered when it asks for a part that is gone: it runs in the page that holds
 * that script. A screen that nobody tends loads its page again, where that brings a newer script; any other page is its
 * hospital's, and goes on with what it has.
 */

/** The part that was asked for: this stands at its address. */
const ADDRESS = new URL(import.meta.url);

async function renew(): Promise<void> {
  const [navigation] = performance.getEntriesByType('navigation');
  const facts = {
    hasKiosk: document.querySelector('carequeue-board[kiosk]') !== null,
    wasReloaded: navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload',
    ageMs: performance.now(),
  };
  if (!isStuck(facts)) return;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const scripts = scriptsBeside(ADDRESS, loaded);
  const part = ADDRESS.pathname.split('/').pop() ?? '';
  // Fetched anew, so that the reload is not given what the browser keeps for five minutes.
  const texts = await Promise.all(
    scripts.map(async (script) => (await fetch(script, { cache: 'reload', credentials: 'same-origin' })).text()),
  );
  if (texts.length > 0 && !texts.some((text) => text.includes(part))) location.reload();
}

// Whoever asked for the part asks again, and with that whether it is time.
void renew().catch(() => {});
throw new Error('This part is of a version that is gone.');
