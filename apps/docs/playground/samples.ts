import type { DemoQueue } from './demo-queue.ts';

/** What stands in an element, as pairs of an element's name and its text. */
export type SampleContent = readonly (readonly [tag: 'h1' | 'p' | 'button', text: string])[];

/** What an element that asks nothing of CareQueue shows until the reader gives it something of his own. */
export interface Sample {
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: SampleContent;
}

/** More of them would be a list to scroll, and the question over it not to be seen. */
const KIOSK_DOCTORS_MAX = 3;

const SAMPLES: Readonly<Record<string, (queue: DemoQueue | null, baseUrl: string) => Sample>> = {
  'carequeue-slip': (queue, baseUrl) => ({
    attributes: {
      code: `${queue?.code || 'CAR'}-12`,
      'hospital-name': queue?.hospitalName ?? 'Asha Hospital',
      'department-name': queue?.departmentName ?? 'Cardiology',
      ahead: '5',
      'issued-at': '2026-11-21T05:41:00Z',
      'time-zone': queue?.timeZone ?? 'Asia/Kolkata',
      // As long as a real token's, so that the code on paper is as dense; it opens nothing.
      link: `${baseUrl}/t/#sample-of-a-claim-code-1234`,
    },
    content: [],
  }),
  'carequeue-kiosk': (queue) => ({
    attributes: { home: '/kiosk', 'idle-seconds': '10' },
    content: [
      ['h1', queue?.departmentName ?? 'Cardiology'],
      ['p', 'A page of yours stands here, as this one. Touch it, then leave it alone for ten seconds.'],
      ['button', 'Whoever is free first'],
      ...(queue?.doctors ?? []).slice(0, KIOSK_DOCTORS_MAX).map(({ name }) => ['button', name] as const),
    ],
  }),
};

/** The sample of an element that needs no key; null for one that shows a queue. */
export function sampleOf(tag: string, queue: DemoQueue | null, baseUrl: string): Sample | null {
  return SAMPLES[tag]?.(queue, baseUrl) ?? null;
}

/** Says whether an element shows a queue, and so needs a key and a department. */
export function showsQueue(tag: string): boolean {
  return !(tag in SAMPLES);
}
