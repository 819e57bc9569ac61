import { defineConfig } from 'tsup';

// Desks and phones from Chrome 87 and Safari 15.4; the syntax of the bundle is kept to theirs.
const OLDEST_BROWSERS = ['chrome87', 'safari15.4', 'firefox90'];
export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      'board/carequeue-board': 'src/board/carequeue-board.ts',
      'ticket/carequeue-ticket': 'src/ticket/carequeue-ticket.ts',
    },
    format: ['esm'],
    dts: false,
    sourcemap: true,
    target: 'es2022',
  },
  {
    entry: { carequeue: 'src/script.ts' },
    outDir: 'dist/script',
    format: ['esm'],
    dts: false,
    minify: true,
    splitting: false,
    sourcemap: false,
    target: OLDEST_BROWSERS,
    platform: 'browser',
    noExternal: [/.*/],
    define: { 'process.env.NODE_ENV': '"production"' },
    esbuildOptions(options) {
      options.conditions = ['production', 'browser', 'module', 'import', 'default'];
      options.legalComments = 'none';
    },
  },
]);
