import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Caller } from '#server/auth/caller.ts'
import type { Store } from '#server/store/store.ts'
import { type Media, mediaSchema } from '#shared/domain/media.ts'
import { houseRoom } from '#shared/kernel/ids.ts'
import type { NamedMedia } from './take-media.ts'

const prefix = 'media:'
/** Fields that are written at once. */
const lot = 500
/** Who sent files and imported nothing by then has to send them again. */
const stagedMilliseconds = 24 * 60 * 60_000

/** No longer, for an import takes a while. */
const importedMilliseconds = stagedMilliseconds - 60 * 60_000

const stagedSchema = z.strictObject({ name: z.string(), media: mediaSchema, by: z.string(), at: z.number() })
type Staged = z.infer<typeof stagedSchema>

/**
 * Files that were sent and that no item has yet, until an import names their set: beside all rooms, for the room may
 * not be there yet. Only who sent a set may use it, in the room that it was sent for.
 */
export class StagedMedia {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async add(set: string, by: Caller, files: readonly NamedMedia[]): Promise<void> {
    const fields = files.map(({ name, media }) => {
      const staged: Staged = { name, media, by: by.person, at: Date.now() }
      return [fieldOf(by, set, name), JSON.stringify(staged)] as const
    })
    await this.#put(fields)
  }

  /** By the names under which they were sent. */
  async of(set: string, by: Caller): Promise<ReadonlyMap<string, Media>> {
    const fields = await this.#store.fields(houseRoom, setPrefix(by, set))
    const since = Date.now() - importedMilliseconds
    const staged = [...fields.values()].map(parsed).filter(({ by: sender, at }) => sender === by.person && at > since)
    return new Map(staged.map(({ name, media }) => [name, media]))
  }

  /** The set is done with: what of it is named by then is no concern of sets any more, the rest is to be taken away. */
  async end(set: string, by: Caller, named: ReadonlySet<string>): Promise<void> {
    const fields = await this.#store.fields(houseRoom, setPrefix(by, set))
    await this.#put(
      [...fields].map(([field, value]) => {
        const staged = parsed(value)
        return [field, named.has(staged.media.hash) ? null : JSON.stringify({ ...staged, at: 0 })]
      }),
    )
  }

  /** Blobs that nobody will import any more, by the fields that have them. */
  async old(): Promise<ReadonlyMap<string, string>> {
    const since = Date.now() - stagedMilliseconds
    return new Map((await this.#all()).flatMap(([field, { at, media }]) => (at < since ? [[field, media.hash]] : [])))
  }

  /** Blobs that somebody may import still. */
  async held(): Promise<ReadonlySet<string>> {
    const since = Date.now() - stagedMilliseconds
    return new Set((await this.#all()).flatMap(([, { at, media }]) => (at < since ? [] : [media.hash])))
  }

  async forget(fields: readonly string[]): Promise<void> {
    await this.#put(fields.map((field) => [field, null]))
  }

  async #all(): Promise<readonly (readonly [string, Staged])[]> {
    return [...(await this.#store.fields(houseRoom, prefix))].map(([field, value]) => [field, parsed(value)] as const)
  }

  async #put(fields: readonly (readonly [string, string | null])[]): Promise<void> {
    for (let from = 0; from < fields.length; from += lot) {
      const put = Object.fromEntries(fields.slice(from, from + lot))
      await this.#store.commit({ id: crypto.randomUUID(), room: houseRoom, when: [], append: [], put })
    }
  }
}

const setPrefix = ({ room }: Caller, set: string): string => `${prefix}${room}:${set}:`

/** A name that is sent again in a set is that one from then on. */
const fieldOf = (by: Caller, set: string, name: string): string =>
  setPrefix(by, set) + createHash('sha256').update(name).digest('hex').slice(0, 32)

const parsed = (value: string): Staged => stagedSchema.parse(JSON.parse(value))
