import { rememberScriptAddress } from './base/script-origin.ts';

rememberScriptAddress(import.meta.url);
