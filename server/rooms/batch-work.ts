import { setImmediate } from 'node:timers/promises'
import type { HeadIs } from '#server/store/store.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import type { Manifest } from '#shared/domain/batch.ts'
import type { ManifestItem } from '#shared/domain/item.ts'
import { itemsOf } from '#shared/domain/items-of.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import { type BatchWork, type BatchWorkKind, batchWorkKinds } from '#shared/protocol/batch-messages.ts'
import { decodeEvent } from './journal-codec.ts'
import type { RoomActor } from './room-actor.ts'
import { summariseDraft } from './summarise.ts'

/** Whose an item is to be, whose it is to write, and what is said about it, is no work on it. */
const noWork: ReadonlySet<RoomEvent['type']> = new Set([
  'item.given',
  'items.assigned',
  'items.due-set',
  'talk.said',
  'pen.given',
  'pen.taken',
])

const kinds: Partial<Record<RoomEvent['type'], BatchWorkKind>> = {
  'item.signed-off': 'signed-off',
  'ruling.made': 'ruled',
  'dispute.opened': 'disputed',
  'difference.settled': 'settled',
  'draft.edited': 'typed',
}

const entriesAtOnce = 500
const headsAtOnce = 500
const firstShown = 5

/** What was done with the items of a batch since it was imported, read from the journal and the drafts' heads. */
export class WorkOnBatch {
  readonly #room: RoomActor
  readonly #manifest: Manifest
  readonly #keys: ReadonlyMap<string, string>
  /** Items of whose drafts none may be begun; items whose drafts were begun before, and nothing typed since. */
  readonly #unbegun: readonly ManifestItem[]
  readonly #begunBefore: readonly ManifestItem[]
  readonly #done = new Map<BatchWorkKind, Set<string>>()
  readonly #begun = new Set<string>()
  #seq: number

  /** `since`: the import's entry. */
  constructor(room: RoomActor, manifest: Manifest, since: number) {
    this.#room = room
    this.#manifest = manifest
    const { items, changed = [] } = manifest
    this.#keys = new Map([...items, ...changed.map(({ after }) => after)].map(({ id, key }) => [id, key]))
    this.#unbegun = [...items, ...changed.flatMap(({ units, after }) => (units === null ? [after] : []))]
    this.#begunBefore = changed.flatMap(({ units, after }) => (units === null ? [] : [after]))
    this.#seq = since
  }

  get found(): readonly BatchWork[] {
    const done = new Map(this.#done).set('opened', this.#onlyOpened())
    return batchWorkKinds.flatMap((kind) => {
      const ids = [...(done.get(kind) ?? [])]
      if (ids.length === 0) return []
      return { kind, items: ids.length, first: ids.slice(0, firstShown).map((id) => this.#keys.get(id) ?? '') }
    })
  }

  /** Reads on to the entry that is the last one now, as far as this process knows. */
  async readOn(): Promise<void> {
    while (this.#seq < this.#room.seq) {
      const entries = await this.#room.store.range(this.#room.id, 'journal', this.#seq, entriesAtOnce)
      for (const entry of entries) {
        if (entry.number > this.#room.seq) return
        await this.#read(decodeEvent(entry).recorded.event)
        this.#seq = entry.number
      }
      if (entries.length === 0) return
      await setImmediate()
    }
  }

  /** Looks which drafts were begun, and whether what the batch extended is what it made of it. */
  async lookAtDrafts(): Promise<void> {
    for (const { after } of this.#manifest.changed ?? [])
      if (this.#room.item(after.id)?.comparison !== after.comparison) this.#note('other', after.id)
    const left = this.#unbegun.filter(({ id }) => !this.#begun.has(id))
    for (const { id, head } of await this.#heads(left)) if (head > 0) this.#begun.add(id)
  }

  /** Where the drafts stand that were begun before the batch came; what was typed in them stands in the journal by now. */
  async headsBegunBefore(): Promise<readonly HeadIs[]> {
    const heads = await this.#heads(this.#begunBefore)
    for (const { id } of this.#begunBefore) {
      const item = this.#room.item(id)
      if (item) await summariseDraft(this.#room, item)
    }
    return heads.map(({ id, head }) => ({ stream: streamOf(id), head }))
  }

  async #heads(items: readonly ManifestItem[]): Promise<readonly { readonly id: string; readonly head: number }[]> {
    const { store, id: room } = this.#room
    const found: { id: string; head: number }[] = []
    for (let from = 0; from < items.length; from += headsAtOnce) {
      const some = items.slice(from, from + headsAtOnce)
      found.push(
        ...(await Promise.all(some.map(async ({ id }) => ({ id, head: await store.head(room, streamOf(id)) })))),
      )
    }
    return found
  }

  async #read(event: RoomEvent): Promise<void> {
    if (event.type === 'export.made') return this.#readExport(event.manifest)
    if (noWork.has(event.type)) return
    for (const id of itemsOf(event)) if (this.#keys.has(id)) this.#note(kinds[event.type] ?? 'other', id)
  }

  /** A list that cannot be read may have named them all. */
  async #readExport(hash: string): Promise<void> {
    const bytes = await this.#room.store.blobs.get(hash).catch(() => undefined)
    const list = bytes && (JSON.parse(new TextDecoder().decode(bytes)) as { values?: readonly { item?: string }[] })
    const named = list?.values?.flatMap(({ item }) => item ?? []) ?? [...this.#keys.keys()]
    for (const id of named) if (this.#keys.has(id)) this.#note('exported', id)
  }

  #note(kind: BatchWorkKind, id: string): void {
    const noted = this.#done.get(kind) ?? new Set()
    this.#done.set(kind, noted.add(id))
  }

  /** Of which nothing more is told. */
  #onlyOpened(): Set<string> {
    const told = new Set([...this.#done.values()].flatMap((ids) => [...ids]))
    return new Set([...this.#begun].filter((id) => !told.has(id)))
  }
}
