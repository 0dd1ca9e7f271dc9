import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { type Table, tableGet, tableSet, tableValues } from '#shared/kernel/table.ts'
import { type Context, commandsOver } from './command.ts'
import type { Items, ListedItem } from './item.ts'
import type { SignOffs } from './sign-off.ts'

/** To whom `item.next` gave an item last, and who had it before. */
export interface Giving {
  readonly to: string
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
    return tableSet(givings, item, { to, at, earlier: before ? [...new Set([...before.earlier, before.to])] : [] })
  },
})

/** An item given to somebody who never came stays reserved for them this long. */
const reservedMilliseconds = 15 * 60_000

export interface NextState {
  readonly items: Items
  readonly signOffs: SignOffs
  readonly givings: Givings
}
const { command } = commandsOver<NextState, GivingEvent>()

/** Most disagreement first; ties in the order of the file. */
export const byDisagreement = (a: ListedItem, b: ListedItem): number =>
  b.disagreement - a.disagreement || b.weak - a.weak || a.ordinal - b.ordinal

function isFree(state: NextState, item: ListedItem, ctx: Context): boolean {
  if (tableGet(state.signOffs, item.id) || item.annotators.includes(ctx.person)) return false
  if (ctx.here.some((other) => other.item === item.id && other.person !== ctx.person)) return false
  const giving = tableGet(state.givings, item.id)
  if (!giving || giving.to === ctx.person) return true
  return Date.parse(ctx.at) - Date.parse(giving.at) > reservedMilliseconds
}

function hadBefore(state: NextState, item: ListedItem, person: string): boolean {
  const giving = tableGet(state.givings, item.id)
  return giving !== undefined && (giving.to === person || giving.earlier.includes(person))
}

/**
 * The most disputed item that nobody has open, that is given to nobody else and that holds no source of the asker.
 * Items that the asker passed over come back when there is nothing new. Two people asking at once are decided one
 * after the other, so they never get the same.
 */
export const nextItem = command({
  name: 'item.next',
  input: z.strictObject({ leaving: z.string().optional() }),
  decide(state, { leaving }, ctx) {
    const free = tableValues(state.items)
      .filter((item) => item.id !== leaving && isFree(state, item, ctx))
      .sort(byDisagreement)
    const item = free.find((candidate) => !hadBefore(state, candidate, ctx.person)) ?? free[0]
    if (!item) return refuse('nothing-left', 'Nothing is left for you here: every item is signed off or with somebody')
    return accept({
      events: [{ type: 'item.given', item: item.id, to: ctx.person, at: ctx.at }],
      answer: { item: item.id },
    })
  },
})
