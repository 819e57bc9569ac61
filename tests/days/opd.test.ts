import { describe, test } from 'vitest';
import { SCENARIOS } from '../../scripts/opd/index.ts';
import { useProduct } from '../support/use-product.ts';

const product = useProduct();

describe('an outpatient department as it is', () => {
  test.each(SCENARIOS)('$name', async ({ play }) => {
    await play(product());
  });
});
