/** How an attribute is chosen. */
export type Control =
  | { readonly kind: 'switch' }
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  /** `names` says a value in words, where it is none itself. */
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly names?: ReadonlyMap<string, string> };

/** An attribute of an element, with how it is chosen. */
export interface AttributeControl {
  readonly name: string;
  readonly description: string;
  readonly control: Control;
}

/** What the playground offers of one element. */
export interface ElementControls {
  readonly tag: string;
  readonly className: string;
  readonly summary: string;
  readonly attributes: readonly AttributeControl[];
  readonly events: readonly { readonly name: string; readonly description: string }[];
}

/** The part of a custom-elements manifest that is read here. */
export interface ElementsManifest {
  readonly modules: readonly {
    readonly declarations?: readonly {
      readonly name: string;
      readonly tagName?: string;
      readonly summary?: string;
      readonly attributes?: readonly {
        readonly name: string;
        readonly type?: { readonly text: string };
        readonly description?: string;
      }[];
      readonly events?: readonly { readonly name?: string; readonly description?: string }[];
    }[];
  }[];
}

/** The page itself sets these: they say whose queue is shown. */
const SET_BY_PAGE: readonly string[] = ['publishable-key', 'department', 'base-url', 'lang'];

/** In the order in which a hospital meets them; those that are not named come last. */
const ORDER: readonly string[] = ['board', 'ticket', 'status', 'doctors', 'wait', 'slip', 'kiosk'];

function placeOf({ tag }: ElementControls): number {
  const place = ORDER.indexOf(tag.replace('carequeue-', ''));
  return place === -1 ? ORDER.length : place;
}

/** Reads the elements and their attributes out of a custom-elements manifest. */
export function elementControls({ modules }: ElementsManifest): readonly ElementControls[] {
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap(({ tagName, name, summary = '', attributes = [], events = [] }) => {
      if (tagName === undefined) return [];
      const own = attributes.filter((attribute) => !SET_BY_PAGE.includes(attribute.name));
      return {
        ...{ tag: tagName, className: name, summary },
        attributes: own.map((attribute) => ({
          name: attribute.name,
          description: attribute.description ?? '',
          control: controlOf(attribute.type?.text ?? 'string', attribute.description ?? ''),
        })),
        events: events.flatMap((event) =>
          event.name === undefined ? [] : { name: event.name, description: event.description ?? '' },
        ),
      };
    })
    .sort((one, other) => placeOf(one) - placeOf(other));
}

/**
 * How an attribute is chosen: by a list where its type or its description names the values.
 *
 * @example
 * controlOf("'day' | 'tab'", ''); // { kind: 'choice', values: ['day', 'tab'] }
 */
export function controlOf(type: string, description: string): Control {
  if (type === 'boolean') return { kind: 'switch' };
  if (type === 'number') return { kind: 'number' };
  const values = valuesOf(type, description);
  return values.length > 1 ? { kind: 'choice', values } : { kind: 'text' };
}

function valuesOf(type: string, description: string): readonly string[] {
  const inType = [...type.matchAll(/'([a-z0-9-]+)'/g)].map(([, value = '']) => value);
  if (inType.length > 0) return inType;
  // A type of its own name lists its values in the description; a plain text only where it begins with them.
  const isNamed = !['string', 'string | null', 'string | undefined'].includes(type);
  if (!isNamed && !description.startsWith('`')) return [];
  const values = [...description.matchAll(/`([a-z0-9-]+)`/g)].map(([, value = '']) => value);
  return [...new Set(values)];
}

/** The controls of an element with the doctors of its queue to choose from, where it can be one doctor's. */
export function withDoctors(
  controls: ElementControls,
  doctors: readonly { readonly id: string; readonly name: string }[],
): ElementControls {
  if (doctors.length === 0) return controls;
  const names = new Map(doctors.map(({ id, name }) => [id, name]));
  const control: Control = { kind: 'choice', values: [...names.keys()], names };
  const attributes = controls.attributes.map((attribute) =>
    attribute.name === 'doctor' ? { ...attribute, control } : attribute,
  );
  return { ...controls, attributes };
}

/** The attributes of an element that are numbers. */
export function numbersOf({ attributes }: ElementControls): ReadonlySet<string> {
  return new Set(attributes.filter(({ control }) => control.kind === 'number').map(({ name }) => name));
}
