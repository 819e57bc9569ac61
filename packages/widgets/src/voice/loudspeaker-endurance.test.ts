import type {} from '@vitest/browser-playwright';
import { expect, inject, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { InstantSound } from '../testing/fake-sound.ts';
import { Loudspeaker } from './loudspeaker.ts';
import { browserPlatform } from './platform.ts';

const LANGUAGES = ['hi', 'ta', null] as const;
// Every number up to 999 in three languages is decoded by the time the first round ends; after that nothing may grow.
const ROUND = 2_000;
const GROWTH_BYTES_MAX = 400_000;

interface Memory {
  readonly heapBytes: number;
  readonly listeners: number;
}

async function memory(): Promise<Memory> {
  const session = cdp();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heapBytes: usedSize, listeners: jsEventListeners };
}

test('10,000 calls leave no more behind than 2,000 did', { timeout: 120_000 }, async () => {
  let spokenCount = 0;
  const loudspeaker = new Loudspeaker(null, {
    baseUrl: '',
    voicesUrl: new URL(inject('voicesUrl'), location.href).href,
    languages: ['en'],
    onSpoken: ({ kind }) => {
      if (kind === 'clips') spokenCount += 1;
    },
    platform: { ...browserPlatform(), AudioContext: InstantSound, speechSynthesis: undefined },
  });
  loudspeaker.start();

  const sayRound = async (round: number): Promise<Memory> => {
    for (let number = 0; number < ROUND; number += 1) {
      const language = LANGUAGES[number % LANGUAGES.length] ?? null;
      const code = `CAR-${number % 1_000}`;
      loudspeaker.say({ key: `tkt_${round}_${number}`, code, pointName: 'Room 2', language, manner: 'once' });
      if (number % 20 === 19) {
        await vi.waitFor(() => expect(loudspeaker.state).toBe('ready'), { timeout: 20_000, interval: 1 });
      }
    }
    return memory();
  };

  const first = await sayRound(0);
  for (let round = 1; round < 4; round += 1) await sayRound(round);
  const last = await sayRound(4);
  // Two of three calls are said in two languages.
  expect(spokenCount).toBeGreaterThan(16_000);
  expect(loudspeaker.waitingCount).toBe(0);
  expect(last.heapBytes - first.heapBytes).toBeLessThan(GROWTH_BYTES_MAX);
  expect(last.listeners).toBeLessThanOrEqual(first.listeners + 5);
  loudspeaker.stop();
});
