import { registerHooks } from 'node:module';

/** Imported before everything else by a process that runs simulations: gives `cloudflare:workers` a body. */
const STAND_IN = new URL('./cloudflare-workers.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'cloudflare:workers' ? { url: STAND_IN, shortCircuit: true } : nextResolve(specifier, context),
});
