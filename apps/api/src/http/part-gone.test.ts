import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { HttpEnvironment } from './auth-context.ts';
import { partGone } from './part-gone.ts';

function answerTo(path: string, files: Readonly<Record<string, string>>): Response | Promise<Response> {
  const staticFiles = () => ({
    fetch: async ({ pathname }: URL) => {
      const text = files[pathname];
      return new Response(text ?? 'not here', { status: text === undefined ? 404 : 200 });
    },
  });
  const app = new Hono<HttpEnvironment>();
  app.get('/t/assets/*', partGone(staticFiles, '/t/part-gone.js'));
  return app.request(`https://queue.example.org${path}`);
}

const FILES = { '/t/part-gone.js': 'renew();' };

test.each(['hi-5TQ2XK7M.js', 'board-whole-board-0a1b2c3d4e.js', 'hi-5TQ2XK7M.js?retry=3'])(
  'who asks for %s of a version that is gone is answered with the script that brings the present one',
  async (name) => {
    const answer = await answerTo(`/t/assets/${name}`, FILES);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await answer.text()).toBe('renew();');
  },
);

test.each(['page.js', 'style-5TQ2XK7M.css', 'hi-5tq2xk7m.js', 'x.html'])('%s is not there', async (name) => {
  expect((await answerTo(`/t/assets/${name}`, FILES)).status).toBe(404);
});

test('without that script a part is not there, as any other file', async () => {
  expect((await answerTo('/t/assets/hi-5TQ2XK7M.js', {})).status).toBe(404);
});
