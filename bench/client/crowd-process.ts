import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { forEachOf } from './crowd.ts';
import { type LiveAddress, openLiveSocket } from './live-client.ts';

/** Opens so many sockets in a process of their own, which reads and throws away what they are sent. */
export async function gatherElsewhere(address: LiveAddress, count: number): Promise<{ readonly leave: () => void }> {
  const script = fileURLToPath(import.meta.url);
  const child: ChildProcess = spawn(process.execPath, [script, JSON.stringify({ address, count })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const leave = () => child.kill('SIGKILL');
  process.once('exit', leave);
  const gathered = once(child.stdout ?? child, 'data').then(() => true);
  const isGathered = await Promise.race([gathered, once(child, 'exit').then(() => false)]);
  if (!isGathered) throw new Error('the watchers could not gather');
  return {
    leave: () => {
      process.off('exit', leave);
      leave();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address, count }: { address: LiveAddress; count: number } = JSON.parse(process.argv[2] ?? '');
  await forEachOf(Array.from({ length: count }), async () => {
    const { socket } = await openLiveSocket(address);
    socket.resume();
  });
  process.stdout.write('gathered\n');
}
