import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { type AssignState, holdsOwn, whyNotTo } from './assign-items.ts'
import type { AssignmentEvent } from './assignment.ts'
import { commandsOver } from './command.ts'
import { type Deal, deal } from './dealing.ts'
import { dueDate, whyPast } from './due-date.ts'
import type { ListedItem } from './item.ts'
import { byDisagreement } from './next-item.ts'

export const dealWish = z.strictObject({
  people: z.array(z.string().max(40)).min(1).max(200),
  /** Left out: of every batch. */
  batch: z.string().max(60).optional(),
  /** The most that one person gets. */
  each: z.number().int().min(1).max(10_000).optional(),
})
export type DealWish = z.infer<typeof dealWish>

/** Left over, by id: for the answer of `items.deal` and the preview alike. */
export interface Dealt {
  readonly hands: readonly { readonly person: string; readonly items: number; readonly words: number }[]
  readonly left: { readonly ownSource: readonly string[]; readonly over: readonly string[] }
}

/** How the open items that are nobody's would be dealt: the most disputed first, ties in the order of the file. */
export function dealOf(state: AssignState, { people, batch, each }: DealWish): Deal {
  const free = (item: ListedItem) =>
    (batch === undefined || item.batch === batch) &&
    !tableGet(state.signOffs, item.id) &&
    !tableGet(state.assignments, item.id)
  const cards = tableValues(state.items)
    .filter(free)
    .sort((a, b) => byDisagreement(a, b) || (a.id < b.id ? -1 : 1))
    .map((item) => {
      const not = people.filter((person) => holdsOwn(state, item, person))
      return { id: item.id, words: item.words, not }
    })
  return deal(cards, [...new Set(people)], each)
}

const ids = (cards: readonly { readonly id: string }[]): readonly string[] => cards.map(({ id }) => id)

export const dealt = ({ hands, left }: Deal): Dealt => ({
  hands: [...hands].map(([person, cards]) => ({
    person,
    items: cards.length,
    words: cards.reduce((sum, { words }) => sum + words, 0),
  })),
  left: { ownSource: ids(left.ownSource), over: ids(left.over) },
})

const { command } = commandsOver<AssignState, AssignmentEvent>()

/** One event for each person who gets something. */
export const dealItems = command({
  name: 'items.deal',
  input: dealWish.extend({ due: dueDate.nullable().optional() }),
  decide(state, { due = null, ...wish }, { person: by, at }) {
    const past = whyPast(due, at)
    if (past) return past
    for (const person of wish.people) {
      const refused = whyNotTo(state.people, person)
      if (refused) return refused
    }
    const plan = dealOf(state, wish)
    const answer = dealt(plan)
    const events = [...plan.hands]
      .filter(([, cards]) => cards.length > 0)
      .map(([to, cards]) => ({ type: 'items.assigned' as const, items: cards.map(({ id }) => id), to, due, by, at }))
    if (events.length > 0) return accept({ events, answer })
    return plan.left.ownSource.length > 0
      ? refuse('conflict', 'Every item that is left holds a source of all of them', { left: answer.left })
      : refuse('nothing-left', 'No open item is unassigned')
  },
})
