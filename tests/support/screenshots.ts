import path from 'node:path';

/** Where journeys leave their pictures, to be looked at; ignored by git. */
export const SCREENSHOTS = path.resolve(import.meta.dirname, '../../test-results/screenshots');
