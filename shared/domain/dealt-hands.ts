/** What is dealt: an item with its length in words. */
export interface Card {
  readonly id: string
  readonly words: number
  /** Who may not have it. */
  readonly not: readonly string[]
}

/** Cards of one person that the same people may have. */
interface Pile {
  readonly may: readonly string[]
  readonly cards: Card[]
}
interface Step {
  readonly pile: string
  readonly from: string
}

/** What each person was dealt so far. Cards go from hand to hand along ways on which everybody may have what they get. */
export class DealtHands {
  readonly #piles: ReadonlyMap<string, Map<string, Pile>>
  readonly #counts: Map<string, number>
  readonly #words: Map<string, number>

  constructor(people: readonly string[]) {
    this.#piles = new Map(people.map((person) => [person, new Map()]))
    this.#counts = new Map(people.map((person) => [person, 0]))
    this.#words = new Map(people.map((person) => [person, 0]))
  }

  of(person: string): Card[] {
    return [...(this.#piles.get(person)?.values() ?? [])].flatMap(({ cards }) => cards)
  }

  add(person: string, card: Card, may: readonly string[]): void {
    const piles = this.#piles.get(person)
    const key = may.join()
    const pile = piles?.get(key)
    if (pile) pile.cards.push(card)
    else piles?.set(key, { may, cards: [card] })
    this.#counts.set(person, this.#count(person) + 1)
    this.#words.set(person, (this.#words.get(person) ?? 0) + card.words)
  }

  /** Who has the fewest cards, then the fewest words, then was named first. */
  lightest(among: readonly string[]): string {
    const words = (person: string) => this.#words.get(person) ?? 0
    return among.reduce((best, person) =>
      this.#count(person) < this.#count(best) ||
      (this.#count(person) === this.#count(best) && words(person) < words(best))
        ? person
        : best,
    )
  }

  /** Somebody of these with fewer than `each`, once cards have gone on to others if need be. */
  makeRoom(among: readonly string[], each: number): string | undefined {
    const way = this.#way(among, (person) => this.#count(person) < each)
    if (!way) return undefined
    this.#go(way)
    return way.steps[0]?.from ?? way.end
  }

  /** One card from somebody to somebody with two fewer, over others if need be; false when there is no such way. */
  evenOut(): boolean {
    const most = [...this.#counts.keys()].sort((a, b) => this.#count(b) - this.#count(a))
    for (const person of most) {
      const way = this.#way([person], (other) => this.#count(other) <= this.#count(person) - 2)
      if (!way) continue
      this.#go(way)
      return true
    }
    return false
  }

  /** The fewest steps from one of these to somebody who `ends` it. */
  #way(start: readonly string[], ends: (person: string) => boolean) {
    const came = new Map<string, Step | null>(start.map((person) => [person, null]))
    const here = start.find(ends)
    if (here !== undefined) return { steps: [], end: here }
    // The list grows while it is read.
    for (const from of came.keys())
      for (const [pile, { may, cards }] of this.#piles.get(from) ?? [])
        for (const to of cards.length > 0 ? may : []) {
          if (came.has(to)) continue
          came.set(to, { pile, from })
          if (ends(to)) return { steps: stepsTo(to, came), end: to }
        }
    return undefined
  }

  #go({ steps, end }: { readonly steps: readonly Step[]; readonly end: string }): void {
    steps.forEach(({ from, pile: key }, at) => {
      const pile = this.#piles.get(from)?.get(key)
      const card = pile?.cards.pop()
      if (!pile || !card) return
      this.#counts.set(from, this.#count(from) - 1)
      this.#words.set(from, (this.#words.get(from) ?? 0) - card.words)
      this.add(steps[at + 1]?.from ?? end, card, pile.may)
    })
  }

  #count(person: string): number {
    return this.#counts.get(person) ?? 0
  }
}

function stepsTo(end: string, came: ReadonlyMap<string, Step | null>): readonly Step[] {
  const steps: Step[] = []
  for (let step = came.get(end); step; step = came.get(step.from)) steps.unshift(step)
  return steps
}
