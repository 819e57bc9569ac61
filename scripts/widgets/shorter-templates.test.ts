// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources in these tests are templates.
import { expect, test } from 'vitest';
import { shorterTemplates } from './shorter-templates.ts';

const shorter = (source: string) => shorterTemplates(source, 'sample.ts');

test('styles lose what means nothing, and keep what parts selectors, values and sums', () => {
  const source = `const a = css\`
    /* why */
    .a .b > .c:hover,
    .d :focus {
      margin: calc(1px + 2px) 0;
      content: 'x';
    }

    @media (min-width: 3px) and (hover: none) {
      p {
        \${mixin}
        color: red;
      }
    }
  \`;`;
  expect(shorter(source)).toBe(
    "const a = css`.a .b > .c:hover,.d :focus{margin:calc(1px + 2px) 0;content:'x'}@media (min-width:3px) and (hover:none){p{${mixin} color:red}}`;",
  );
});

test('markup keeps one space where it had any line, and all of its text', () => {
  const source = 'html`\n  <p class="a ${b}">\n    Now  serving ${c} <b>x</b>\n  </p>\n  ${d}\n`';
  expect(shorter(source)).toBe('html`<p class="a ${b}"> Now  serving ${c} <b>x</b> </p> ${d}`');
});

test('other templates, and templates inside templates, are left or shortened each by itself', () => {
  const source = 'const t = `\n  a\n`; html`<ul>\n  ${list.map((x) => html`\n    <li>${x}</li>\n  `)}\n</ul>`';
  expect(shorter(source)).toBe('const t = `\n  a\n`; html`<ul> ${list.map((x) => html`<li>${x}</li>`)} </ul>`');
});
