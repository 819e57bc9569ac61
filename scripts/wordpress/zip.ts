import { crc32, deflateRawSync } from 'node:zlib';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATE = 8;
/** 1 January 1980, the first day a zip can tell: the same files are the same zip. */
const FIRST_DAY = 0x0021;

interface Entry {
  readonly name: Buffer;
  readonly packed: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

/** What both headers of an entry say of it, after their own first fields. */
function facts({ name, packed, crc, size }: Omit<Entry, 'offset'>): Buffer {
  const buffer = Buffer.alloc(26);
  buffer.writeUInt16LE(VERSION, 0);
  buffer.writeUInt16LE(UTF8_NAMES, 2);
  buffer.writeUInt16LE(DEFLATE, 4);
  buffer.writeUInt16LE(FIRST_DAY, 8);
  buffer.writeUInt32LE(crc, 10);
  buffer.writeUInt32LE(packed.length, 14);
  buffer.writeUInt32LE(size, 18);
  buffer.writeUInt16LE(name.length, 22);
  return buffer;
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function centralHeader(entry: Entry): Buffer {
  // Between the facts and the place: comment, disk and attributes, all empty.
  return Buffer.concat([
    uint32(CENTRAL_HEADER),
    uint16(VERSION),
    facts(entry),
    Buffer.alloc(10),
    uint32(entry.offset),
    entry.name,
  ]);
}

/**
 * Packs files into a zip: the same files, by path, give the same bytes.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zip(files: ReadonlyMap<string, string>): Buffer {
  const parts: Buffer[] = [];
  const entries: Entry[] = [];
  let offset = 0;
  for (const [path, text] of files) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content, { level: 9 });
    const entry = { name: Buffer.from(path), packed, crc: crc32(content), size: content.length, offset };
    const local = Buffer.concat([uint32(LOCAL_HEADER), facts(entry), entry.name, packed]);
    parts.push(local);
    entries.push(entry);
    offset += local.length;
  }
  const central = Buffer.concat(entries.map(centralHeader));
  const count = uint16(entries.length);
  const end = [uint32(END), uint32(0), count, count, uint32(central.length), uint32(offset), uint16(0)];
  return Buffer.concat([...parts, central, ...end]);
}
