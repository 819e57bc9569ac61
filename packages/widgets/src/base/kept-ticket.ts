import { keptForMs, TICKET_KEY_PREFIX } from './past-tickets.ts';

/** Whether this device keeps a token that was taken for a department, be it for this tab alone; not one that has ended. */
export function isTicketKept(departmentId: string): boolean {
  return (['localStorage', 'sessionStorage'] as const).some((name) => {
    try {
      const kept = JSON.parse(globalThis[name].getItem(TICKET_KEY_PREFIX + departmentId) ?? '');
      // A wish for a token stands there too, before it is granted.
      return typeof kept.ticketId === 'string' && kept.hasEnded !== true && keptForMs(kept) > 0;
    } catch {
      // Nothing is there, or none of ours, or storage is switched off.
      return false;
    }
  });
}
