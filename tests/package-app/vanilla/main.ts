import '@carequeue/widgets/board';
import { CareQueueVisitor } from '@carequeue/sdk/live';

const asked = new URLSearchParams(location.search);
const [publishableKey = '', baseUrl = '', department = ''] = ['key', 'base', 'department'].map(
  (name) => asked.get(name) ?? '',
);

// No cast: the import tells the compiler which element this name makes.
const board = document.createElement('carequeue-board');
board.publishableKey = publishableKey;
board.baseUrl = baseUrl;
board.department = department;
board.addEventListener('carequeue-board-called', ({ detail }) => {
  document.title = detail.label;
});

const count = document.createElement('output');
const { waiting } = await new CareQueueVisitor({ publishableKey, baseUrl }).departments.queue(department);
count.textContent = `${waiting.length} waiting`;
document.body.append(board, count);
