import * as Y from 'yjs'
import { type DraftPlace, draftPlaceOf } from '#shared/drafts/draft-shape.ts'
import type { Part, Structs } from './structs.ts'
import { Offence } from './verdict.ts'

/** One list of items in the draft that people may write in. */
export interface List {
  readonly type: Y.AbstractType<unknown>
  /** Of a field: all values ever set there, the last of them being the one that counts. */
  readonly key: string | null
  readonly place: DraftPlace
  readonly deleted: boolean
}

/** Finds the list of each struct; none for what is left of deleted types, where nothing will be seen. */
export class Lists {
  readonly #structs: Structs
  readonly #known = new Map<Y.AbstractType<unknown>, Map<string | null, List>>()
  readonly #ofFresh = new Map<Part, List | undefined>()

  constructor(structs: Structs) {
    this.#structs = structs
  }

  /** Of a fresh struct, after those that it names. */
  find(part: Part): List | undefined {
    const list = part instanceof Y.Item ? this.#beside(part) : undefined
    this.#ofFresh.set(part, list)
    return list
  }

  /** Of a struct that is integrated, or was found before. */
  of(part: Part): List | undefined {
    if (!(part instanceof Y.Item)) return undefined
    return part.parent instanceof Y.AbstractType ? this.#list(part.parent, part.parentSub) : this.#ofFresh.get(part)
  }

  #beside(part: Y.Item): List | undefined {
    const [first, ...others] = [part.origin, part.rightOrigin]
      .filter((id) => id !== null)
      .map((id) => this.of(this.#structs.at(id)))
    if (part.origin === null && part.rightOrigin === null) return this.#within(part)
    if (others.some((list) => list !== first)) throw new Offence('not-a-draft', 'neighbours in different places')
    return first
  }

  #within({ parent, parentSub }: Y.Item): List | undefined {
    if (!(parent instanceof Y.ID)) throw new Offence('not-a-draft', `a part of the root "${parent}"`)
    const holder = this.#structs.at(parent)
    if (!(holder instanceof Y.Item) || holder.content instanceof Y.ContentDeleted) return undefined
    if (!(holder.content instanceof Y.ContentType) || this.#structs.isFresh(parent))
      throw new Offence('not-a-draft', 'a part of what holds no parts')
    return this.#list(holder.content.type, parentSub)
  }

  #list(type: Y.AbstractType<unknown>, key: string | null): List {
    const ofType = this.#known.get(type) ?? new Map<string | null, List>()
    this.#known.set(type, ofType)
    const known = ofType.get(key)
    if (known) return known
    const place = draftPlaceOf(this.#structs.doc, type, key)
    if (!place) throw new Offence('not-a-draft', `a part that stands in no text and no field (${key})`)
    const list = { type, key, place, deleted: isDeleted(type) }
    ofType.set(key, list)
    return list
  }
}

function isDeleted(type: Y.AbstractType<unknown>): boolean {
  for (let holder = type._item; holder; ) {
    if (holder.deleted) return true
    holder = holder.parent instanceof Y.AbstractType ? holder.parent._item : null
  }
  return false
}
