import { OpenAPIHono } from '@hono/zod-openapi';
import { developmentRoutes } from './development/index.ts';
import { healthRoutes } from './health.ts';
import { hospitalRoutes } from './hospitals/index.ts';
import type { HttpEnvironment } from './http/auth-context.ts';
import { cors } from './http/cors.ts';
import { errorPage } from './http/error-page.ts';
import { mountRoutes } from './http/mount.ts';
import { onError } from './http/on-error.ts';
import { partGone } from './http/part-gone.ts';
import { problem } from './http/problem.ts';
import { httpRefusals } from './http/refusals.ts';
import { requestId } from './http/request-id.ts';
import type { Route } from './http/route.ts';
import { CREDENTIAL_SCHEME } from './http/route-document.ts';
import { securityHeaders } from './http/security-headers.ts';
import { serverTiming } from './http/server-timing.ts';
import { unreadBody } from './http/unread-body.ts';
import { queueRoutes, snapshotSchema } from './queue/index.ts';
import type { Services } from './services.ts';
import { queuePortsOf } from './services.ts';

/** Replaced at build time: a deployed Worker holds none of the development-only code. */
declare const CAREQUEUE_DEVELOPMENT: boolean;

/** The Worker's HTTP side. */
export type App = OpenAPIHono<HttpEnvironment>;

/** An OpenAPI 3.1 document. */
export type OpenApiDocument = ReturnType<App['getOpenAPI31Document']>;

/** Where parts are that a build names by their content, and what stands in for those of a version that is gone. */
const PARTS = [
  ['/t/assets/*', '/t/part-gone.js'],
  ['/widgets/v1/*', '/widgets/v1/part-gone.js'],
] as const;

/** Every route of the API, in the order of the reference. */
export function routesOf(services: Services): Route[] {
  const { database, readQueues, commitChange } = services;
  return [
    ...hospitalRoutes({ database, readQueues, commitChange, queueSchema: snapshotSchema }),
    ...queueRoutes(queuePortsOf(services)),
    ...healthRoutes(services),
    ...(CAREQUEUE_DEVELOPMENT ? developmentRoutes(services) : []),
  ];
}

/** Makes the app: what happens to each request first, then the routes, then what is left. */
export function createApp(services: Services): App {
  const app: App = new OpenAPIHono<HttpEnvironment>();

  app.use(requestId());
  app.use(async (context, next) => {
    context.set('presentCredential', services.presentCredential);
    context.set('publicUrl', services.publicUrlOf(context.req.raw));
    await next();
  });
  app.use(cors());
  app.use(securityHeaders());
  app.use(serverTiming(services.log));
  app.use(unreadBody());

  mountRoutes(app, routesOf(services));
  app.get('/openapi.json', documentHandler(app));
  app.get('/errors/:code', errorPage);
  // Static files come before the Worker: what is asked of it here is not among them.
  for (const [parts, script] of PARTS)
    app.get(
      parts,
      partGone(() => services.bindings().ASSETS, script),
    );
  app.get('/', (context) => context.redirect('/reference/'));

  app.notFound((context) => problem(context, httpRefusals.refuse('not_found', {})));
  app.onError(onError(services.log));
  return app;
}

/** The OpenAPI document of an app; `pnpm contract` writes it to `apps/api/openapi.json`. */
export function openApiDocument(app: App): OpenApiDocument {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'CareQueue',
      version: '1',
      description:
        'Live queues of hospitals: tickets, calls, boards. Errors are RFC 9457 problems with a stable `code`.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    tags: [
      { name: 'Departments', description: 'Departments of a hospital, their service points and doctors.' },
      { name: 'Tickets', description: 'A place in a queue; patients read "token".' },
      { name: 'Queue', description: "A department's live queue." },
      { name: 'Displays', description: 'Screens of the waiting rooms, as they tell of themselves.' },
      { name: 'Health', description: 'For monitoring.' },
    ],
  });
}

/** How credentials are sent, for the document. */
function registerCredential(app: App): void {
  app.openAPIRegistry.registerComponent('securitySchemes', CREDENTIAL_SCHEME, {
    type: 'http',
    scheme: 'bearer',
    description:
      'A publishable key `cq_pk_…` (pages of its allowed origins), a secret key `cq_sk_…` (servers only), or the secret of a ticket `cq_tk_…`.',
  });
}

function documentHandler(app: App) {
  registerCredential(app);
  let text: string | null = null;
  return (context: { body: (text: string, status: 200, headers: Record<string, string>) => Response }) => {
    text ??= JSON.stringify(openApiDocument(app));
    return context.body(text, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
    });
  };
}
