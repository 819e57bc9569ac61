import type { TestProject } from 'vitest/node';
import { startProduct } from '../../scripts/trial/product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** State folder of the product that runs for all tests of the project. */
    productHome: string;
  }
}

/** Starts the product once for every test that does not end it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const product = await startProduct();
  project.provide('productHome', product.home);
  return () => product.remove();
}
