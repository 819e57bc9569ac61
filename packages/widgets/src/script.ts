// The address comes first: elements that stand in the page already begin as soon as they are registered.
import './script-address.ts';
import './board/carequeue-board.ts';
import './ticket/carequeue-ticket.ts';
