import { crc32, deflateSync } from 'node:zlib'

/** Small pictures and sounds, made here byte by byte as their formats say. */

/** A PNG of one colour. */
export function png(width: number, height: number, [red, green, blue] = [200, 120, 40]): Buffer {
  const row = Buffer.alloc(1 + 3 * width)
  for (let x = 0; x < width; x++) row.set([red ?? 0, green ?? 0, blue ?? 0], 1 + 3 * x)
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', pngHeader(width, height)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Only the beginning of a PNG, which says how large it is. */
export const pngOfSize = (width: number, height: number): Buffer =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', pngHeader(width, height))])

function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return header
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** So many seconds of silence, 8,000 samples a second, 8 bits. */
export function wav(seconds: number): Buffer {
  const samples = Buffer.alloc(Math.round(8000 * seconds), 128)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}

/** Silent frames of 128 kbit/s, 44,100 samples a second: 1152 samples each. */
export function mp3(frames: number): Buffer {
  const frame = Buffer.alloc(417)
  frame.set([0xff, 0xfb, 0x90, 0x00])
  return Buffer.concat(Array.from({ length: frames }, () => frame))
}

/** The header alone, which says how many samples there are: 16,000 a second, 16 bits, one channel. */
export function flac(seconds: number): Buffer {
  const info = Buffer.alloc(34)
  info.writeUInt16BE(4096, 0)
  info.writeUInt16BE(4096, 2)
  const packed = (16_000n << 44n) | (15n << 36n) | BigInt(Math.round(16_000 * seconds))
  info.writeBigUInt64BE(packed, 10)
  return Buffer.concat([Buffer.from('fLaC', 'latin1'), Buffer.from([0x80, 0, 0, 34]), info])
}

/** Opus in Ogg: its two headers and a last page that says how many samples there were, at 48,000 a second. */
export function ogg(seconds: number): Buffer {
  const head = Buffer.from('OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0', 'latin1')
  const tags = Buffer.from('OpusTags\x04\0\0\0test\0\0\0\0', 'latin1')
  return Buffer.concat([
    oggPage(head, 0, 2, 0n),
    oggPage(tags, 1, 0, 0n),
    oggPage(Buffer.alloc(20), 2, 4, BigInt(Math.round(48_000 * seconds))),
  ])
}

function oggPage(content: Buffer, number: number, flags: number, position: bigint): Buffer {
  const head = Buffer.alloc(28)
  head.write('OggS', 0, 'latin1')
  head.writeUInt8(flags, 5)
  head.writeBigUInt64LE(position, 6)
  head.writeUInt32LE(7, 14)
  head.writeUInt32LE(number, 18)
  head.writeUInt8(1, 26)
  head.writeUInt8(content.length, 27)
  return Buffer.concat([head, content])
}
