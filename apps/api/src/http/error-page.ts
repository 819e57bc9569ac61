import { refusalCatalogue } from '../kernel/decision.ts';
import type { HttpContext } from './auth-context.ts';
import { problem } from './problem.ts';
import { httpRefusals } from './refusals.ts';
import { send } from './send.ts';

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Where an element of a page leads its developer: what it was not told, or told so that it cannot be used. */
export const ELEMENT_PAGE = 'element_not_set_up';

/** By the codes that elements write into the console; packages/widgets/src/base/developer-advice.ts has the same. */
export const ELEMENT_MISTAKES: Readonly<Record<string, string>> = {
  key_missing: 'Give each element publishable-key="cq_pk_…". It belongs in pages; the secret key never does.',
  key_unusable: 'Copy the key again, and whole: cq_pk_ with letters, digits and underscores, and no space.',
  address_missing:
    'Without a script of CareQueue in the page an element needs base-url="https://…", where CareQueue is.',
  address_unusable: 'Write base-url whole, with https:// before it.',
  department_missing:
    'A board, a ticket and a wait show a department: give department="dep_…". A status and the doctors show all without.',
  doctor_unknown:
    'The doctor is none of the department’s, so that nothing could be shown of him: copy doctor="doc_…" again, or take it out for the whole department.',
  presence_unknown:
    'A ticket’s presence is on-site or remote where the page knows where its visitors are. With any other word they are asked, as without one.',
  slip_code_missing: 'A slip prints a token that was taken: give it the ticket’s code, as code="CAR-12".',
};

function elementPage(): string {
  const parts = Object.entries(ELEMENT_MISTAKES).map(
    ([code, sentence]) => `<dt id="${code}"><code>${code}</code></dt><dd>${escapeHtml(sentence)}</dd>`,
  );
  return pageOf(ELEMENT_PAGE, `<h1>An element of a page is not set up</h1>\n<dl>${parts.join('\n')}</dl>`);
}

/** Explains an error code: the page a problem's `type` leads to. */
export function errorPage(context: HttpContext): Response {
  const code = context.req.param('code') ?? '';
  const entry = refusalCatalogue.get(code);
  if (entry === undefined && code !== ELEMENT_PAGE) return problem(context, httpRefusals.refuse('not_found', {}));
  const page =
    entry === undefined
      ? elementPage()
      : pageOf(
          entry.code,
          `<h1>${escapeHtml(entry.title)}</h1>
<p>Code <code>${escapeHtml(entry.code)}</code>, HTTP status ${entry.status}.</p>
<p>${escapeHtml(entry.detail(entry.example))}</p>
<p>Facts, as an example: <code>${escapeHtml(JSON.stringify(entry.example))}</code></p>`,
        );
  return send(context, 200, page, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'public, max-age=300',
  });
}

function pageOf(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body>
${content}
<p><a href="/reference/">API reference</a></p>
</body>
</html>
`;
}
