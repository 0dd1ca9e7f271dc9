import { crc32, deflateRawSync } from 'node:zlib'

/** A file of a zip; what is not said is as it should be. */
export interface ZipPart {
  readonly name: string
  readonly content: Buffer
  /** Of the file's kind and rights, as Unix has them. */
  readonly mode?: number
  readonly deflate?: boolean
  /** What the list claims that it unpacks to. */
  readonly claims?: number
  readonly encrypted?: boolean
}

/** A zip as it is written, or as somebody with ill will writes it. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const { name, content, mode = 0o100644, deflate = false, claims = content.length, encrypted = false } = part
    const packed = deflate ? deflateRawSync(content) : content
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2)
    common.writeUInt16LE(deflate ? 8 : 0, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claims, 18)
    const called = Buffer.from(name)
    common.writeUInt16LE(called.length, 22)
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, called, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE((mode << 16) >>> 0, 6)
    rest.writeUInt32LE(at, 10)
    const made = Buffer.from([20, 3])
    list.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, common, rest, called]))
    files.push(file)
    at += file.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...files, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}
