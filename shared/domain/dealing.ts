import { type Card, DealtHands } from './dealt-hands.ts'

export interface Deal {
  /** Per person, in the order in which they were named: what they get, in the order of the cards. */
  readonly hands: ReadonlyMap<string, readonly Card[]>
  readonly left: {
    /** Nobody among them may have these. */
    readonly ownSource: readonly Card[]
    /** Everybody who may have these has as many as they were to get. */
    readonly over: readonly Card[]
  }
}

/**
 * Deals cards, the most urgent first, so that counts differ by at most one unless sources of their own forbid it, and
 * nobody gets all the long ones. `each` is the most that one person gets. The same cards are always dealt alike.
 */
export function deal(cards: readonly Card[], people: readonly string[], each = Number.POSITIVE_INFINITY): Deal {
  const may = new Map(cards.map((card) => [card, people.filter((person) => !card.not.includes(person))]))
  const mayOf = (card: Card) => may.get(card) ?? []
  const [possible, ownSource] = [
    cards.filter((card) => mayOf(card).length > 0),
    cards.filter((card) => mayOf(card).length === 0),
  ]
  const dealt = each === Number.POSITIVE_INFINITY ? possible : firstThatFit(possible, people, mayOf, each)
  const place = new Map(cards.map((card, at) => [card, at]))
  const inOrder = (a: Card, b: Card) => (place.get(a) ?? 0) - (place.get(b) ?? 0)
  const hardFirst = (a: Card, b: Card) => mayOf(a).length - mayOf(b).length || b.words - a.words || inOrder(a, b)
  const hands = new DealtHands(people)
  for (const card of dealt.toSorted(hardFirst)) hands.add(hands.lightest(mayOf(card)), card, mayOf(card))
  while (hands.evenOut());
  const isDealt = new Set(dealt)
  return {
    hands: new Map(people.map((person) => [person, hands.of(person).sort(inOrder)])),
    left: { ownSource, over: possible.filter((card) => !isDealt.has(card)) },
  }
}

/** The first cards for which there is room, whoever gets them in the end. */
function firstThatFit(
  cards: readonly Card[],
  people: readonly string[],
  may: (card: Card) => readonly string[],
  each: number,
): readonly Card[] {
  const hands = new DealtHands(people)
  /** Whoever may have these finds no room, and will not: hands only fill. */
  const full = new Set<string>()
  return cards.filter((card) => {
    const among = may(card)
    const key = among.join()
    if (full.has(key)) return false
    const person = hands.makeRoom(among, each)
    if (person === undefined) full.add(key)
    else hands.add(person, card, among)
    return person !== undefined
  })
}
