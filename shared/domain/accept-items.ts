import { z } from 'zod'
import { accept, type Refused, refuse } from '#shared/kernel/outcome.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { type AcceptanceEvent, awaitingAcceptance, covered, type SignedState } from './acceptance.ts'
import type { Batches } from './batch.ts'
import { type Context, commandsOver } from './command.ts'
import { wordsHash } from './result.ts'
import type { Rights } from './rights.ts'
import type { RoomSettings } from './settings.ts'

export interface AcceptState extends SignedState {
  readonly rights: Rights
  readonly batches: Batches
  readonly settings: Pick<RoomSettings, 'observersBehind'>
}
const { command } = commandsOver<AcceptState, AcceptanceEvent>()

/** Whether a link that allows it opened a session of theirs that still runs. */
export const mayAccept = ({ rights }: Pick<AcceptState, 'rights'>, person: string): boolean =>
  tableValues(rights.sessions).some((session) => session.person === person && session.accepts && !session.ended)

/** Hex SHA-256 of lines `<item id> <hash of its result>`, in the order of the ids. */
export const resultsHash = (items: readonly { readonly id: string; readonly signOff: { readonly hash: string } }[]) =>
  wordsHash(
    items
      .map(({ id, signOff }) => `${id} ${signOff.hash}\n`)
      .sort()
      .join(''),
  )

/** Items with the time of the sign-off that the observer saw, or a batch with how many items of it they saw waiting. */
const ofSchema = z.union([
  z.strictObject({
    items: z
      .array(z.strictObject({ item: z.string(), signedAt: z.string() }))
      .min(1)
      .max(200),
  }),
  z.strictObject({ batch: z.string(), count: z.number().int().nonnegative() }),
])
type Of = z.infer<typeof ofSchema>

/** An observer who was invited so accepts items as they stand, or returns them to the queue and says why. */
export const acceptItems = command({
  name: 'items.accept',
  input: z.strictObject({
    outcome: z.enum(['accepted', 'returned']),
    of: ofSchema,
    comment: z.string().trim().max(2000),
  }),
  decide(state, { outcome, of, comment }, ctx) {
    const refused = whyNotTheirs(state, ctx) ?? whyNotSeen(state, of, ctx.seen) ?? whyNot(state, of, outcome)
    if (refused) return refused
    if (outcome === 'returned' && comment === '')
      return refuse('bad-input', 'Say in a few words why it goes back: people here see nothing else')
    const batch = 'batch' in of ? of.batch : null
    const items = 'items' in of ? of.items.map(({ item }) => item) : []
    const these = covered(state, { items, batch })
    const id = ctx.newId()
    const said = { acceptance: id, items, batch, count: these.length, results: resultsHash(these), comment }
    const type = outcome === 'accepted' ? 'items.accepted' : 'items.returned'
    return accept({ events: [{ type, ...said, by: ctx.person, at: ctx.at }], answer: { acceptance: id } })
  },
})

const whyNotTheirs = (state: AcceptState, { person }: Context): Refused | undefined =>
  mayAccept(state, person)
    ? undefined
    : refuse('forbidden', 'Your link lets you watch. Ask the room’s lead for one that lets you accept')

/** Whoever is behind says it of what they see: where that is not so any more, they are told that and nothing else. */
function whyNotSeen(state: AcceptState, of: Of, seen: AcceptState | undefined): Refused | undefined {
  if (!seen || standing(state, of) === standing(seen, of)) return undefined
  const { observersBehind } = state.settings
  return refuse(
    'moved',
    `This has changed since the moment that you see, which is ${observersBehind} seconds ago. Wait until the change is shown here, look, and say it again`,
  )
}

/** All that a word on these items depends on. */
function standing(state: AcceptState, of: Of): string {
  const items =
    'batch' in of ? awaitingAcceptance(state, of.batch).map(({ id }) => id) : of.items.map(({ item }) => item)
  const one = (item: string) => [
    item,
    tableGet(state.items, item) !== undefined,
    tableGet(state.signOffs, item),
    state.acceptances.some(({ returning }) => returning.includes(item)),
  ]
  return JSON.stringify(['batch' in of && tableGet(state.batches, of.batch) !== undefined, items.sort().map(one)])
}

const whyNot = (state: AcceptState, of: Of, outcome: string): Refused | undefined =>
  'batch' in of ? whyNotBatch(state, of) : whyNotItems(state, of.items, outcome)

function whyNotBatch(state: AcceptState, { batch, count }: Extract<Of, { batch: string }>): Refused | undefined {
  if (!tableGet(state.batches, batch)) return refuse('not-found', 'This batch is not in the room any more')
  const now = awaitingAcceptance(state, batch).length
  if (now === 0) return refuse('conflict', 'Nothing of this batch waits for your word now')
  return now === count
    ? undefined
    : refuse('moved', `Of this batch ${now} signed-off items wait by now, not ${count}. Look, and say it again`, {
        now,
      })
}

function whyNotItems(
  { items, signOffs, acceptances }: AcceptState,
  asked: Extract<Of, { items: unknown }>['items'],
  outcome: string,
): Refused | undefined {
  const [twice] = asked.filter(({ item }, at) => asked.findIndex((other) => other.item === item) !== at)
  if (twice) return refuse('bad-input', 'An item is named twice')
  for (const { item, signedAt } of asked) {
    const listed = tableGet(items, item)
    if (!listed) return refuse('not-found', `No item ${item} in this room`)
    const signOff = tableGet(signOffs, item)
    if (!signOff || acceptances.some(({ returning }) => returning.includes(item)))
      return refuse('moved', `${listed.key} is open again: wait until it is signed off`)
    if (signOff.at !== signedAt)
      return refuse('moved', `${listed.key} was signed off anew meanwhile. Look, and say it again`)
    if (outcome === 'accepted' && signOff.accepted) return refuse('conflict', `${listed.key} is accepted already`)
  }
  return undefined
}
