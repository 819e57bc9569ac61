import { describe, expect, it } from 'vitest';
import { checkLoad } from './check-load.ts';
import { type Journal, newJournal } from './journal.ts';

function aJournal(): Journal {
  const journal = newJournal();
  for (const number of [1, 2, 3]) {
    journal.issued.push({ key: `key-${number}`, id: `tkt_${number}`, number, externalId: `load-${number}` });
    journal.statuses.set(`tkt_${number}`, 'waiting');
  }
  journal.calls.push({ ticketId: 'tkt_1', pointId: 'poi_1' });
  journal.statuses.set('tkt_1', 'completed');
  return journal;
}

function anAudit() {
  const tickets = [1, 2, 3].map((number) => ({
    id: `tkt_${number}`,
    number,
    externalId: `load-${number}`,
    status: number === 1 ? 'completed' : 'waiting',
    pointId: number === 1 ? 'poi_1' : null,
  }));
  const visits = tickets.map((ticket) => ({ id: ticket.id, data: JSON.stringify(ticket) }));
  return { seq: 5, projectedSeq: 5, tickets, visits };
}

describe('the judge of a load', () => {
  it('has nothing to say where all is well', () => {
    expect(checkLoad(aJournal(), anAudit(), { tickets: 3 })).toEqual([]);
  });

  it('sees a number that is missing, and one given twice', () => {
    const missing = aJournal();
    missing.issued.push({ key: 'key-4', id: 'tkt_4', number: 5, externalId: 'load-5' });
    expect(checkLoad(missing, anAudit(), { tickets: 4 })).toContainEqual(
      expect.stringContaining('number 4 is missing'),
    );
    const double = aJournal();
    double.issued.push({ key: 'key-4', id: 'tkt_4', number: 3, externalId: 'load-5' });
    expect(checkLoad(double, anAudit(), { tickets: 4 })).toContainEqual(expect.stringContaining('number 4 is missing'));
  });

  it('sees a ticket called by two points', () => {
    const journal = aJournal();
    journal.calls.push({ ticketId: 'tkt_1', pointId: 'poi_2' });
    expect(checkLoad(journal, anAudit(), { tickets: 3 })).toContainEqual('tkt_1 was called by poi_1 and by poi_2');
  });

  it('sees an acknowledged ticket that is lost, or kept otherwise', () => {
    const { tickets, ...audit } = anAudit();
    const lost = checkLoad(aJournal(), { ...audit, tickets: tickets.slice(0, 2) }, { tickets: 3 });
    expect(lost).toContainEqual('tkt_3 was acknowledged and is lost');
    const changed = tickets.map((ticket) => ({ ...ticket, status: 'waiting' }));
    const kept = checkLoad(aJournal(), { ...audit, tickets: changed }, { tickets: 3 });
    expect(kept).toContainEqual(expect.stringContaining('tkt_1 was acknowledged as 1 load-1 completed'));
  });

  it('sees a copy that differs', () => {
    const { visits, ...audit } = anAudit();
    const late = visits.map((visit) => ({ ...visit, data: visit.data.replace('completed', 'serving') }));
    expect(checkLoad(aJournal(), { ...audit, visits: late }, { tickets: 3 })).toHaveLength(1);
  });
});
