/** One message of a server, taken off the wire. */
export type ServerMessage =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'ping'; readonly payload: Buffer }
  | { readonly kind: 'close'; readonly code: number | null };

const OPCODE = 0x0f;
const LENGTH = 0x7f;
const OPCODES: Readonly<Record<number, ServerMessage['kind']>> = { 1: 'text', 8: 'close', 9: 'ping' };

/**
 * Takes the first message off what was read; null when there is not a whole one yet.
 *
 * @throws for what our servers never send: fragments and binary.
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-5.2
 */
export function takeMessage(bytes: Buffer): { readonly message: ServerMessage; readonly rest: Buffer } | null {
  if (bytes.length < 2) return null;
  const short = bytes.readUInt8(1) & LENGTH;
  const headLength = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < headLength) return null;
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.length < headLength + length) return null;
  const payload = bytes.subarray(headLength, headLength + length);
  const rest = bytes.subarray(headLength + length);
  return { message: messageOf(OPCODES[bytes.readUInt8(0) & OPCODE], payload), rest };
}

function messageOf(kind: ServerMessage['kind'] | undefined, payload: Buffer): ServerMessage {
  switch (kind) {
    case 'text':
      return { kind, text: payload.toString('utf8') };
    case 'ping':
      return { kind, payload };
    case 'close':
      return { kind, code: payload.length >= 2 ? payload.readUInt16BE(0) : null };
    default:
      throw new Error('a server sent a fragment or a binary message');
  }
}
