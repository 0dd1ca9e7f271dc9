import type { z } from 'zod'
import type { Caller } from '#server/auth/caller.ts'
import type { Blobs } from '#server/store/store.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import type { Media } from '#shared/domain/media.ts'
import type { mediaManifestSchema } from '#shared/domain/media-added.ts'
import type { RoomEvent, RoomState } from '#shared/domain/room.ts'
import type { ImportedItem } from '#shared/domain/source.ts'
import type { ImportNote } from '#shared/formats/format.ts'
import { lackingNote, MediaFiles, type WantedMedia, wantedMedia } from '#shared/formats/media-files.ts'
import { tableValues } from '#shared/kernel/table.ts'
import type { MediaMet } from '#shared/protocol/media.ts'
import { jsonBytes } from './item-blobs.ts'
import type { PreparedItem } from './prepared-items.ts'
import type { PlacedItem } from './room-meeting.ts'

/** Pictures and recordings that came with a batch, by the paths that they had. */
export type BroughtMedia = ReadonlyMap<string, Media>

/** Which files items of a batch are of. */
export interface MediaMeeting {
  /** Of new items. */
  readonly of: ReadonlyMap<ImportedItem, Media>
  /** Of items that are here, without one so far. */
  readonly added: z.infer<typeof mediaManifestSchema>['media']
  readonly notes: readonly ImportNote[]
  /** New items that name one which is not there. */
  readonly missing: number
}

/** Holds what was brought against the items of a batch, those that are new and those that have none yet. */
export function meetMedia(
  state: RoomState | undefined,
  items: readonly ImportedItem[],
  brought: BroughtMedia | undefined,
): MediaMeeting {
  const here = new Map(state ? tableValues(state.items).map((item) => [item.key, item] as const) : [])
  const meeting = new Meeting(brought)
  for (const item of items) {
    const wanted = wantedMedia(item)
    if (wanted) meeting.meet(item, wanted, here.get(item.key))
  }
  return meeting.result()
}

class Meeting {
  readonly #brought: BroughtMedia | undefined
  readonly #files: MediaFiles
  readonly #of = new Map<ImportedItem, Media>()
  readonly #added: { item: string; media: Media }[] = []
  readonly #notes: ImportNote[] = []
  #missing = 0

  constructor(brought: BroughtMedia | undefined) {
    this.#brought = brought
    this.#files = new MediaFiles(brought?.keys() ?? [])
  }

  meet(item: ImportedItem, { address, needed }: WantedMedia, known: ListedItem | undefined): void {
    if (known?.media) return
    const found = this.#files.find(address)
    const [name] = found
    const media = found.length === 1 && name !== undefined ? this.#brought?.get(name) : undefined
    if (media && fits(item, media)) {
      if (known) this.#added.push({ item: known.id, media })
      else this.#of.set(item, media)
      this.#noteSize(item, media)
    } else if (this.#brought || item.subject) this.#miss(item, address, found, needed && !known)
  }

  result(): MediaMeeting {
    return { of: this.#of, added: this.#added, notes: this.#notes, missing: this.#missing }
  }

  /** Nobody misses what a transcript's name may or may not have been the name of. */
  #miss({ key }: ImportedItem, address: string, found: readonly string[], needed: boolean): void {
    if (!needed && found.length === 0) return
    if (needed) this.#missing++
    this.#notes.push(lackingNote(key, { address, needed }, found))
  }

  #noteSize({ key, subject }: ImportedItem, { width, height }: Media): void {
    if (subject?.is !== 'image' || !subject.width || !subject.height || !width || !height) return
    if (subject.width === width && subject.height === height) return
    const said = `${subject.width} × ${subject.height}`
    const message = `Labels of item "${key}" are on a picture of ${said} pixels; the one that was brought has ${width} × ${height}`
    this.#notes.push({ kind: 'media-size', message })
  }
}

const fits = ({ subject }: ImportedItem, { type }: Media): boolean =>
  !subject || type.startsWith(subject.is === 'image' ? 'image/' : 'audio/')

/** New items with what they are of. */
export const withMedia = (
  prepared: readonly PreparedItem[],
  fresh: readonly PlacedItem[],
  { of }: MediaMeeting,
): readonly PreparedItem[] =>
  prepared.map((each, at) => {
    const item = fresh[at]?.item
    const media = item && of.get(item)
    return media ? { ...each, listed: { ...each.listed, media } } : each
  })

/** For a report: left out where nothing was brought and nothing is missing. */
export const mediaMet = (
  { of, added, missing }: MediaMeeting,
  brought: BroughtMedia | undefined,
): { readonly media?: MediaMet } =>
  brought !== undefined || missing > 0 ? { media: { found: of.size, added: added.length, missing } } : {}

/** The entry by which items that are here get theirs; its list is written before. */
export async function mediaEvents(
  blobs: Blobs,
  { person }: Caller,
  { added: media }: MediaMeeting,
): Promise<readonly RoomEvent[]> {
  if (media.length === 0) return []
  const [manifest = ''] = await blobs.put([jsonBytes({ media })])
  return [{ type: 'media.added', manifest, count: media.length, by: person }]
}
