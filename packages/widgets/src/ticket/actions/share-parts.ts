import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { TicketWords } from '../../locales/ticket-strings.ts';
import { actionButton } from './action-parts.ts';
import type { TicketShare } from './ticket-share.ts';

/** Draws how the token gets onto another phone; `isOwn` on the device that may act on it. */
export function sharePart(share: TicketShare, strings: TicketWords, isOwn: boolean): TemplateResult {
  const words = strings.ticket.share;
  const isShown = share.isOpen && share.link !== null;
  return html`
    <div class="${isShown ? 'panel' : 'inline'}" part="share">
      <button
        class="quiet"
        part="button"
        type="button"
        aria-expanded=${isShown ? 'true' : 'false'}
        @click=${() => void share.toggle()}
      >
        ${words.title}
      </button>
      ${share.hasFailed ? html`<p class="problem" role="alert">${words.failed}</p>` : nothing}
      ${isShown ? openPart(share, strings, isOwn) : nothing}
    </div>
  `;
}

function openPart(share: TicketShare, { ticket: { share: words } }: TicketWords, isOwn: boolean): TemplateResult {
  const { link, code, hasCopied } = share;
  const canSend = typeof navigator.share === 'function';
  return html`
    <p class="share-title" tabindex="-1">${words.text} ${isOwn ? words.own : nothing}</p>
    ${link === null || code.part === null ? nothing : code.part.qrPart(link, words.qrLabel)}
    <p class="link" dir="ltr">${link}</p>
    <div class="choices">
      ${canSend ? actionButton({ text: words.send, look: 'quiet', act: () => void share.send() }) : nothing}
      ${actionButton({ text: words.copy, look: 'quiet', act: () => void share.copy() })}
    </div>
    <p class="small" role="status">${hasCopied ? words.copied : ''}</p>
  `;
}
