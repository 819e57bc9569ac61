import type { Recording } from './engine.ts';

const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const PLAIN_SAMPLES = 1;
/** A format that is described further on; what counts is said there again. */
const EXTENSIBLE = 0xfffe;

/**
 * Reads a WAV file of 16-bit samples; of several channels the first.
 *
 * @throws Error with a sentence that says what is wrong with it.
 */
export function readWave(bytes: Buffer): Recording {
  if (bytes.length < HEADER_BYTES || bytes.toString('latin1', 0, 4) !== 'RIFF') throw new Error('it is no WAV file');
  let format: { readonly channels: number; readonly hertz: number } | null = null;
  for (let at = HEADER_BYTES; at + CHUNK_HEADER_BYTES <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at + CHUNK_HEADER_BYTES, at + CHUNK_HEADER_BYTES + size);
    if (name === 'fmt ') format = readFormat(body);
    if (name === 'data' && format !== null)
      return { samples: firstChannel(body, format.channels), hertz: format.hertz };
    // Chunks begin at even bytes.
    at += CHUNK_HEADER_BYTES + size + (size % 2);
  }
  throw new Error('it holds no sound');
}

function readFormat(body: Buffer): { readonly channels: number; readonly hertz: number } {
  if (body.length < 16) throw new Error('its format is cut off');
  const kind = body.readUInt16LE(0);
  const bits = body.readUInt16LE(14);
  if ((kind !== PLAIN_SAMPLES && kind !== EXTENSIBLE) || bits !== 16) {
    throw new Error(`it has ${bits} bits a sample: save it as 16-bit PCM`);
  }
  return { channels: Math.max(1, body.readUInt16LE(2)), hertz: body.readUInt32LE(4) };
}

function firstChannel(body: Buffer, channels: number): Float32Array {
  const count = Math.floor(body.length / (2 * channels));
  return Float32Array.from({ length: count }, (_, index) => body.readInt16LE(index * channels * 2) / 0x8000);
}
