import { readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitepress';

const errors = readdirSync(path.join(import.meta.dirname, '../errors')).map((file) => path.basename(file, '.md'));

export default defineConfig({
  title: 'CareQueue',
  description: 'Queues for hospitals: tokens, boards, live state.',
  srcExclude: ['reference-page/**'],
  // The reference is served by the Worker, beside the API that it describes.
  ignoreDeadLinks: [/^\/reference\//, /localhost/],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('carequeue-') } } },
  themeConfig: {
    search: { provider: 'local' },
    sidebar: [
      {
        text: 'Guides',
        items: [
          { text: 'Quick start', link: '/guides/quick-start' },
          { text: 'Put it on a page', link: '/guides/embed' },
          { text: 'Run a queue', link: '/guides/queue' },
          { text: 'Errors', link: '/guides/errors' },
        ],
      },
      { text: 'Error codes', collapsed: true, items: errors.map((code) => ({ text: code, link: `/errors/${code}` })) },
    ],
  },
});
