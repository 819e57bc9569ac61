import { existsSync } from 'node:fs';
import path from 'node:path';
import { Explained, readSettings } from '../product/settings.ts';
import { type ProductAccess, readAccess } from './access.ts';
import { startProduct } from './product.ts';

/**
 * Reads how to reach the product that `npm start` runs, and makes sure that it answers.
 *
 * @param url - its address, or undefined for the one it was last started with.
 * @throws {Explained} when it does not run.
 */
export async function runningProduct(url: string | undefined): Promise<ProductAccess> {
  const { home } = readSettings(process.env);
  if (!existsSync(path.join(home, 'demo.json')))
    throw new Explained('CareQueue has not been started: run "npm start" first.');
  const access = readAccess(home);
  const baseUrl = (url ?? access.baseUrl).replace(/\/+$/, '');
  const answer = await fetch(`${baseUrl}/healthz`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
  if (answer?.ok !== true) throw new Explained(`CareQueue does not answer at ${baseUrl}: run "npm start" first.`);
  return { ...access, baseUrl };
}

/** Works with the product at `url`, or with one started for this and removed after it. */
export async function withProduct<T>(url: string | undefined, work: (access: ProductAccess) => Promise<T>): Promise<T> {
  if (url !== undefined) return work(await runningProduct(url));
  process.stdout.write('Starting a product of its own ...\n');
  const product = await startProduct();
  try {
    return await work(product);
  } finally {
    await product.remove();
  }
}
