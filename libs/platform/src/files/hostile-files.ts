import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** A black-and-white PNG that declares its size and holds so many rows; ever so small as a file. */
export function thinPng(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, content: Buffer): Buffer {
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from(type), content, Buffer.alloc(4)]);
  chunk.writeUInt32BE(content.length, 0);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}

/** A zip with one file in it; of zeros it is a thousand times smaller than what comes out. */
export function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc32(content), 0);
  sizes.writeUInt32LE(packed.length, 4);
  sizes.writeUInt32LE(content.length, 8);
  const after = Buffer.alloc(4);
  after.writeUInt16LE(name.length, 0);
  const begin = (mark: string, version: string) => Buffer.from(`${mark}${version}00000800000000`, 'hex');
  const local = Buffer.concat([begin('504b0304', '1400'), sizes, after, Buffer.from(name), packed]);
  const entry = Buffer.concat([...[begin('504b0102', '14001400'), sizes, after, Buffer.alloc(14), Buffer.from(name)]]);
  const end = Buffer.from('504b0506000000000100010000000000000000000000', 'hex');
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}

/** A PDF as far as anybody looks who does not open it, of exactly so many bytes. */
export function pdfOf(length: number, text = ''): Buffer {
  const [begin, end] = [Buffer.from(`%PDF-1.7\n${text}\n`), Buffer.from('\n%%EOF\n')];
  return Buffer.concat([begin, Buffer.alloc(length - begin.length - end.length, 32), end]);
}

/** The same JPEG, with a size in its header that it does not have. */
export function boastfulJpeg(jpeg: Buffer, width: number, height: number): Buffer {
  const boast = Buffer.from(jpeg);
  const frame = boast.indexOf(Buffer.from('ffc0', 'hex'));
  boast.writeUInt16BE(height, frame + 5);
  boast.writeUInt16BE(width, frame + 7);
  return boast;
}
