/** Values of a page; a list repeats its section. */
export type Values = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Writes text so that it is text in HTML, also inside an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/**
 * Fills `{{name}}` and `{{#list}}…{{/list}}`. A name that is not given becomes nothing.
 *
 * @example
 * fill('<p>{{name}}</p>', { name: 'A & B' }); // '<p>A &amp; B</p>'
 */
export function fill(template: string, values: Values): string {
  const repeated = template.replace(/\{\{#(\w+)\}\}([\s\S]*?)\{\{\/\1\}\}/g, (_whole, name: string, body: string) => {
    const rows = values[name];
    if (rows === undefined || typeof rows === 'string') return '';
    return rows.map((row) => fill(body, { ...values, ...row })).join('');
  });
  return repeated.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = values[name];
    return typeof value === 'string' ? escapeHtml(value) : '';
  });
}
