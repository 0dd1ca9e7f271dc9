import * as Y from 'yjs'
import { checkCharacterWhole } from './deletes.ts'
import type { List } from './lists.ts'
import { Past } from './past.ts'
import { firstOf, ShadowList } from './shadow-list.ts'
import type { Structs } from './structs.ts'
import { Offence } from './verdict.ts'

/** What the fresh structs so far have made of one list. */
interface Growth {
  /** For a character (none: the beginning) what stands right of it now, where that has changed. */
  readonly after: Map<string, Y.ID | null>
  readonly placed: Y.Item[]
  shadow?: ShadowList
}

/**
 * An honest client writes between two neighbours of its own list. Whatever stands between them here must be something
 * that it need not have known: only then do all who hold the same structs hold them in the same order.
 */
export class Order {
  readonly #structs: Structs
  readonly #growths = new Map<List, Growth>()
  readonly #pasts = new Map<number, Past>()

  constructor(structs: Structs) {
    this.#structs = structs
  }

  /** In causal order. */
  check(item: Y.Item, list: List): void {
    const { origin, rightOrigin } = item
    if (list.key !== null && rightOrigin) throw new Offence('not-a-draft', 'a value before another one')
    if (origin) checkCharacterWhole(this.#structs, origin.client, origin.clock + 1)
    if (rightOrigin) checkCharacterWhole(this.#structs, rightOrigin.client, rightOrigin.clock)
    const growth = this.#growthOf(list)
    if (!growth.shadow && isSame(this.#rightOf(origin, list, growth), rightOrigin)) {
      growth.after.set(keyOf(origin), item.id)
      growth.after.set(keyOf(item.lastId), rightOrigin)
    } else this.#put(item, list, growth)
    growth.placed.push(item)
  }

  #growthOf(list: List): Growth {
    const growth = this.#growths.get(list) ?? { after: new Map(), placed: [] }
    this.#growths.set(list, growth)
    return growth
  }

  #rightOf(id: Y.ID | null, list: List, { after }: Growth): Y.ID | null {
    const changed = after.size > 0 ? after.get(keyOf(id)) : undefined
    if (changed !== undefined) return changed
    if (id === null) return firstOf(list)?.id ?? null
    const part = this.#structs.at(id)
    if (id.clock < part.id.clock + part.length - 1) return Y.createID(id.client, id.clock + 1)
    return part instanceof Y.Item ? (part.right?.id ?? null) : null
  }

  /** Something of others stands between: seen to on a copy of the list. */
  #put(item: Y.Item, list: List, growth: Growth): void {
    if (!growth.shadow) {
      growth.shadow = new ShadowList(list)
      for (const earlier of growth.placed) growth.shadow.put(earlier, () => false)
    }
    const past = this.#pasts.get(item.id.client) ?? new Past(this.#structs, item.id.client)
    this.#pasts.set(item.id.client, past)
    past.reach(item)
    growth.shadow.put(item, ({ client, clock }) => past.has(client, clock))
  }
}

const keyOf = (id: Y.ID | null): string => (id ? `${id.client}.${id.clock}` : '')

const isSame = (one: Y.ID | null, other: Y.ID | null): boolean =>
  one === null || other === null ? one === other : Y.compareIDs(one, other)
