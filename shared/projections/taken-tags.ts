import { TagCounts, type TagPair } from '#shared/figures/confusion-matrix.ts'
import type { FigureList, TagMatrix } from './figure-list.ts'

interface Saying {
  readonly person: number
  /** Null where they do not have the thing. */
  readonly words: string | null
}

/** What was taken for what: by all together, by each annotator and, before review, between each two. */
export class TakenTags {
  readonly #people: number
  readonly #all = new TagCounts()
  readonly #counts = new Map<string, { readonly who: readonly number[]; readonly counts: TagCounts }>()

  /** `people`: how many have matrices of their own. */
  constructor(people: number) {
    this.#people = people
  }

  /** What two say of the same thing, neither of whom is right. */
  addTwo(one: Saying, other: Saying): void {
    const [low, high] = one.person < other.person ? [one, other] : [other, one]
    this.#all.add([one.words, other.words])
    this.#all.add([other.words, one.words])
    this.#of([one.person], [one.words, other.words])
    this.#of([other.person], [other.words, one.words])
    this.#of([low.person, high.person], [low.words, high.words])
  }

  /** What a person says, held against what was settled. */
  add(person: number, pair: TagPair): void {
    this.#all.add(pair)
    this.#of([person], pair)
  }

  tell(list: FigureList, key: Pick<TagMatrix, 'about' | 'when'>): void {
    list.addMatrix({ ...key, who: [] }, this.#all)
    const each = [...this.#counts.values()].toSorted(
      ({ who: [a = 0, b = -1] }, { who: [c = 0, d = -1] }) => a - c || b - d,
    )
    for (const { who, counts } of each) list.addMatrix({ ...key, who }, counts)
  }

  #of(who: readonly number[], pair: TagPair): void {
    if (who.some((person) => person >= this.#people)) return
    const key = who.join(' ')
    const known = this.#counts.get(key) ?? { who, counts: new TagCounts() }
    this.#counts.set(key, known)
    known.counts.add(pair)
  }
}
