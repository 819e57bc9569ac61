import { inject } from 'vitest';
import { type ProductAccess, readAccess } from '../../scripts/trial/access.ts';

/** The product that runs for all tests; a test that ends it starts its own. */
export function useProduct(): () => ProductAccess {
  const access = readAccess(inject('productHome'));
  return () => access;
}
