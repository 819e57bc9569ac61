import type { EmbeddedElement } from '../base/embedded-element.ts';
import { DEPARTMENT_ID } from './fixtures.ts';
import type { InPageServer } from './in-page-server.ts';

/** Puts an element into the page, set up to talk to a server. */
export function stage<Element extends EmbeddedElement>(element: Element, server: InPageServer): Element {
  element.publishableKey = 'cq_pk_test';
  element.department = DEPARTMENT_ID;
  element.baseUrl = 'https://queue.example.org';
  element.platform = server.platform;
  document.body.append(element);
  return element;
}

/** Text an element shows, spaces made single; what is only for screen readers included. */
export function textOf(element: Element, selector?: string): string {
  const root = element.shadowRoot;
  const target = selector === undefined ? root : root?.querySelector(selector);
  return (target?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Presses the button that says `text`. */
export function press(element: Element, text: string): void {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  const button = buttons.find((one) => one.textContent?.trim() === text);
  if (button === undefined) throw new Error(`There is no button "${text}", only: ${buttons.map((b) => b.textContent)}`);
  button.click();
}

/** Chooses the answer of a question, or ticks it. */
export function choose(element: Element, name: string, value: string): void {
  const answer = element.shadowRoot?.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`);
  if (!answer) throw new Error(`There is no answer "${value}" to "${name}".`);
  answer.click();
}
