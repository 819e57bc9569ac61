import type { Class } from 'oxc-parser';
import { parseSync, Visitor } from 'oxc-parser';

/**
 * Makes private methods and accessors ordinary ones of names that nobody else has. Chrome 76 knows private fields, but no
 * private methods; what esbuild would write for them, a set of objects asked at each call, is larger and slower.
 *
 * @throws Error where a private method is asked for with `in`.
 * @example
 * plainMethods('class A { #draw() {} show() { this.#draw(); } }'); // 'class A { _0draw() {} show() { this._0draw(); } }'
 */
export function plainMethods(script: string): string {
  const names = new Map<Class, ReadonlyMap<string, string>>();
  const around: ReadonlyMap<string, string>[] = [];
  const edits: { start: number; end: number; text: string }[] = [];
  const enter = (node: Class) => {
    const own = new Map(privateMethods(node).map((name) => [name, `_${names.size}${name}`]));
    // A field of the same name in a class within is its own.
    for (const field of privateFields(node)) own.set(field, `#${field}`);
    names.set(node, own);
    around.push(own);
  };
  const leave = () => void around.pop();
  new Visitor({
    ClassDeclaration: enter,
    'ClassDeclaration:exit': leave,
    ClassExpression: enter,
    'ClassExpression:exit': leave,
    PrivateIdentifier({ name, start, end }) {
      const text = around.findLast((own) => own.has(name))?.get(name);
      if (text !== undefined) edits.push({ start, end, text });
    },
    BinaryExpression({ operator, start }) {
      if (operator === 'in' && script[start] === '#') throw new Error('No private name may be asked for with `in`.');
    },
  }).visit(parseSync('script.js', script, { sourceType: 'module' }).program);
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), script);
}

function privateMethods({ body }: Class): string[] {
  return body.body.flatMap((member) =>
    member.type === 'MethodDefinition' && member.key.type === 'PrivateIdentifier' ? [member.key.name] : [],
  );
}

function privateFields({ body }: Class): string[] {
  return body.body.flatMap((member) =>
    member.type === 'PropertyDefinition' && member.key.type === 'PrivateIdentifier' ? [member.key.name] : [],
  );
}
