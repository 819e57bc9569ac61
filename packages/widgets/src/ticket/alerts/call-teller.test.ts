import { afterEach, describe, expect, test } from 'vitest';
import '../carequeue-ticket.ts';
import { aPhone } from '../../testing/a-phone.ts';
import { anActive, aPoint, aTicket, aWaiting, NOW, ticketId } from '../../testing/fixtures.ts';
import { stage, textOf } from '../../testing/stage.ts';
import { isTeller } from './call-teller.ts';

/** Several elements with one token in a page, such as in its header and in its body: a call is said once. */

const ID = ticketId(70);
const CALLED = 'It’s your turn. Token CAR-70, go to Room 2 now.';
const phone = aPhone([40, 70]);

afterEach(() => document.body.replaceChildren());

/** Shows the token, and notes what its region for calls says, and its events. */
async function show({ hidden = false } = {}) {
  phone.server.tickets.set(ID, aTicket(70));
  const element = document.createElement('carequeue-ticket');
  element.ticketId = ID;
  element.credential = `cq_tk_k1_${ID.slice(4)}_${'A'.repeat(43)}`;
  const [said, counts]: [string[], number[]] = [[], []];
  element.addEventListener('carequeue-ticket-called', ({ detail }) => counts.push(detail.callCount));
  stage(element, phone.server);
  await expect.poll(() => textOf(element, '.place strong')).toBe('2');
  element.hidden = hidden;
  const region = element.shadowRoot?.querySelector('[aria-live=assertive]');
  const note = () => {
    const text = textOf(element, '[aria-live=assertive]');
    if (text !== '') said.push(text);
  };
  if (region) new MutationObserver(note).observe(region, { characterData: true, childList: true, subtree: true });
  return { element, said, counts };
}

function call(callCount = 1) {
  const calledAt = new Date(Date.parse(NOW) + callCount * 1_000).toISOString();
  phone.server.setTicket(ID, { status: 'called', pointId: 'poi_2', calledAt, callCount });
  const tickets = [anActive(70, { pointId: 'poi_2', calledAt, callCount })];
  phone.server.set({ waiting: [aWaiting(40)], points: [aPoint(2, { tickets })] });
}

describe('two elements with one token', () => {
  test('show its call both, tell their page of it, and one of them says it', async () => {
    const both = [await show(), await show()];
    call();
    for (const { element } of both) await expect.poll(() => textOf(element, '.go')).toBe('Go to Room 2');
    await expect.poll(() => both.map(({ counts }) => counts)).toEqual([[1], [1]]);
    expect(both.flatMap(({ said }) => said)).toEqual([CALLED]);
  });

  test('lose no call with the one that said the last', async () => {
    const both = [await show(), await show()];
    call();
    await expect.poll(() => both.map(({ counts }) => counts)).toEqual([[1], [1]]);
    const [teller, other] = both[0]?.said.length === 1 ? both : both.toReversed();
    teller?.element.remove();
    call(2);
    await expect.poll(() => other?.said.length).toBe(1);
    expect(other?.counts).toEqual([1, 2]);
  });

  test('have it said by the one that is not hidden', async () => {
    const both = [await show({ hidden: true }), await show()];
    call();
    await expect.poll(() => both.map(({ said }) => said)).toEqual([[], [CALLED]]);
  });
});

test('a call that an element of another script said is said by nobody else, as long as that one is there', () => {
  const [other, ours] = ['Other', 'Ours'].map((text) =>
    Object.assign(document.createElement('p'), { textContent: text }),
  );
  if (other === undefined || ours === undefined) throw new Error('no elements');
  document.body.append(other, ours);
  expect([isTeller(other, 'tkt_1 first'), isTeller(ours, 'tkt_1 first')]).toEqual([true, false]);
  expect([isTeller(ours, 'tkt_1 second'), isTeller(ours, 'tkt_2 first')]).toEqual([true, true]);
  other.remove();
  expect(isTeller(ours, 'tkt_1 first')).toBe(true);
});
