/**
 * A style sheet as text, for what comes after the first rows: Lit's own `css` would bring a second Lit along.
 *
 * @example
 * css`.point { display: flex; }`; // '.point { display: flex; }'
 */
export const css = String.raw;
