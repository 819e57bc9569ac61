import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Task } from './player.ts';
import type { Told } from './report/told.ts';

const PLAYER = path.join(import.meta.dirname, 'player.ts');
/** The object's module is one of the platform's; this hook gives it a stand-in. */
const REGISTER = new URL('./platform/register.ts', import.meta.url).href;

/** Plays a task in a thread of its own, telling of each seed as it is done. */
export function play(task: Task, tell: (told: Told) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(PLAYER, { workerData: task, execArgv: ['--import', REGISTER] });
    thread.on('message', tell);
    thread.on('error', reject);
    thread.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a thread ended with ${code}`))));
  });
}
