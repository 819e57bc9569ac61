/** An element with what stands on it, to be written down. */
export interface Embedding {
  readonly tag: string;
  readonly className: string;
  /** Address of the API. */
  readonly baseUrl: string;
  /** By attribute, in order; true for one without a value. */
  readonly attributes: ReadonlyMap<string, string | true>;
  /** Attributes that are numbers, as React is given them. */
  readonly numbers: ReadonlySet<string>;
  /** Custom properties that differ from the elements' own. */
  readonly properties: ReadonlyMap<string, string>;
  /** What stands in it, as HTML; empty where nothing does. */
  readonly content: string;
  /** It asks nothing of CareQueue, and need not know where that is. */
  readonly isAlone: boolean;
  /** The newest frozen version and the hash of its script, where known. */
  readonly frozen: FrozenScript | null;
}

/** A script that never changes any more. */
export interface FrozenScript {
  readonly version: string;
  readonly integrity: string;
}

/** The versions that a CareQueue serves, oldest first: `/widgets/manifest.json`, as far as it is read here. */
export interface VersionsManifest {
  readonly versions: Readonly<
    Record<
      string,
      { readonly isFrozen: boolean; readonly files: Readonly<Record<string, { readonly integrity: string }>> }
    >
  >;
}

/** The newest version that was released; null before the first: one that is being worked on is not to be pinned. */
export function newestFrozen({ versions }: VersionsManifest): FrozenScript | null {
  const frozen = Object.entries(versions).flatMap(([version, { isFrozen, files }]) => {
    const integrity = files['carequeue.js']?.integrity;
    return isFrozen && integrity !== undefined ? [{ version, integrity }] : [];
  });
  return frozen.at(-1) ?? null;
}

/** A piece of code to copy. */
export interface Snippet {
  readonly name: string;
  readonly text: string;
}

const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

function attributesText(attributes: Embedding['attributes']): string {
  return [...attributes]
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(value)}"`))
    .join('');
}

const camel = (name: string): string => name.replace(/-([a-z])/g, (_whole, letter: string) => letter.toUpperCase());

/** The element as HTML. */
export function elementText({ tag, attributes, content }: Embedding): string {
  return `<${tag}${attributesText(attributes)}>${content}</${tag}>`;
}

/** What puts an element as it stands on a page: as HTML, pinned with its hash, in React, in WordPress, and its theme. */
export function snippetsOf(embedding: Embedding): readonly Snippet[] {
  const { baseUrl, frozen, properties } = embedding;
  const moving = `<script type="module" src="${baseUrl}/widgets/v1/carequeue.js"></script>`;
  const pinned =
    frozen === null
      ? null
      : `<script type="module" src="${baseUrl}/widgets/${frozen.version}/carequeue.js"\n  integrity="${frozen.integrity}" crossorigin="anonymous"></script>`;
  const element = elementText(embedding);
  const theme = [...properties].map(([name, value]) => `  ${name}: ${value};\n`).join('');
  return [
    { name: 'HTML', text: `${moving}\n${element}` },
    ...(pinned === null ? [] : [{ name: 'Pinned', text: `${pinned}\n${element}` }]),
    { name: 'React', text: reactText(embedding) },
    { name: 'WordPress', text: wordPressText(embedding) },
    ...(theme === '' ? [] : [{ name: 'Theme', text: `:root {\n${theme}}` }]),
  ];
}

function reactText({ className, attributes, numbers, baseUrl, isAlone, content }: Embedding): string {
  const named = new Map<string, string | true>(isAlone ? attributes : [...attributes, ['base-url', baseUrl]]);
  const lines = [...named].map(([name, value]) => {
    const property = name.startsWith('aria-') || name === 'lang' ? name : camel(name);
    if (value === true) return `  ${property}\n`;
    if (numbers.has(name)) return `  ${property}={${Number(value)}}\n`;
    // Between quotes React reads `&` as HTML does.
    return /["&]/.test(value) ? `  ${property}={${JSON.stringify(value)}}\n` : `  ${property}="${value}"\n`;
  });
  return `import { ${className} } from '@carequeue/widgets/react';\n\n<${className}\n${lines.join('')}${content === '' ? '/>' : `>${content}</${className}>`}`;
}

function wordPressText({ tag, attributes, content }: Embedding): string {
  const shown = [...attributes].filter(([name]) => name !== 'publishable-key');
  const text = shown.map(
    ([name, value]) => ` ${name.replaceAll('-', '_')}="${value === true ? 'true' : escaped(value)}"`,
  );
  const name = tag.replaceAll('-', '_');
  return `[${name}${text.join('')}]${content === '' ? '' : `${content}[/${name}]`}`;
}
