import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const EIGHT_BITS_RGBA = [8, 6, 0, 0, 0];

/** A PNG file of `size` × `size` pixels; `rgba` holds four bytes a pixel, row by row. */
export function encodePng(size: number, rgba: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set(EIGHT_BITS_RGBA, 8);
  const stride = size * 4;
  const rows = Array.from({ length: size }, (_, row) =>
    // Each row is preceded by its filter; 0 is none.
    Buffer.concat([Buffer.of(0), rgba.subarray(row * stride, (row + 1) * stride)]),
  );
  return assemblePng(header, Buffer.concat(rows));
}

/** A PNG file of an IHDR chunk's content and of filtered rows. */
export function assemblePng(header: Buffer, rows: Buffer): Buffer {
  const pixels = deflateSync(rows, { level: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
