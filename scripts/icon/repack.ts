import { inflateSync } from 'node:zlib';
import { assemblePng } from './png.ts';

const RGB_BYTES = 3;
const SIGNATURE_BYTES = 8;

/**
 * The same picture in fewer bytes: the filters of a browser's screenshot suit photographs, and hide from the compressor
 * that text repeats. Takes 8-bit RGB without interlacing, as Chromium writes it, and throws on anything else.
 */
export function repackPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header === undefined || header.subarray(8).toString('hex') !== '0802000000') throw new Error('This PNG is not of 8-bit RGB.');
  const pixels = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const stride = header.readUInt32BE(0) * RGB_BYTES;
  let above = Buffer.alloc(stride);
  const rows: Buffer[] = [];
  for (let start = 0; start < pixels.length; start += stride + 1) {
    above = unfilter(pixels[start] ?? 0, pixels.subarray(start + 1, start + 1 + stride), above);
    rows.push(Buffer.of(0), above);
  }
  return assemblePng(header, Buffer.concat(rows));
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_BYTES; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function unfilter(filter: number, row: Buffer, above: Buffer): Buffer<ArrayBuffer> {
  const plain = Buffer.alloc(row.length);
  for (let index = 0; index < row.length; index++) {
    const left = plain[index - RGB_BYTES] ?? 0;
    const up = above[index] ?? 0;
    const corner = index < RGB_BYTES ? 0 : (above[index - RGB_BYTES] ?? 0);
    plain[index] = ((row[index] ?? 0) + prediction(filter, left, up, corner)) & 0xff;
  }
  return plain;
}

/** What the PNG specification adds for each of its five filters. */
function prediction(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
