import type { Demo } from '../product/demo.ts';
import type { Settings } from '../product/settings.ts';
import { readAccess } from '../trial/access.ts';
import { DEMO_MORNINGS } from './demo-mornings.ts';
import { type MorningPlace, playMorning } from './play-morning.ts';

/**
 * Gives the demo hospitals a morning that lies behind them: people who wait, are inside or were missed, doctors who are late.
 * Departments that were used today stay as they are; one that stops in the middle keeps nobody from starting.
 */
export async function playDemoMornings(demo: Demo, { home, port }: Settings): Promise<void> {
  const access = { ...readAccess(home), baseUrl: `http://127.0.0.1:${port}` };
  const places = [demo, demo.otherHospital].flatMap(({ secretKey, departments }) =>
    departments.flatMap(({ id: departmentId, code }): readonly MorningPlace[] => {
      const morning = DEMO_MORNINGS[code];
      return morning === undefined ? [] : [{ secretKey, departmentId, morning }];
    }),
  );
  const nowMs = Date.now();
  const played = await Promise.allSettled(places.map((place) => playMorning(access, place, nowMs)));
  for (const [index, { status, ...outcome }] of played.entries()) {
    if (status === 'fulfilled') continue;
    const why = 'reason' in outcome ? String(outcome.reason) : '';
    process.stderr.write(`The morning of ${places[index]?.departmentId} was not played to its end: ${why}\n`);
  }
}
