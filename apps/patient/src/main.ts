import '@carequeue/widgets/ticket';
import { PatientPage } from './page.ts';
import { keepPage } from './shell.ts';

const root = document.querySelector<HTMLElement>('#page');
if (root !== null) void new PatientPage(root).start();
// A browser that refuses a worker, in private windows for one, shows the page all the same.
void keepPage(location).catch(() => {});
