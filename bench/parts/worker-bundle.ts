import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildWorker } from '../../scripts/product/build.ts';
import type { Section } from '../report/report.ts';
import { median } from '../report/statistics.ts';
import { bundleWorker } from '../runtime/bundle.ts';
import { startUpMs } from '../runtime/start-up.ts';

const KILOBYTE = 1024;
const GZIP_BEST = { level: 9 };

/** 6. What is deployed: its size, and how long it takes to be ready. */
export async function measureWorkerBundle(effort: { readonly rounds: number }): Promise<Section> {
  const folder = mkdtempSync(path.join(tmpdir(), 'carequeue-bench-'));
  try {
    await buildWorker(folder, { development: false });
    const product = readFileSync(path.join(folder, 'index.js'), 'utf8');
    const bare = await bundleWorker('bare.ts');
    const taken: { readonly own: number; readonly bare: number }[] = [];
    for (let round = 0; round < effort.rounds; round += 1) {
      taken.push({ own: await startUpMs(product, '/v1/nothing'), bare: await startUpMs(bare, '/') });
    }
    const own = median(taken.map((each) => each.own));
    const bareMs = median(taken.map((each) => each.bare));
    return {
      title: 'The Worker',
      method: [
        'The build that is deployed. Start-up: from starting `workerd serve` with nothing but the Worker to its first answer, beside',
        'the bare Worker; the difference is what reading and running the module costs. (The platform allows 400 ms.)',
      ].join('\n'),
      lines: [
        { id: 'worker-size', what: 'size, as it is and compressed (gzip)', figure: sizeText(product) },
        {
          id: 'worker-start-up',
          what: 'start-up to the first answer',
          figure: `${own.toFixed(0)} ms : ${bareMs.toFixed(0)} ms, ${(own - bareMs).toFixed(0)} ms more`,
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sizeText(text: string): string {
  const whole = Buffer.byteLength(text) / KILOBYTE;
  return `${whole.toFixed(0)} kB, ${(gzipSync(text, GZIP_BEST).length / KILOBYTE).toFixed(0)} kB`;
}
