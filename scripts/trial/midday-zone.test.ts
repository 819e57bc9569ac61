import fc from 'fast-check';
import { expect, it } from 'vitest';
import { middayZone } from './midday-zone.ts';

it('is never further than an hour and a minute from noon, so that no trial meets midnight', () => {
  const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (date) => {
      const hours = { hour: '2-digit', minute: '2-digit', timeZone: middayZone(date.getTime()) } as const;
      const time = new Intl.DateTimeFormat('en-GB', hours).format(date);
      expect(time >= '10:59' && time <= '13:01', time).toBe(true);
    }),
  );
});
