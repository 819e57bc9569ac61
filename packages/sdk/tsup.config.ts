import { defineConfig } from 'tsup';

// queue-core is part of what is published here, so that page and server can never hold two versions of the order.
export default defineConfig({
  entry: { index: 'src/index.ts', live: 'src/live.ts', ticket: 'src/ticket.ts' },
  format: ['esm'],
  target: 'es2022',
  platform: 'neutral',
  clean: true,
  dts: false,
  sourcemap: true,
  noExternal: ['@carequeue/queue-core'],
});
