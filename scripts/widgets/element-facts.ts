/** An attribute of an element and the property behind it. */
export interface AttributeFacts {
  readonly attribute: string;
  readonly property: string;
  readonly type: string;
  readonly description: string;
}

/** An element as its docstrings tell of it. */
export interface ElementFacts {
  /** Its tag without the prefix. */
  readonly name: string;
  readonly tag: string;
  readonly className: string;
  readonly summary: string;
  readonly attributes: readonly AttributeFacts[];
  /** Properties that no attribute sets. */
  readonly properties: readonly string[];
  readonly events: readonly { readonly name: string; readonly description: string }[];
}

interface Member {
  readonly kind: string;
  readonly name: string;
  readonly attribute?: string;
  readonly readonly?: boolean;
  readonly static?: boolean;
  readonly type?: { readonly text: string };
  readonly description?: string;
}

interface Declaration {
  readonly name: string;
  readonly tagName?: string;
  readonly summary?: string;
  readonly members?: readonly Member[];
  readonly events?: readonly { readonly name: string; readonly description?: string }[];
}

/** The part of a custom-elements manifest that is read here. */
export interface ElementsManifest {
  readonly modules: readonly { readonly declarations?: readonly Declaration[] }[];
}

const PREFIX = 'carequeue-';

/** Reads the elements out of a custom-elements manifest, by the alphabet. */
export function elementFacts({ modules }: ElementsManifest): ElementFacts[] {
  const found = modules.flatMap(({ declarations = [] }) =>
    declarations.flatMap(({ name, tagName, summary = '', members = [], events = [] }) => {
      if (tagName === undefined) return [];
      const fields = members.filter((one) => one.kind === 'field' && one.readonly !== true && one.static !== true);
      const attributes = fields.flatMap(({ attribute, name: property, type, description = '' }) =>
        attribute === undefined ? [] : [{ attribute, property, type: type?.text ?? 'string', description }],
      );
      return {
        name: tagName.slice(PREFIX.length),
        tag: tagName,
        className: name,
        summary,
        attributes,
        properties: fields.filter(({ attribute }) => attribute === undefined).map((field) => field.name),
        events: events.map((event) => ({ name: event.name, description: event.description ?? '' })),
      };
    }),
  );
  return found.sort((a, b) => (a.tag < b.tag ? -1 : 1));
}
