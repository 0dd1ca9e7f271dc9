import type { Blobs, HeldBytes } from '#server/store/store.ts'
import type { Media } from '#shared/domain/media.ts'
import { MediaFault } from './media-fault.ts'
import { probe } from './probe.ts'
import { inMegabytes, isZip, type ZipEntry, zipEntries } from './zip-entries.ts'

/** What became of a file that was sent, or of those in a zip. */
export interface TakenMedia {
  readonly files: readonly NamedMedia[]
  readonly refused: readonly RefusedMedia[]
}
export interface NamedMedia {
  readonly name: string
  readonly media: Media
}
/** A sentence is its name and the reason. */
export interface RefusedMedia {
  readonly name: string
  readonly reason: string
}

const zipLimits = { entries: 20_000, ratio: 200 }
/** A zip is as long as so many of its longest files, packed or unpacked. */
const filesInZip = 8

/** Stores a picture, a recording, or those in a zip, each at most so many bytes long. @throws what the pieces throw */
export async function takeMedia(
  blobs: Blobs,
  name: string,
  pieces: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<TakenMedia> {
  try {
    const held = await blobs.hold(limited(pieces, mostBytes))
    const head: Uint8Array[] = []
    for await (const piece of held.read(0, 4) as AsyncIterable<Uint8Array>) head.push(piece)
    if (!isZip(Buffer.concat(head))) return { files: [{ name, media: await kept(held) }], refused: [] }
    return await unpacked(blobs, held, mostBytes)
  } catch (error) {
    if (error instanceof MediaFault) return { files: [], refused: [{ name, reason: error.message }] }
    throw error
  }
}

async function kept(held: HeldBytes): Promise<Media> {
  try {
    const media = await probe(held)
    await held.keep()
    return media
  } finally {
    await held.drop()
  }
}

async function unpacked(blobs: Blobs, held: HeldBytes, mostBytes: number): Promise<TakenMedia> {
  const files: NamedMedia[] = []
  const refused: RefusedMedia[] = []
  try {
    for await (const entry of zipEntries(held, { ...zipLimits, bytes: filesInZip * mostBytes }))
      try {
        files.push({ name: entry.name, media: await takenOf(blobs, entry, mostBytes) })
      } catch (error) {
        if (!(error instanceof MediaFault)) throw error
        refused.push({ name: entry.name, reason: error.message })
      }
  } finally {
    await held.drop()
  }
  return { files, refused }
}

async function takenOf(blobs: Blobs, { bytes, open }: ZipEntry, mostBytes: number): Promise<Media> {
  if (bytes > mostBytes) throw tooLong(mostBytes)
  return kept(await blobs.hold(asFaults(open)))
}

/** What is wrong with an entry's bytes is a fault of that entry. */
async function* asFaults(open: ZipEntry['open']): AsyncGenerator<Uint8Array> {
  try {
    yield* (await open()) as AsyncIterable<Uint8Array>
  } catch (error) {
    throw new MediaFault(`cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const tooLong = (bytes: number) => new MediaFault(`is over ${inMegabytes(bytes)}`)

/** A zip may be longer than a file. */
async function* limited(pieces: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Uint8Array> {
  let [bytes, most] = [0, 0]
  for await (const piece of pieces) {
    if (bytes === 0) most = isZip(piece) ? filesInZip * mostBytes : mostBytes
    bytes += piece.length
    if (bytes > most) throw tooLong(most)
    yield piece
  }
}
