import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Caller } from '#server/auth/caller.ts'
import { takeMedia } from '#server/media/take-media.ts'
import { importBatch } from '#server/rooms/import-batch.ts'
import type { BroughtMedia } from '#server/rooms/media-meeting.ts'
import { readBatch, withLabelling } from '#server/rooms/read-batch.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import type { Media } from '#shared/domain/media.ts'
import type { FileToRead } from '#shared/formats/read-file.ts'
import type { LabelBatch, LabelDemo } from './label-demos.ts'

const samples = new URL('../../e2e/samples/', import.meta.url)

/** Labels with what they are about and the list of tags and questions, as anybody would import them. */
export async function bringLabels(room: OpenRoom, lead: Caller, { batches }: LabelDemo): Promise<void> {
  for (const batch of batches) await bringBatch(room, lead, batch)
}

/** A batch that is there already stores nothing. */
async function bringBatch(room: OpenRoom, lead: Caller, batch: LabelBatch): Promise<void> {
  const read = withLabelling(await readBatch(await sampleFile(batch.labels)), await sampleFile(batch.labelling))
  const media = await mediaOf(room, batch.media)
  const { batch: stored, skipped, warnings, faults } = await importBatch(room, lead, read, { media })
  if (stored === '' && skipped === 0)
    throw new Error(`${batch.labels}: ${[...faults, ...warnings].map(({ message }) => message).join('; ')}`)
}

async function mediaOf({ actor }: OpenRoom, paths: readonly string[]): Promise<BroughtMedia> {
  const media = new Map<string, Media>()
  for (const path of paths) {
    const { fileName, bytes } = await sampleFile(path)
    const { files, refused } = await takeMedia(actor.store.blobs, fileName, only(bytes), bytes.length)
    for (const { name, reason } of refused) throw new Error(`The sample ${name} ${reason}`)
    for (const file of files) media.set(file.name, file.media)
  }
  return media
}

async function sampleFile(path: string): Promise<Pick<FileToRead, 'fileName' | 'bytes'>> {
  return { fileName: basename(path), bytes: await readFile(new URL(path, samples)) }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
