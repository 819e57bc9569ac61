import { refusalCatalogue } from '../kernel/decision.ts';
import type { HttpContext } from './auth-context.ts';
import { problem } from './problem.ts';
import { httpRefusals } from './refusals.ts';
import { send } from './send.ts';

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Explains an error code: the page a problem's `type` leads to. */
export function errorPage(context: HttpContext): Response {
  const entry = refusalCatalogue.get(context.req.param('code') ?? '');
  if (entry === undefined) return problem(context, httpRefusals.refuse('not_found', {}));
  const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(entry.code)}</title></head>
<body>
<h1>${escapeHtml(entry.title)}</h1>
<p>Code <code>${escapeHtml(entry.code)}</code>, HTTP status ${entry.status}.</p>
<p>${escapeHtml(entry.detail(entry.example))}</p>
<p>Facts, as an example: <code>${escapeHtml(JSON.stringify(entry.example))}</code></p>
<p><a href="/reference/">API reference</a></p>
</body>
</html>
`;
  return send(context, 200, page, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'public, max-age=300',
  });
}
