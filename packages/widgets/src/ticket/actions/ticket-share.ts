import { LazyPart } from '../../base/lazy-part.ts';
import type { TicketSession } from '../held/ticket-session.ts';

/** What sharing needs of its element. */
export interface ShareHost {
  readonly session: TicketSession;
  /** The hospital's own page for links; empty for CareQueue's. */
  ticketPage(): string;
  redraw(): void;
  /** Moves the focus once the element has been drawn. */
  focusNext(selector: string): void;
}

/** The token's link, for another phone: fetched when somebody asks for it, kept nowhere. */
export class TicketShare {
  isOpen = false;
  link: string | null = null;
  hasFailed = false;
  hasCopied = false;
  /** How the QR code is drawn; fetched with the link. */
  readonly code: LazyPart<typeof import('./qr-part.ts')>;
  private readonly host: ShareHost;

  constructor(host: ShareHost) {
    this.host = host;
    this.code = new LazyPart(
      () => import('./qr-part.ts'),
      () => host.redraw(),
    );
  }

  /** Shows the link, or puts it away. */
  readonly toggle = async (): Promise<void> => {
    this.isOpen = !this.isOpen;
    this.hasFailed = false;
    this.hasCopied = false;
    this.host.redraw();
    if (!this.isOpen) return;
    const [link, code] = await Promise.all([this.fetchLink(), this.code.want()]);
    this.link = link;
    this.hasFailed = link === null || code === null;
    this.isOpen &&= !this.hasFailed;
    if (this.isOpen) this.host.focusNext('.share-title');
    this.host.redraw();
  };

  /** Hands the link to another app of the device. */
  readonly send = async (): Promise<void> => {
    if (this.link === null) return;
    try {
      await navigator.share({ url: this.link });
    } catch {
      // Called off by the reader, or there is no app to send it with: the link is still there to be copied.
    }
  };

  /** Copies the link. */
  readonly copy = async (): Promise<void> => {
    if (this.link === null) return;
    try {
      await navigator.clipboard.writeText(this.link);
      this.hasCopied = true;
    } catch {
      this.hasCopied = false;
    }
    this.host.redraw();
  };

  /** Forgets the link. */
  reset(): void {
    this.isOpen = false;
    this.link = null;
  }

  private async fetchLink(): Promise<string | null> {
    const { session, ticketPage } = this.host;
    const link = await session.read((client, at) => client.tickets.link(...at));
    if (link === null) return null;
    const page = ticketPage();
    return page === '' ? link.url : pageLink(page, link.claimCode);
  }
}

/** The address of a token's page, whole; relative addresses are the page's. One that cannot be read stays as it is. */
function pageLink(page: string, claimCode: string): string {
  const [path = ''] = page.split('#');
  try {
    return `${new URL(path, document.baseURI).href}#${claimCode}`;
  } catch {
    return `${path}#${claimCode}`;
  }
}
