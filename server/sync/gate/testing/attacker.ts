import * as Y from 'yjs'
import { draftText, draftUnits } from '#shared/drafts/draft-doc.ts'
import {
  anyContent,
  type CraftedContent,
  type CraftedId,
  type CraftedStruct,
  crafted,
  deletedContent,
  docContent,
  embedContent,
  formatContent,
  lengthOf,
  stringContent,
  typeContent,
} from './craft.ts'
import type { Random } from './random.ts'

/** Writes updates that no editor writes, most of them nearly right, from all that the draft holds. */
export class Attacker {
  readonly #doc: Y.Doc
  readonly #ids: readonly number[]
  readonly #random: Random

  constructor(doc: Y.Doc, ids: readonly number[], random: Random) {
    this.#doc = doc
    this.#ids = ids
    this.#random = random
  }

  update(): Uint8Array {
    const random = this.#random
    const own = new Map<number, number>()
    const nearlyRight = random.chance(0.7)
    const sections = this.#ids
      .filter((_, at) => at === 0 || random.chance(0.6))
      .map((id) => {
        const state = Y.getState(this.#doc.store, id)
        const clock =
          state - (random.chance(0.1) ? Math.min(state, 1 + random.below(4)) : 0) + (random.chance(0.02) ? 1 : 0)
        own.set(id, clock)
        const structs: CraftedStruct[] = []
        for (let left = 1 + random.below(3); left > 0; left--) {
          const struct = this.#struct(id, own, nearlyRight)
          structs.push(struct)
          own.set(id, (own.get(id) ?? 0) + lengthOf(struct))
        }
        return { client: random.chance(0.01) ? 10 : id, clock, structs }
      })
    if (random.chance(0.02)) sections.push(...sections)
    const deletes = random.chance(0.35) ? [this.#delete(), ...(random.chance(0.3) ? [this.#delete()] : [])] : []
    return crafted({ sections, deletes })
  }

  #struct(id: number, own: ReadonlyMap<number, number>, nearlyRight: boolean): CraftedStruct {
    const random = this.#random
    const [origin, rightOrigin] = this.#neighbours(id, own)
    const place = { ...(origin ? { origin } : {}), ...(rightOrigin ? { rightOrigin } : {}), parent: this.#parent() }
    if (nearlyRight) return { content: stringContent(random.pick(['e', 'EE', 'eve', '😀'])), ...place }
    if (random.chance(0.03)) return { gc: 1 + random.below(4) }
    if (random.chance(0.01)) return { skip: 1 + random.below(3) }
    if (random.chance(0.12)) return this.#value()
    if (random.chance(0.06)) return this.#stranger()
    const content: CraftedContent = random.chance(0.9)
      ? stringContent(random.pick(['e', 'EE', 'eve', '😀']))
      : random.pick([
          deletedContent(1 + random.below(3)),
          formatContent('b', true),
          embedContent({ a: 1 }),
          typeContent(2),
        ])
    return { content, ...place }
  }

  /** Two places in one text, left before right for the most part, sometimes of her own that are not there yet. */
  #neighbours(id: number, own: ReadonlyMap<number, number>): readonly [CraftedId | undefined, CraftedId | undefined] {
    const random = this.#random
    const text = this.#text()
    const characters = text ? charactersOf(text) : []
    const left = random.below(characters.length + 1) - 1
    const right = left + 1 + (random.chance(0.6) ? 0 : random.below(6)) - (random.chance(0.05) ? random.below(4) : 0)
    const fresh = (): CraftedId => {
      const [client, end] = random.pick([...own]) ?? [id, 1]
      return [client, Math.max(0, end - 1 - random.below(3) + (random.chance(0.1) ? 2 : 0))]
    }
    const somewhere = (): CraftedId => {
      const client = random.pick([...this.#doc.store.clients.keys()])
      return [client, random.below(Y.getState(this.#doc.store, client) + (random.chance(0.05) ? 2 : 0))]
    }
    const one = (at: number): CraftedId | undefined =>
      random.chance(0.06) ? fresh() : random.chance(0.02) ? somewhere() : characters[at]
    return [one(left), one(right)]
  }

  #value(): CraftedStruct {
    const random = this.#random
    const unit = random.pick([...draftUnits(this.#doc).keys()])
    const key = random.pick(['start', 'end', 'speaker', 'text', 'into', 'colour'])
    const fields = draftUnits(this.#doc).get(unit)
    const last = fields?._map.get(key)
    const value = random.pick([1.5, 0, -1, Number.NaN, 'Eve', 'x'.repeat(2000), null, { a: 1 }, [1]])
    const content = random.chance(0.2) ? anyContent(1, 2) : random.chance(0.1) ? typeContent(1) : anyContent(value)
    const earlier = last && random.chance(0.3) && last.left ? last.left : last
    const holder = fields?._item?.id
    if (earlier && random.chance(0.8)) return { content, origin: [earlier.id.client, earlier.id.clock], key }
    return { content, key, ...(holder ? { parent: [holder.client, holder.clock] } : {}) }
  }

  #stranger(): CraftedStruct {
    const random = this.#random
    const content = random.pick([stringContent('junk'), typeContent(1), docContent('../other'), anyContent('x')])
    const key = random.pick([undefined, 'u1', 'u9', '__proto__'])
    return { content, parent: random.pick(['units', 'evil', '__proto__']), ...(key === undefined ? {} : { key }) }
  }

  #parent(): CraftedId | string {
    const holder = this.#text()?._item?.id
    return holder && this.#random.chance(0.9) ? [holder.client, holder.clock] : 'units'
  }

  #text(): Y.Text | undefined {
    return draftText(this.#doc, this.#random.pick([...draftUnits(this.#doc).keys()]))
  }

  #delete() {
    const random = this.#random
    const text = random.chance(0.6) ? this.#text() : undefined
    const [client, clock] = (text && random.pick(charactersOf(text))) ?? [random.pick(this.#ids), random.below(4)]
    const any = random.pick([...this.#doc.store.clients.keys()])
    if (random.chance(0.1)) return { client: any, ranges: [[random.below(40), 1 + random.below(40)]] as const }
    return { client, ranges: [[clock, 1 + random.below(3)]] as const }
  }
}

export function charactersOf(text: Y.Text): readonly CraftedId[] {
  const characters: CraftedId[] = []
  for (let item = text._start; item; item = item.right)
    for (let at = 0; at < item.length; at++) characters.push([item.id.client, item.id.clock + at])
  return characters
}
