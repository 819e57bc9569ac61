import type { ElementFacts } from './element-facts.ts';

const HEADER = `'use client';

// Generated from custom-elements.json by \`pnpm manifest\` in packages/widgets. Not to be edited.
`;

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `carequeue-board-called` as a property of a React component: `onCarequeueBoardCalled`. */
export function handlerName(event: string): string {
  return `on${event.split('-').map(capitalised).join('')}`;
}

/** Biome's way of writing a list, so that what is generated needs no second hand. */
function object(entries: readonly (readonly [string, string])[]): string {
  if (entries.length === 0) return '{}';
  return `{\n${entries.map(([key, value]) => `    ${/^\w+$/.test(key) ? key : `'${key}'`}: ${value},\n`).join('')}  }`;
}

/** The React component of one element. */
export function reactFile(element: ElementFacts): string {
  const { name, tag, className, summary, attributes, properties, events } = element;
  const names = [...attributes.map(({ property }) => property), ...properties];
  const handlers = events.map((event) => `  ${handlerName(event.name)}: '${event.name}';`);
  return `${HEADER}import type { ${className} as ${className}Element } from '../../${name}/carequeue-${name}.ts';
import '../../${name}/carequeue-${name}.ts';
import type { ComponentProps, ElementComponent } from '../element-component.ts';
import { elementComponent } from '../element-component.ts';

interface Events {
${handlers.length === 0 ? '  readonly none?: never;' : handlers.join('\n')}
}

/** What \`<${className}>\` takes: the element's properties, its events, and what any HTML element takes. */
export type ${className}Props = ComponentProps<
  ${className}Element,
  ${names.map((one) => `'${one}'`).join(' | ')},
  Events
>;

/** ${summary.replace(/\.?$/, '.')} The element \`<${tag}>\` for React; a \`ref\` gives the element. */
export const ${className}: ElementComponent<${className}Element, ${className}Props> = elementComponent({
  tag: '${tag}',
  attributes: ${object(attributes.map(({ property, attribute }) => [property, `'${attribute}'`]))},
  properties: [${properties.map((one) => `'${one}'`).join(', ')}],
  events: ${object(events.map((event) => [handlerName(event.name), `'${event.name}'`]))},
});
`;
}

/** The list of all components. */
export function reactIndex(elements: readonly ElementFacts[]): string {
  const lines = elements.map(
    ({ name, className }) =>
      `export type { ${className}Props } from './${name}.ts';\nexport { ${className} } from './${name}.ts';\n`,
  );
  return HEADER.replace("'use client';\n\n", '') + lines.join('');
}

/** What VS Code offers while somebody writes the tags: a custom data file. */
export function editorData(elements: readonly ElementFacts[]): string {
  const tags = elements.map(({ tag, summary, attributes }) => ({
    name: tag,
    description: summary,
    attributes: attributes.map(({ attribute, description, type }) => ({
      name: attribute,
      description,
      ...(type === 'boolean' && { valueSet: 'v' }),
    })),
  }));
  return `${JSON.stringify({ version: 1.1, tags }, null, 2)}\n`;
}

/** Entries of a package by their names, each as one of its two maps writes them. */
export type Entries = Readonly<Record<string, unknown>>;

/**
 * The package's entries, as the workspace imports them and as they are published: each element, React, and what stands
 * there already.
 */
export function exportsOf(
  names: readonly string[],
  before: { readonly sources: Entries; readonly published: Entries },
): { sources: Entries; published: Entries } {
  const modules = [
    ['.', 'index'],
    ...names.map((name) => [`./${name}`, `${name}/carequeue-${name}`] as const),
    ['./react', 'react/index'],
  ] as const;
  const published = modules.map(([entry, file]) => {
    return [entry, { types: `./dist/${file}.d.ts`, import: `./dist/${file}.js` }] as const;
  });
  return {
    sources: { ...Object.fromEntries(modules.map(([entry, file]) => [entry, `./src/${file}.ts`])), ...before.sources },
    published: { ...Object.fromEntries(published), ...before.published },
  };
}
