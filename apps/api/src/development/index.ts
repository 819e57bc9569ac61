export { readDrivenNow } from './driven-now.ts';
export { developmentRoutes } from './routes.ts';
