import { readBatches } from '#server/rooms/read-batch.ts'
import type { ImportNote } from '#shared/formats/format.ts'
import { filesMeant, wantedMedia } from '#shared/formats/media-files.ts'
import type { FileToRead } from '#shared/formats/read-file.ts'
import type { Desk } from './desk.ts'
import { type MediaFile, mediaIn } from './media-folder.ts'

/** What was sent for an import. */
export interface MediaForImport {
  readonly set: string
  /** Files that were refused, with the reason. */
  readonly notes: readonly ImportNote[]
}

const toldMilliseconds = 5000

/** Looks into folders before anything is sent. @throws CliFault that names the one that is not there */
export async function mediaFiles(paths: readonly string[]): Promise<readonly MediaFile[]> {
  return (await Promise.all(paths.map(mediaIn))).flat()
}

/** Sends those that the files of a batch mean, and zips, whose files only the server sees. @throws FormatError */
export async function sendMedia(
  desk: Desk,
  room: string,
  batch: readonly FileToRead[],
  files: readonly MediaFile[],
): Promise<MediaForImport> {
  const { items } = await readBatches(batch)
  const wanted = items.flatMap((item) => wantedMedia(item) ?? [])
  const names = filesMeant(
    wanted,
    files.map(({ name }) => name),
  )
  const meant = files.filter(({ name }) => names.has(name))
  const bytes = meant.reduce((sum, file) => sum + file.bytes, 0)
  say(`Sending ${meant.length} of ${files.length} files there: ${inMegabytes(bytes)}`)
  const { set, refused } = await desk.sendMedia(room, meant, progress(meant.length))
  const notes = refused.map(({ name, reason }) => ({ kind: 'media-refused', message: `"${name}" ${reason}` }))
  return { set, notes }
}

/** A line now and then. */
function progress(files: number): (sent: number) => void {
  let last = performance.now()
  return (sent) => {
    if (performance.now() < last + toldMilliseconds || sent === files) return
    last = performance.now()
    say(`  ${sent} of ${files} sent`)
  }
}

const inMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
