import { parseSync } from 'oxc-parser';

/** A function of a source file and how many lines it takes. */
export interface FunctionLength {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const FUNCTION_TYPES = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

function nameOf(node: Node): string | null {
  const key: unknown = 'id' in node ? node.id : 'key' in node ? node.key : null;
  return typeof key === 'object' && key !== null && 'name' in key && typeof key.name === 'string' ? key.name : null;
}

/** Lengths of all functions of one TypeScript or JavaScript source, each named by itself or by what holds it. */
export function functionLengths(fileName: string, source: string): FunctionLength[] {
  const lengths: FunctionLength[] = [];
  const lineAt = (offset: number): number => source.slice(0, offset).split('\n').length;
  const visit = (value: unknown, holder: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, holder);
      return;
    }
    if (!isNode(value)) return;
    const name = nameOf(value) ?? holder;
    if (FUNCTION_TYPES.has(value.type)) {
      const line = lineAt(value.start);
      lengths.push({ name, line, lines: lineAt(value.end) - line + 1 });
    }
    for (const child of Object.values(value)) visit(child, name);
  };
  visit(parseSync(fileName, source).program.body, 'top level');
  return lengths;
}
