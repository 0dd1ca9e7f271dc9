import { msg, str } from '@lit/localize'
import type { ImportNote } from '#shared/formats/format.ts'
import { filesMeant, isZipName, lackingNote, MediaFiles } from '#shared/formats/media-files.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'
import { type MediaSent, saysLacking } from '#shared/protocol/media.ts'
import type { Outlook } from '../batch/check-words.ts'
import { apiPath } from '../routes.ts'
import { askHttp } from '../sync/ask-http.ts'
import { randomId } from '../sync/random-id.ts'
import { type MediaUpload, uploadMedia } from '../sync/upload-media.ts'
import type { RoomClient } from './room-client.ts'

/** Pictures and recordings beside the file of an import, and what is known of them. */
export interface ChosenMedia {
  readonly files: number
  readonly bytes: number
  /** Items that are of one for sure. */
  readonly needed: number
  /** Items that may be of one. */
  readonly wanted: number
  /** Items that have theirs among the files. */
  readonly found: number
  /** Items that lack theirs; null while only the server can tell, which looks into zips. */
  readonly lacking: readonly ImportNote[] | null
  /** Whether it was the server who told: then nothing was stored because of it. */
  readonly told: boolean
  /** Files that the server refused, with the reason. */
  readonly refused: MediaSent['refused']
}

/** How sending them ended; a sentence where it failed. */
export type MediaSending = { readonly is: 'sent' | 'stopped' } | { readonly is: 'failed'; readonly sentence: string }

/** The pictures and recordings that a lead brings with a file: they are sent before it, and wait beside the room. */
export class ImportMedia {
  readonly #room: RoomClient
  readonly #files = new Map<string, File>()
  readonly #sent = new Set<File>()
  #refused: MediaSent['refused'] = []
  #wanted: Outlook['wanted'] = []
  #told: { readonly lacking: readonly ImportNote[]; readonly found: number } | undefined
  #set = randomId()
  #upload: MediaUpload | undefined
  #stopped = false

  constructor(room: RoomClient) {
    this.#room = room
  }

  /** The set that an import names; undefined where nothing was chosen. */
  get set(): string | undefined {
    return this.#files.size > 0 ? this.#set : undefined
  }

  /** Of a folder with the paths inside of it. */
  add(files: readonly File[]): void {
    for (const file of files) this.#files.set(file.webkitRelativePath || file.name, file)
    this.#told = undefined
  }

  /** All of them are out again; what was sent is wanted no more. */
  clear(): void {
    const old = this.#set
    const any = this.#sent.size > 0
    this.#files.clear()
    this.#sent.clear()
    this.#refused = []
    this.#told = undefined
    this.#set = randomId()
    // Unheard, the server takes them away by itself after a day.
    if (any) askHttp(apiPath(this.#room.address, `media/${old}/drop`), {}).catch(() => undefined)
  }

  wants(wanted: Outlook['wanted']): void {
    this.#wanted = wanted
    this.#told = undefined
  }

  /** What the server says of a batch that it did not store. */
  hear({ media, warnings }: ImportReport): void {
    if (media && this.#files.size > 0)
      this.#told = { lacking: warnings.filter(saysLacking), found: media.found + media.added }
  }

  look(): ChosenMedia {
    const [names, files] = [[...this.#files.keys()], [...this.#files.values()]]
    const held = new MediaFiles(names)
    const met = this.#wanted.map((want) => ({ want, found: held.find(want.address) }))
    const lacking = met.flatMap(({ want, found }) =>
      want.needed && found.length !== 1 ? [lackingNote(want.key, want, found)] : [],
    )
    return {
      files: files.length,
      bytes: files.reduce((sum, { size }) => sum + size, 0),
      needed: this.#wanted.filter(({ needed }) => needed).length,
      wanted: this.#wanted.length,
      found: this.#told?.found ?? met.filter(({ found }) => found.length === 1).length,
      lacking: this.#told?.lacking ?? (names.some(isZipName) ? null : lacking),
      told: this.#told !== undefined,
      refused: this.#refused,
    }
  }

  /** Sends what items may mean and is not there yet, one after another. */
  async send(told: (share: number) => void): Promise<MediaSending> {
    this.#stopped = false
    const names = filesMeant(this.#wanted, [...this.#files.keys()])
    const files = [...this.#files].filter(([name, file]) => names.has(name) && !this.#sent.has(file))
    const bytes = files.reduce((sum, [, { size }]) => sum + size, 0)
    let before = 0
    for (const [name, file] of files) {
      const fault = await this.#sendOne(name, file, (share) => told((before + share * file.size) / Math.max(1, bytes)))
      if (this.#stopped) return { is: 'stopped' }
      if (fault !== undefined) return { is: 'failed', sentence: fault }
      before += file.size
    }
    return { is: 'sent' }
  }

  /** What is there by then is not sent again. */
  stop(): void {
    this.#stopped = true
    this.#upload?.stop()
  }

  /** The reason why it is not there; a file that is there and was refused is done with. */
  async #sendOne(name: string, file: File, told: (share: number) => void): Promise<string | undefined> {
    const path = `media/${this.#set}?${new URLSearchParams({ file: name })}`
    this.#upload = uploadMedia(apiPath(this.#room.address, path), file, told)
    const end = await this.#upload.ended
    if (end.is === 'lost') return msg(str`${name}: the connection was lost; nothing is imported so far. Try again.`)
    if (end.is === 'refused') return `${name}: ${end.sentence}`
    this.#sent.add(file)
    this.#refused = [...this.#refused.filter((refused) => refused.name !== name), ...end.taken.refused]
    return undefined
  }
}
