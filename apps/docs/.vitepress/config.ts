import { readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitepress';

const errors = readdirSync(path.join(import.meta.dirname, '../errors')).map((file) => path.basename(file, '.md'));

// The sample site serves the playground at an address of its own; these pages are beside it there.
const base = process.env.CAREQUEUE_DOCS_BASE;
const playground =
  base === undefined ? {} : { base, rewrites: { 'playground.md': 'index.md', 'index.md': 'about.md' } };

export default defineConfig({
  ...playground,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${base ?? '/'}icon.svg` }]],
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
          { text: 'The patient’s page', link: '/guides/patient-page' },
          { text: 'Spoken calls', link: '/guides/voice' },
          { text: 'Words', link: '/guides/words' },
          { text: 'Run a queue', link: '/guides/queue' },
          { text: 'Errors', link: '/guides/errors' },
        ],
      },
      { text: 'Playground', link: base === undefined ? '/playground' : '/' },
      { text: 'Error codes', collapsed: true, items: errors.map((code) => ({ text: code, link: `/errors/${code}` })) },
    ],
  },
});
