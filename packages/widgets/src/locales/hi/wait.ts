export { common as words } from './base.ts';
