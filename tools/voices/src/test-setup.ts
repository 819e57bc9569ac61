import type { TestProject } from 'vitest/node';
import { makeVoices } from './build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the test server serves the voice packs. */
    voicesUrl: string;
  }
}

/** Gives browser tests the real voice packs. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('voicesUrl', `/@fs${await makeVoices()}`);
}
