import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { mapTable, type Table, tableGet, tableSet, tableValues } from '#shared/kernel/table.ts'
import type { Assignments } from './assignment.ts'
import { type Context, commandsOver } from './command.ts'
import type { Items, ListedItem } from './item.ts'
import type { People } from './person.ts'
import { allows } from './roles.ts'
import type { RoomSettings } from './settings.ts'
import type { SignOffs } from './sign-off.ts'

/** To whom `item.next` gave an item last, and who had it before. */
export interface Giving {
  /** Null once they can work here no more. */
  readonly to: string | null
  readonly at: string
  readonly earlier: readonly string[]
}
export type Givings = Table<Giving>

export const givingEvent = z.strictObject({
  type: z.literal('item.given'),
  item: z.string(),
  to: z.string(),
  at: z.string(),
})
export type GivingEvent = z.infer<typeof givingEvent>

export const reduceGivings = sliceReducer<Givings, GivingEvent>({
  'item.given': (givings, { item, to, at }) => {
    const before = tableGet(givings, item)
    return tableSet(givings, item, { to, at, earlier: before ? hadIt(before) : [] })
  },
})

const hadIt = ({ earlier, to }: Giving): readonly string[] => (to === null ? earlier : [...new Set([...earlier, to])])

/** What was given to somebody who was removed, or can settle nothing any more, is free at once. */
export function freeGivings(givings: Givings, people: People, { person }: { readonly person: string }): Givings {
  const works = people[person]?.roles.some((role) => allows('item.next', role))
  if (works) return givings
  return mapTable(givings, (giving) =>
    giving.to === person ? { ...giving, to: null, earlier: hadIt(giving) } : giving,
  )
}

/** An item given to somebody who never came stays reserved for them this long. */
const reservedMilliseconds = 15 * 60_000

export interface NextState {
  readonly settings: RoomSettings
  readonly items: Items
  readonly signOffs: SignOffs
  readonly givings: Givings
  readonly assignments: Assignments
}
const { command } = commandsOver<NextState, GivingEvent>()

/** Most disagreement first; ties in the order of the file. */
export const byDisagreement = (a: ListedItem, b: ListedItem): number =>
  b.disagreement - a.disagreement || b.weak - a.weak || a.ordinal - b.ordinal

const assigneeOf = ({ assignments }: NextState, item: string): string | null => tableGet(assignments, item)?.to ?? null

/** What is assigned is due at the end of a day; what has no date comes after everything that has one. */
function byDue({ assignments }: NextState) {
  const due = ({ id }: ListedItem) => tableGet(assignments, id)?.due ?? '9999-99-99'
  return (a: ListedItem, b: ListedItem): number => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : byDisagreement(a, b))
}

function isOpenTo({ settings, signOffs }: NextState, item: ListedItem, person: string): boolean {
  return !tableGet(signOffs, item.id) && (settings.ownSourcesMayBeGiven || !item.annotators.includes(person))
}

/** Nobody else has it open or was given it just now. */
function isFree(state: NextState, item: ListedItem, ctx: Context): boolean {
  if (ctx.here.some((other) => other.item === item.id && other.person !== ctx.person)) return false
  const giving = tableGet(state.givings, item.id)
  if (!giving || giving.to === null || giving.to === ctx.person) return true
  return Date.parse(ctx.at) - Date.parse(giving.at) > reservedMilliseconds
}

function hadBefore(state: NextState, item: ListedItem, person: string): boolean {
  const giving = tableGet(state.givings, item.id)
  return giving !== undefined && (giving.to === person || giving.earlier.includes(person))
}

function nothingLeft(state: NextState, open: readonly ListedItem[], person: string) {
  const others = open.filter(({ id }) => ![null, person].includes(assigneeOf(state, id))).length
  const sentence =
    others === 0
      ? 'Nothing is left for you here: every item is signed off or with somebody'
      : others === 1
        ? 'Nothing is left for you here: 1 item is left, assigned to somebody else'
        : `Nothing is left for you here: ${others} items are left, assigned to others`
  return refuse('nothing-left', sentence)
}

/**
 * What is assigned to the asker, by its due date; else the most disputed item that is assigned to nobody. Never one
 * that somebody else has, or that holds a source of the asker. Items that the asker passed over come back when there is
 * nothing new. Two people asking at once are decided one after the other, so they never get the same.
 */
export const nextItem = command({
  name: 'item.next',
  input: z.strictObject({ leaving: z.string().optional() }),
  decide(state, { leaving }, ctx) {
    const open = tableValues(state.items).filter((item) => isOpenTo(state, item, ctx.person))
    const free = open.filter((item) => item.id !== leaving && isFree(state, item, ctx))
    const mine = free.filter(({ id }) => assigneeOf(state, id) === ctx.person).sort(byDue(state))
    const nobodys = free.filter(({ id }) => assigneeOf(state, id) === null).sort(byDisagreement)
    const wanted = [...mine, ...nobodys]
    const item = wanted.find((candidate) => !hadBefore(state, candidate, ctx.person)) ?? wanted[0]
    if (!item) return nothingLeft(state, open, ctx.person)
    return accept({
      events: [{ type: 'item.given', item: item.id, to: ctx.person, at: ctx.at }],
      answer: { item: item.id },
    })
  },
})
