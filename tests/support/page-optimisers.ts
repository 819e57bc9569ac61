/** A page and the files it loads from its own site, by path. */
export interface OptimisedPage {
  readonly html: string;
  readonly files: ReadonlyMap<string, string>;
}

/** What a plugin for faster pages does to a page; `fetchText` reads a script wherever it is. */
export type Optimiser = (html: string, fetchText: (url: string) => Promise<string>) => Promise<OptimisedPage>;

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;

interface FoundScript {
  readonly tag: string;
  readonly attributes: string;
  readonly src: string | null;
  readonly inline: string;
}

function scriptsOf(html: string): FoundScript[] {
  return [...html.matchAll(SCRIPT)].map(([tag, attributes = '', inline = '']) => {
    const src = /\bsrc="([^"]+)"/.exec(attributes)?.[1] ?? null;
    return { tag, attributes, src, inline };
  });
}

/** Puts all scripts of a page, whatever they asked for, into one plain file that runs when the page has been read. */
const combine: Optimiser = async (html, fetchText) => {
  const scripts = scriptsOf(html);
  const texts = await Promise.all(scripts.map(({ src, inline }) => (src === null ? inline : fetchText(src))));
  const bare = scripts.reduce((page, { tag }) => page.replace(tag, ''), html);
  return {
    html: `${bare}<script defer src="/cache/all.js"></script>`,
    files: new Map([['/cache/all.js', texts.join('\n')]]),
  };
};

/** Puts all scripts into the page itself, as one. */
const inline: Optimiser = async (html, fetchText) => {
  const { html: bare, files } = await combine(html, fetchText);
  const text = (files.get('/cache/all.js') ?? '').replaceAll('</script', '<\\/script');
  return { html: bare.replace(/<script defer .*$/, () => `<script>${text}</script>`), files: new Map() };
};

/** Lets each script wait for the reader's first touch, then puts them in one after the other, attributes and all. */
const delay: Optimiser = async (html) => {
  const delayed = html.replaceAll(SCRIPT, (tag: string, attributes: string) =>
    tag.replace(attributes, `${attributes.replace(/\btype="/, 'data-type="')} type="text/delayed"`),
  );
  const starter = `<script>addEventListener('pointerdown', async () => {
    for (const old of document.querySelectorAll('script[type="text/delayed"]')) {
      const script = document.createElement('script');
      for (const { name, value } of old.attributes) if (name !== 'type') script.setAttribute(name.replace('data-type', 'type'), value);
      script.textContent = old.textContent;
      await new Promise((resolve) => { script.onload = script.onerror = resolve; old.replaceWith(script); if (!script.src) resolve(); });
    }
  }, { once: true });</script>`;
  return { html: delayed + starter, files: new Map() };
};

/** Adds `defer` to each script, and takes `type` away. */
const defer: Optimiser = async (html) => {
  const deferred = html.replaceAll(SCRIPT, (tag: string, attributes: string) =>
    tag.replace(attributes, `${attributes.replace(/\stype="[^"]*"/, '')} defer`),
  );
  return { html: deferred, files: new Map() };
};

/** What plugins for faster pages are known to do, by name. */
export const OPTIMISERS: Readonly<Record<string, Optimiser>> = { combine, inline, delay, defer };
