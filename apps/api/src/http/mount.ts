import type { OpenAPIHono } from '@hono/zod-openapi';
import { invariant } from '../kernel/invariant.ts';
import type { HttpEnvironment } from './auth-context.ts';
import { problem } from './problem.ts';
import { httpRefusals } from './refusals.ts';
import type { Route } from './route.ts';
import { describeRoute } from './route-document.ts';

/**
 * Mounts routes: registers each in the document, and answers 405 with `Allow` for the other methods of their paths.
 *
 * @throws InvariantError when two routes share an operation id or a method and path.
 */
export function mountRoutes(app: OpenAPIHono<HttpEnvironment>, routes: readonly Route[]): void {
  const operationIds = new Set<string>();
  const methodsByPath = new Map<string, string[]>();
  for (const route of routes) {
    const { operationId, method, hidden } = route.declaration;
    invariant(!operationIds.has(operationId), `the operation ${operationId} is mounted once`);
    operationIds.add(operationId);
    const methods = methodsByPath.get(route.routingPath) ?? [];
    invariant(!methods.includes(method), `${method} ${route.routingPath} is mounted once`);
    methodsByPath.set(route.routingPath, [...methods, method]);
    app.on(method.toUpperCase(), route.routingPath, route.handle);
    if (hidden !== true) app.openAPIRegistry.registerPath(describeRoute(route.declaration));
  }
  for (const [path, methods] of methodsByPath) {
    const allowed = methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
    app.all(path, (context) => problem(context, httpRefusals.refuse('method_not_allowed', { allowed })));
  }
}
