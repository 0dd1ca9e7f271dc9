import type { Readable } from 'node:stream'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import type { HeldBytes } from '#server/store/store.ts'
import { MediaFault } from './media-fault.ts'

export interface ZipLimits {
  readonly entries: number
  /** Of all entries, unpacked. */
  readonly bytes: number
  /** Of an entry, unpacked to packed; short ones may be anything. */
  readonly ratio: number
}

export interface ZipEntry {
  readonly name: string
  /** Unpacked; the stream fails where it is not so many. */
  readonly bytes: number
  open(): Promise<Readable>
}

/** Whether it begins as a zip, with files or without. */
export const isZip = ([p, k, kind, part]: Uint8Array): boolean =>
  p === 0x50 && k === 0x4b && ((kind === 3 && part === 4) || (kind === 5 && part === 6))

/**
 * The files in a zip. The whole list is looked at first: one entry that is not as it should be refuses all of them, and
 * nothing was unpacked. @throws MediaFault
 */
export async function* zipEntries(held: HeldBytes, limits: ZipLimits): AsyncGenerator<ZipEntry> {
  const zip = await opened(held)
  try {
    for (const entry of await wanted(zip, limits))
      yield { name: entry.fileName, bytes: entry.uncompressedSize, open: () => zip.openReadStreamPromise(entry) }
  } finally {
    zip.close()
  }
}

class HeldReader extends RandomAccessReader {
  readonly #held: HeldBytes

  constructor(held: HeldBytes) {
    super()
    this.#held = held
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.#held.read(start, end)
  }
}

async function opened(held: HeldBytes): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true }
  try {
    return await fromRandomAccessReaderPromise(new HeldReader(held), held.bytes, options)
  } catch (error) {
    throw broken(error)
  }
}

/** Whatever the library says of it, in the place of the file's name. */
const broken = (error: unknown) =>
  new MediaFault(`cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`)

async function wanted(zip: ZipFile, limits: ZipLimits): Promise<readonly Entry[]> {
  if (zip.entryCount > limits.entries)
    throw new MediaFault(`holds ${zip.entryCount} files: over ${limits.entries}; send it in parts`)
  const entries: Entry[] = []
  let bytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry, limits)
      bytes += entry.uncompressedSize
      if (bytes > limits.bytes) throw new MediaFault(`unpacks to over ${inMegabytes(limits.bytes)}; send it in parts`)
      if (!isBeside(entry.fileName)) entries.push(entry)
    }
  } catch (error) {
    throw error instanceof MediaFault ? error : broken(error)
  }
  return entries
}

export const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`

/** Absolute paths and `..` the library refuses itself. */
function checkEntry(entry: Entry, { ratio }: ZipLimits): void {
  const { fileName, compressedSize, uncompressedSize } = entry
  if (isLink(entry)) throw new MediaFault(`holds "${fileName}", which is a link to another file`)
  if (entry.isEncrypted()) throw new MediaFault('is locked by a password')
  if (!entry.canDecodeFileData()) throw new MediaFault(`holds "${fileName}", packed in a way that is not known here`)
  if (uncompressedSize > shortBytes && uncompressedSize > ratio * compressedSize)
    throw new MediaFault(`holds "${fileName}", which unpacks to over ${ratio} times its size`)
}

const shortBytes = 1_000_000
const fileKinds = 0o170000
const link = 0o120000

const isLink = ({ externalFileAttributes }: Entry): boolean => ((externalFileAttributes >>> 16) & fileKinds) === link

/** Folders, and what systems put beside files. */
const isBeside = (name: string): boolean =>
  name.endsWith('/') || /(^|\/)(__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i.test(name)
