import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { PresentedCredential } from '../../src/http/auth-context.ts';
import { makeId } from '../../src/kernel/ids.ts';
import type { Provisioning } from '../../src/queue/index.ts';
import type { Command } from '../../src/queue/rules/commands.ts';
import type { Ran } from '../../src/queue/testing/builders.ts';
import { aProvisioning, ELSEWHERE } from '../../src/queue/testing/builders.ts';
import { MORNING_MS, QueuePair } from '../../src/queue/testing/queue-pair.ts';
import { departments, sequences } from '../../src/queue/testing/random-steps.ts';
import type { TestStub } from './a-department.ts';
import { keysOf, SERVER, stubOf, tell, VISITOR } from './a-department.ts';

const TIME_LIMIT_MS = 60 * 60_000;

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

// Transfers are to meet somebody.
beforeAll(() => stubOf(ELSEWHERE).provision({ ...aProvisioning(), departmentId: ELSEWHERE, keys: keysOf(random) }));

/** The department of a queue in memory as an object of its own. */
async function objectOf(provisioning: Provisioning): Promise<TestStub> {
  const departmentId = makeId('department', Date.now(), random);
  const stub = stubOf(departmentId);
  await stub.provision({ ...provisioning, departmentId, keys: keysOf(random) });
  await stub.driveClock(MORNING_MS);
  return stub;
}

/** Runs what a queue in memory ran, and gives the object's tickets in the order of issue. */
async function runAgain(stub: TestStub, pair: QueuePair): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const ran of pair.queue.ran) {
    const result = await tell(stub, translated(ran, pair, ids), {
      presented: credentialOf(ran),
      drivenNow: ran.now,
    });
    expect(result.ok ? null : 'refusal' in result ? result.refusal.code : result.miss).toBe(ran.refusal);
    if (result.ok && ran.command.target === 'new') ids.push(JSON.parse(result.body).id);
  }
  return ids;
}

function credentialOf({ actor }: Ran): PresentedCredential {
  return actor.kind === 'visitor' ? VISITOR : SERVER;
}

/** The same command about the object's ticket of the same number in the order of issue. */
function translated({ command }: Ran, pair: QueuePair, ids: readonly string[]): Command | object {
  if (command.target !== 'ticket') return command;
  return { ...command, ticketId: ids[pair.ids.indexOf(command.ticketId)] };
}

test(
  'the real object does what the rules and the naive queue do, over random sequences of commands',
  async () => {
    await fc.assert(
      fc.asyncProperty(departments, sequences, async (department, sequence) => {
        const pair = new QueuePair(department);
        for (const step of sequence) pair.run(step);
        const stub = await objectOf(pair.queue.state.provisioning);
        const ids = await runAgain(stub, pair);

        await stub.driveClock(pair.queue.now);
        const approach = { presented: SERVER, access: ['server'], ticketId: null } as const;
        const queue = await stub.readQueue(approach, { since: null, epoch: null });
        const { waiting } = JSON.parse('body' in queue ? queue.body : '{}');
        const free = waiting.filter(({ gated }: { gated: boolean }) => !gated);
        expect(free.map(({ id }: { id: string }) => ids.indexOf(id))).toEqual(pair.naive.order());
        const { tickets } = await stub.audit();
        expect(tickets.map(({ id, status }) => [ids.indexOf(id), status])).toEqual(
          pair.naive.tickets.map(({ name, status }) => [name, status]),
        );
      }),
      { numRuns: Number(env.SEQUENCES) },
    );
  },
  TIME_LIMIT_MS,
);
