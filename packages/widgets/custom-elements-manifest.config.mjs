/** Leaves out what pages cannot use. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations } of customElementsManifest.modules) {
      for (const declaration of declarations ?? []) {
        declaration.members = declaration.members?.filter(
          ({ privacy }) => privacy === undefined || privacy === 'public',
        );
      }
    }
  },
};

/** Writes custom-elements.json from the elements' docstrings: `pnpm manifest`. */
export default {
  globs: ['src/{board,ticket}/{board,ticket,carequeue-*}.ts', 'src/base/carequeue-element.ts', 'src/events/*.ts'],
  exclude: ['src/**/*.test.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicOnly],
};
