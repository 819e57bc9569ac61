import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { qrCode } from '../../qr/qr-code.ts';

// The light border scanners need around a code, in modules.
const QUIET = 4;

/** Draws a text as a QR code: dark on light in every theme, for scanners read no other. */
export function qrPart(text: string, label: string): TemplateResult {
  const rows = qrCode(text);
  const side = rows.length + 2 * QUIET;
  const path = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return html`
    <svg class="qr" part="qr" viewBox="${-QUIET} ${-QUIET} ${side} ${side}" role="img" aria-label=${label} shape-rendering="crispEdges">
      <rect x=${-QUIET} y=${-QUIET} width=${side} height=${side} fill="#fff" />
      <path d=${path} fill="#000" />
    </svg>
  `;
}
