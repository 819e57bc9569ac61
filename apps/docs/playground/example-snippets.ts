import type { Choices } from './choices.ts';
import { attributesOf, VIEWPORTS } from './choices.ts';
import type { AttributeControl, ElementControls } from './element-controls.ts';
import { numbersOf } from './element-controls.ts';
import { sampleOf, showsQueue } from './samples.ts';
import type { Snippet } from './snippets.ts';
import { snippetsOf } from './snippets.ts';

const BASE_URL = 'https://queue.example.org';

/**
 * The snippets of an element with each of its attributes set at least once, and each of the values to choose from: what
 * a reader may copy, to be tried.
 */
export function exampleSnippets(element: ElementControls): readonly Snippet[] {
  const { tag, className, attributes } = element;
  const sample = sampleOf(tag, null, BASE_URL);
  const rounds = Math.max(1, ...attributes.map((attribute) => valuesOf(attribute).length));
  return [...new Array(rounds).keys()].flatMap((round) => {
    const set = attributes.map((attribute) => {
      const values = valuesOf(attribute);
      return [attribute.name, values[round % values.length] ?? ''] as const;
    });
    const choices: Choices = {
      ...{ tag, baseUrl: BASE_URL, publishableKey: 'cq_pk_1', department: 'dep_1', language: 'ar', direction: '' },
      ...{ viewport: VIEWPORTS[0], attributes: Object.fromEntries(set), brand: {} },
    };
    return snippetsOf({
      ...{ tag, className, baseUrl: BASE_URL, properties: new Map(), frozen: null, numbers: numbersOf(element) },
      ...{ attributes: attributesOf(choices), isAlone: !showsQueue(tag) },
      content: sample !== null && sample.content.length > 0 ? '…your page…' : '',
    });
  });
}

function valuesOf({ control }: AttributeControl): readonly (string | boolean)[] {
  if (control.kind === 'switch') return [true];
  if (control.kind === 'number') return ['25'];
  return control.kind === 'choice' ? control.values : ['A & "B"'];
}
