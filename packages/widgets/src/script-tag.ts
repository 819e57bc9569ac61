import { findScriptAddress, rememberScriptAddress } from './base/script-origin.ts';

/** Name of the folder this script is served from: `v1`, or a version; set by the build. */
declare const CAREQUEUE_SCRIPT_FOLDER: string;

// The script with every element is no module in itself (an optimiser of pages may put it among plain scripts), so that
// it cannot ask for its own address.
rememberScriptAddress(findScriptAddress(document, new Error().stack ?? '', CAREQUEUE_SCRIPT_FOLDER));
