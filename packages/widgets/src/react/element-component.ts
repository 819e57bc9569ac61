'use client';

import type { ForwardRefExoticComponent, HTMLAttributes, PropsWithoutRef, RefAttributes } from 'react';
import { createElement, forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';

/** A handler for each event, typed by the page's event map. */
type Handlers<Events> = {
  readonly [Handler in keyof Events]?: Events[Handler] extends keyof HTMLElementEventMap
    ? (event: HTMLElementEventMap[Events[Handler]]) => void
    : never;
};

/** What the component of an element takes. `Events` names the event of each handler. */
export type ComponentProps<Element extends HTMLElement, Names extends keyof Element, Events> = Omit<
  HTMLAttributes<Element>,
  Names | keyof Events
> &
  Partial<Readonly<Pick<Element, Names>>> &
  Handlers<Events>;

/** The component of an element; its `ref` gives the element. */
export type ElementComponent<Element extends HTMLElement, Props extends object> = ForwardRefExoticComponent<
  PropsWithoutRef<Props> & RefAttributes<Element | null>
>;

/** How an element is told what its component is given. */
export interface ElementDefinition {
  readonly tag: keyof HTMLElementTagNameMap;
  /** The attribute of each property that has one. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly properties: readonly string[];
  /** The event of each handler. */
  readonly events: Readonly<Record<string, string>>;
}

// A server has no layout, and React 18 warns about one there.
const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** The attributes a page from a server begins with: what the element reads before React is there. */
function firstAttributes(definition: ElementDefinition, props: object): Readonly<Record<string, unknown>> {
  const given = Object.entries(definition.attributes).map(([name, attribute]) => [attribute, Reflect.get(props, name)]);
  // React 18 writes `false` into an attribute, where it would mean true.
  return Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== null && value !== false));
}

/** What any HTML element takes that is true by standing there. */
const BOOLEANS: readonly string[] = ['hidden', 'inert', 'autoFocus', 'itemScope'];

/**
 * What any HTML element takes: React gives it to the tag by itself. `class`, because React 18 knows no other here; and no
 * `false`, which React 18 writes into an attribute.
 */
function plainProps(definition: ElementDefinition, props: object): Readonly<Record<string, unknown>> {
  const { attributes, properties, events } = definition;
  const isOurs = (name: string) => name in attributes || name in events || properties.includes(name);
  const isAbsent = (name: string, value: unknown) => value === false && BOOLEANS.includes(name);
  const plain = Object.entries(props).filter(([name, value]) => !isOurs(name) && !isAbsent(name, value));
  return Object.fromEntries(plain.map(([name, value]) => [name === 'className' ? 'class' : name, value]));
}

/**
 * Takes away what any HTML element takes where it is not given any more: React 19 writes the word `undefined` into what the
 * tag has a property for, `lang` among them.
 */
function takeAway(element: HTMLElement, definition: ElementDefinition, given: { now: object; before: object }): void {
  const now = plainProps(definition, given.now);
  for (const [name, value] of Object.entries(plainProps(definition, given.before))) {
    const isGiven = (one: unknown) => one !== undefined && one !== null;
    if (isGiven(value) && !isGiven(now[name])) element.removeAttribute(name);
  }
}

/** Gives an element the properties that changed; one that is not given any more is as in a new element again. */
function setProperties(element: HTMLElement, definition: ElementDefinition, given: { now: object; before: object }) {
  for (const name of [...Object.keys(definition.attributes), ...definition.properties]) {
    const [value, valueBefore]: unknown[] = [Reflect.get(given.now, name), Reflect.get(given.before, name)];
    if (Object.is(value, valueBefore)) continue;
    Reflect.set(element, name, value ?? Reflect.get(document.createElement(definition.tag), name));
  }
}

/**
 * Makes the React component of an element. Properties and handlers are set on the element itself, so that React 18 and
 * later treat it alike; on a server it is its tag with its attributes, and its children stand in until it runs.
 */
export function elementComponent<Element extends HTMLElement, Props extends object>(
  definition: ElementDefinition,
): ElementComponent<Element, Props> {
  // biome-ignore lint/correctness/noComponentHookFactories: It is called once for each element, as its module is read.
  const Component = forwardRef<Element | null, Props>((props, ref) => {
    const [element, setElement] = useState<Element | null>(null);
    const [attributes] = useState(() => firstAttributes(definition, props));
    const before = useRef<object>({});
    const latest = useRef<object>(props);
    useImperativeHandle<Element | null, Element | null>(ref, () => element, [element]);
    useBeforePaint(() => {
      latest.current = props;
      if (element === null) return;
      const given = { now: props, before: before.current };
      setProperties(element, definition, given);
      takeAway(element, definition, given);
      before.current = props;
    });
    useBeforePaint(() => {
      if (element === null) return;
      const listeners = Object.entries(definition.events).map(([handler, event]) => {
        const listener = (happened: Event) => {
          const handle: unknown = Reflect.get(latest.current, handler);
          if (typeof handle === 'function') handle(happened);
        };
        element.addEventListener(event, listener);
        return () => element.removeEventListener(event, listener);
      });
      return () => {
        for (const stop of listeners) stop();
      };
    }, [element]);
    return createElement(definition.tag, { ...plainProps(definition, props), ...attributes, ref: setElement });
  });
  Component.displayName = definition.tag;
  return Component;
}
