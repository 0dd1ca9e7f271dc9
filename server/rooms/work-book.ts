import { setImmediate } from 'node:timers/promises'
import { streamOf } from '#server/sync/shared-draft.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import type { ItemSettlings } from '#shared/domain/settling.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { workOnLabels } from '#shared/projections/own-labels.ts'
import { type ItemWorkInput, type SourceWork, workOnItem } from '#shared/projections/own-work.ts'
import { sumsOf, type WorkSums } from '#shared/projections/work-sums.ts'
import type { RoomActor } from './room-actor.ts'

export interface CountedSource extends SourceWork {
  readonly sums: WorkSums
}

/** What an item was counted from: where any of it is another by now, it is counted anew. */
interface Basis {
  readonly item: string
  readonly signedOff: boolean
  /** The sign-off, or the position of a draft that is open. */
  readonly stands: string
  readonly rulings: readonly Ruling[]
  readonly settlings: ItemSettlings
}

export interface CountedItem extends Basis {
  /** In the order of the item's annotators. */
  readonly sources: readonly CountedSource[]
}

const noRulings: readonly Ruling[] = []
const noSettlings: ItemSettlings = {}
const sliceMilliseconds = 10
const headsAtOnce = 200
/** So many items are read while others are counted: else each waits for its files. */
const readAhead = 16

/**
 * Each source of a room's items against what became of it, in this process: counted when it is first asked for and kept until
 * the item is another. Nothing of it is stored: any process counts the same from the same store.
 */
export class WorkBook {
  readonly #room: RoomActor
  readonly #counted = new Map<string, CountedItem>()
  readonly #waiting = new Map<string, ListedItem>()
  #counting: Promise<void> | undefined

  constructor(room: RoomActor) {
    this.#room = room
  }

  /** What is known of an item, once `count` has been through it. */
  of(item: ListedItem): CountedItem | undefined {
    return this.#counted.get(item.id)
  }

  /** Counts what is not counted yet, for so long at most, and then goes on by itself; answers how many are left. */
  async count(items: readonly ListedItem[], milliseconds: number): Promise<number> {
    for (const id of this.#counted.keys()) if (!this.#room.holds(id)) this.#counted.delete(id)
    const stale = await this.#stale(items)
    for (const item of stale) this.#waiting.set(item.id, item)
    if (stale.length === 0) return 0
    this.#counting ??= this.#countOn()
    const over = new AbortController()
    const ended = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      over.signal.addEventListener('abort', () => clearTimeout(timer))
    })
    await Promise.race([this.#counting, ended]).finally(() => over.abort())
    return stale.filter(({ id }) => this.#waiting.has(id)).length
  }

  async #stale(items: readonly ListedItem[]): Promise<readonly ListedItem[]> {
    const stale: ListedItem[] = []
    for (let from = 0; from < items.length; from += headsAtOnce) {
      const some = items.slice(from, from + headsAtOnce)
      const bases = await Promise.all(some.map((item) => this.#basis(item)))
      stale.push(...some.filter(({ id }, at) => !isSame(this.#counted.get(id), bases[at])))
      await setImmediate()
    }
    return stale
  }

  async #basis(item: ListedItem): Promise<Basis> {
    const { state, store, id: room } = this.#room
    const signOff = tableGet(state.signOffs, item.id)
    const stands = signOff ? `${signOff.at} ${signOff.hash}` : await store.head(room, streamOf(item.id))
    return {
      item: `${item.comparison} ${item.sources}`,
      signedOff: Boolean(signOff),
      stands: String(stands),
      rulings: tableGet(state.rulings, item.id) ?? noRulings,
      settlings: tableGet(state.settlings, item.id) ?? noSettlings,
    }
  }

  async #countOn(): Promise<void> {
    let until = performance.now() + sliceMilliseconds
    try {
      // Whatever comes in meanwhile is behind the others in the same map.
      while (this.#waiting.size > 0) {
        const some: ListedItem[] = []
        for (const item of this.#waiting.values()) if (some.push(item) === readAhead) break
        for (const read of await Promise.all(some.map((item) => this.#readItem(item)))) {
          this.#counted.set(read.id, countedItem(read))
          this.#waiting.delete(read.id)
          if (performance.now() < until) continue
          await setImmediate()
          until = performance.now() + sliceMilliseconds
        }
      }
    } finally {
      this.#waiting.clear()
      this.#counting = undefined
    }
  }

  /** Who changes it meanwhile makes it be counted again when it is next asked for. */
  async #readItem(item: ListedItem): Promise<ReadItem> {
    const basis = await this.#basis(item)
    const [bench, { sources }] = await Promise.all([this.#room.bench(item), this.#room.blobs.sources(item)])
    return { id: item.id, basis, bench, sources }
  }
}

interface ReadItem extends Pick<ItemWorkInput, 'bench' | 'sources'> {
  readonly id: string
  readonly basis: Basis
}

function countedItem({ basis, bench, sources }: ReadItem): CountedItem {
  const { rulings, settlings, signedOff } = basis
  const workOn = bench.comparison.labels ? workOnLabels : workOnItem
  const work = workOn({ bench, sources, rulings, settlings, decidedOnly: !signedOff })
  return { ...basis, sources: work.map((source) => ({ ...source, sums: sumsOf(source) })) }
}

const isSame = (one: Basis | undefined, other: Basis | undefined): boolean =>
  one !== undefined &&
  one.item === other?.item &&
  one.stands === other.stands &&
  one.rulings === other.rulings &&
  one.settlings === other.settlings
