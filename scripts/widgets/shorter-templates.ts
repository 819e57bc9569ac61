import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { parseSync, Visitor } from 'oxc-parser';

/**
 * Takes the indentation out of Lit's templates: space that HTML and CSS read as one space, or as none, and that no
 * minifier of JavaScript may touch.
 *
 * @example
 * shorterTemplates("css`\n  p {\n    color: red;\n  }\n`", 'a.ts'); // 'css`p{color:red}`'
 */
export function shorterTemplates(source: string, file: string): string {
  const edits: { start: number; end: number; text: string }[] = [];
  new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      const shorten = tag.type === 'Identifier' ? SHORTEN[tag.name] : undefined;
      if (shorten === undefined) return;
      for (const [at, { start, end, value }] of quasi.quasis.entries()) {
        const text = shorten(value.raw, { isFirst: at === 0, isLast: at === quasi.quasis.length - 1 });
        const offset = source.slice(start, end).indexOf(value.raw);
        edits.push({ start: start + offset, end: start + offset + value.raw.length, text });
      }
    },
  }).visit(parseSync(file, source).program);
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), source);
}

interface Ends {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const SHORTEN: Readonly<Record<string, ((raw: string, ends: Ends) => string) | undefined>> = {
  css: shorterCss,
  html: shorterHtml,
  svg: shorterHtml,
};

function shorterCss(raw: string, { isFirst, isLast }: Ends): string {
  const text = raw
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    // After a property's name, or a comma; before one it may part a selector from the next.
    .replace(/([\w-]): /g, '$1:')
    .replace(/, /g, ',')
    .replace(/;\}/g, '}');
  return trimmed(text, { isFirst, isLast });
}

function shorterHtml(raw: string, ends: Ends): string {
  return trimmed(raw.replace(/\s*\n\s*/g, ' '), ends);
}

function trimmed(text: string, { isFirst, isLast }: Ends): string {
  const start = isFirst ? text.replace(/^ /, '') : text;
  return isLast ? start.replace(/ $/, '') : start;
}

/** Shortens the templates of the sources of elements as they are bundled. */
export function shorterTemplatesPlugin(): Plugin {
  return {
    name: 'shorter-templates',
    setup({ onLoad }) {
      onLoad({ filter: /[/\\]packages[/\\]widgets[/\\]src[/\\].*\.ts$/ }, ({ path }) => ({
        contents: shorterTemplates(readFileSync(path, 'utf8'), path),
        loader: 'ts',
      }));
    },
  };
}
