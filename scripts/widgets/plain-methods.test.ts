import { expect, test } from 'vitest';
import { plainMethods } from './plain-methods.ts';

/** What a script returns. */
function outcomeOf(script: string): unknown {
  return new Function(`return (() => { ${script} })()`)();
}

test('a private method has another name, wherever it is called', () => {
  const script = plainMethods(
    'class A { #n = 1; #add(more) { return this.#n + more; } get #twice() { return this.#n * 2; } static #of() { return 5; }' +
      ' all() { return [this.#add(1), this.#twice, A.#of(), this?.#add(2)]; } } return new A().all();',
  );
  expect(script).not.toMatch(/#(add|twice|of)/);
  expect(script).toContain('#n');
  expect(outcomeOf(script)).toEqual([2, 2, 5, 3]);
});

test('methods of the same name in a class and its heir stay apart', () => {
  const script =
    'class A { #draw() { return "A"; } show() { return this.#draw(); } }' +
    ' class B extends A { #draw() { return "B"; } both() { return this.show() + this.#draw(); } } return new B().both();';
  expect(outcomeOf(plainMethods(script))).toBe('AB');
});

test('a class within a class has its own names and calls those around it', () => {
  const script =
    'class A { #x() { return "outer"; } #y() { return "y"; } make() { const outer = this;' +
    ' return new (class { #x = "field"; read() { return this.#x + outer.#y(); } })().read() + this.#x(); } }' +
    ' return new A().make();';
  expect(outcomeOf(plainMethods(script))).toBe('fieldyouter');
});

test('a private name that is asked for with `in` does not build', () => {
  expect(() => plainMethods('class A { #x() {} static is(a) { return #x in a; } }')).toThrow('`in`');
});
