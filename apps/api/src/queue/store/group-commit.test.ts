import { describe, expect, test } from 'vitest';
import { GroupCommit } from './group-commit.ts';

/** A disk that commits when it is told to, and a log of what happened in which order. */
function aTarget() {
  const log: string[] = [];
  const syncs: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const commits = new GroupCommit({
    transactionSync: (work) => work(),
    sync: () => new Promise((resolve, reject) => syncs.push({ resolve, reject })),
    isMemoryAhead: () => log.includes('memory'),
    abort: () => log.push('abort'),
  });
  const submit = (name: string) =>
    commits.submit(() => log.push(`decide ${name}`)).then(() => log.push(`answer ${name}`));
  return { log, syncs, commits, submit };
}

describe('a group commit', () => {
  test('decides at once when idle and answers only after the sync', async () => {
    const { log, syncs, submit } = aTarget();
    const first = submit('a');
    expect(log).toEqual(['decide a']);
    syncs[0]?.resolve();
    await first;
    expect(log).toEqual(['decide a', 'answer a']);
  });

  test('gathers what arrives during a sync into one group, in order', async () => {
    const { log, syncs, submit } = aTarget();
    const all = [submit('a'), submit('b'), submit('c')];
    expect(log).toEqual(['decide a']);
    syncs[0]?.resolve();
    await all[0];
    expect(log).toEqual(['decide a', 'answer a', 'decide b', 'decide c']);
    expect(syncs).toHaveLength(2);
    syncs[1]?.resolve();
    await Promise.all(all);
    expect(log.slice(4)).toEqual(['answer b', 'answer c']);
  });

  test('work that throws fails alone', async () => {
    const { syncs, commits, submit } = aTarget();
    const first = submit('a');
    const broken = commits.submit(() => {
      throw new Error('a bug');
    });
    const last = submit('c');
    syncs[0]?.resolve();
    await first;
    syncs[1]?.resolve();
    await expect(broken).rejects.toThrow('a bug');
    await last;
  });

  test('work that throws after it changed memory fails its group and ends the object', async () => {
    const { log, syncs, commits, submit } = aTarget();
    const first = submit('a');
    const second = submit('b');
    const broken = commits.submit(() => {
      log.push('memory');
      throw new Error('disk full');
    });
    syncs[0]?.resolve();
    await first;
    await expect(second).rejects.toThrow('disk full');
    await expect(broken).rejects.toThrow('disk full');
    expect(log.at(-1)).toBe('abort');
  });

  test('a sync that fails answers nobody with success and ends the object', async () => {
    const { log, syncs, submit } = aTarget();
    const first = submit('a');
    syncs[0]?.reject(new Error('disk'));
    await expect(first).rejects.toThrow('disk');
    expect(log).toEqual(['decide a', 'abort']);
  });
});
