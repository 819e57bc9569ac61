import type { App } from './app.ts';
import { createApp } from './app.ts';
import type { Bindings } from './env.ts';
import type { Services } from './services.ts';
import { createServices } from './services.ts';

export type { Bindings } from './env.ts';
export { Department, ExternalIds } from './queue/index.ts';

interface Worker {
  readonly bindings: Bindings;
  readonly services: Services;
  readonly app: App;
}

let worker: Worker | null = null;

/** One app for an isolate: the platform gives every request the same environment. */
function workerFor(bindings: Bindings): Worker {
  if (worker?.bindings !== bindings) {
    const services = createServices(() => bindings);
    worker = { bindings, services, app: createApp(services) };
  }
  return worker;
}

export default {
  fetch(request, bindings, context) {
    return workerFor(bindings).app.fetch(request, bindings, context);
  },

  async scheduled(_controller, bindings) {
    const { services } = workerFor(bindings);
    const { pushedCount, failedCount } = await services.pushOutbox();
    if (failedCount > 0) services.log('warn', 'outbox.failed', { pushedCount, failedCount });
  },
} satisfies ExportedHandler<Bindings>;
