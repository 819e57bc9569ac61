/** Exactly one way to say who is calling. */
export type Credential =
  | {
      /** `cq_pk_…`: public, for web pages; may do what a visitor may. */
      readonly publishableKey: string;
      readonly secretKey?: undefined;
      readonly ticketCredential?: undefined;
    }
  | {
      readonly publishableKey?: undefined;
      /** `cq_sk_…`: for servers only; everything in its hospital. Never put it in a page. */
      readonly secretKey: string;
      readonly ticketCredential?: undefined;
    }
  | {
      readonly publishableKey?: undefined;
      readonly secretKey?: undefined;
      /** `cq_tk_…`: the `secret` a ticket was issued with; its holder may follow and cancel it. */
      readonly ticketCredential: string;
    };

const TICKET_CREDENTIAL = /^cq_tk_.+_([0-9a-hjkmnp-tv-z]{26})_[\w-]{43}$/;

/** Takes the one credential out of the options; where there is none, or more than one, it is none that can be used. */
export function bearerOf({ publishableKey, secretKey, ticketCredential }: Credential): string {
  const [only = '', second] = [publishableKey, secretKey, ticketCredential].filter((text) => text !== undefined);
  return second === undefined ? only : '';
}

/** @throws TypeError when the text cannot stand in a header and a subprotocol. The text itself is not repeated. */
export function checkedBearer(credential: string): string {
  if (!/^[\w.-]+$/.test(credential)) throw new TypeError('Give one CareQueue credential, and one only.');
  return credential;
}

/** The id of the ticket a ticket credential opens; null for any other credential. */
export function ticketIdOf(credential: string): string | null {
  const match = TICKET_CREDENTIAL.exec(credential);
  return match?.[1] === undefined ? null : `tkt_${match[1]}`;
}
