import { z } from 'zod'
import type { Caller } from '#server/auth/caller.ts'
import { hashOf, newId } from '#server/auth/tokens.ts'
import { BlobFault } from '#server/store/directory-blobs.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { resultHash, resultOf } from '#shared/domain/result.ts'
import { drawItems } from '#shared/domain/sampling.ts'
import { type LeftOut, leftOutRead, leftOutUnread, manySelections } from '#shared/domain/sign-many.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { tableGet, tableValues } from '#shared/kernel/table.ts'
import { drawnItem } from '#shared/projections/drawn-item.ts'
import type { SigningLot, SigningLotBody, SigningPreview, SigningWish, Skipped } from '#shared/protocol/many.ts'
import { jsonBytes } from './item-blobs.ts'
import { inLots, type LotLimits } from './lots.ts'
import type { RoomActor } from './room-actor.ts'
import type { OpenRoom } from './room-registry.ts'
import { runCommand } from './run-command.ts'

/** So many are drawn to be looked at before anything is signed. */
const lookedAtFirst = 20
/** Drafts read at once: reading waits for the disk more than for the processor. */
const atOnce = 8

/** What would be signed, as it was seen. */
const listSchema = z.strictObject({
  signing: z.literal(1),
  selection: z.enum(manySelections),
  batch: z.string().nullable(),
  seed: z.string(),
  items: z.array(z.tuple([z.string(), z.string()])),
})
type SigningList = z.infer<typeof listSchema>

interface Seen {
  readonly item: ListedItem
  readonly hash: string
  readonly words: number
}

/** What signing all of a selection would come to. Nothing is written in the room; the list of what was seen is kept. */
export async function previewSigning(
  { actor }: OpenRoom,
  caller: Caller,
  { selection, batch }: SigningWish,
  signal?: AbortSignal,
): Promise<Outcome<SigningPreview>> {
  await actor.alone(() => actor.catchUp())
  if (batch !== null && !tableGet(actor.state.batches, batch)) return refuse('not-found', 'There is no such batch here')
  const wanted = inOrder(actor).filter((item) => batch === null || item.batch === batch)
  const left: Partial<Record<LeftOut, number>> = {}
  const seen: Seen[] = []
  for (let from = 0; from < wanted.length; from += atOnce) {
    signal?.throwIfAborted()
    const looked = wanted.slice(from, from + atOnce).map((item) => lookAt(actor, item, caller, selection))
    for (const one of await Promise.all(looked))
      if (typeof one === 'string') left[one] = (left[one] ?? 0) + 1
      else seen.push(one)
  }
  const seed = newId()
  const items = seen.map(({ item, hash }): [string, string] => [item.id, hash])
  const kept: SigningList = { signing: 1, selection, batch, seed, items }
  const [list = ''] = await actor.store.blobs.put([jsonBytes(kept)])
  const ids = seen.map(({ item }) => item.id)
  const drawn = await Promise.all(
    drawItems(ids, seed, lookedAtFirst)
      .flatMap((id) => actor.item(id) ?? [])
      .map(async (item) => drawnItem(actor.state, item, await actor.bench(item))),
  )
  const words = seen.reduce((sum, one) => sum + one.words, 0)
  return accept({ list, count: seen.length, words, left, seed, drawn })
}

const inOrder = ({ state }: RoomActor): readonly ListedItem[] =>
  tableValues(state.items).sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))

async function lookAt(
  actor: RoomActor,
  item: ListedItem,
  caller: Caller,
  selection: SigningWish['selection'],
): Promise<LeftOut | Seen> {
  const unread = leftOutUnread(actor.state, item, caller)
  if (unread) return unread
  const comparison = await actor.blobs.comparison(item)
  const why = leftOutRead(actor.state, item, comparison, selection)
  if (why) return why
  const units = resultOf(await actor.bench(item), tableGet(actor.state.rulings, item.id) ?? [])
  return { item, hash: resultHash(units), words: wordsIn(units) }
}

/** A label counts as one. */
const wordsIn = (units: readonly { readonly text: string; readonly label?: unknown }[]): number =>
  units.reduce((sum, { text, label }) => sum + (label ? 1 : (text.match(/\S+/gu)?.length ?? 0)), 0)

/**
 * Signs the next items of a list, each by the same decision as a single sign-off. A lot that is asked for again is done
 * once; whoever stops asking has stopped, and what is signed stays.
 */
export async function signLot(
  { actor }: OpenRoom,
  caller: Caller,
  { list: name, bulk, from }: SigningLotBody,
  limits?: LotLimits,
): Promise<Outcome<SigningLot>> {
  const list = await readList(actor, name)
  if (!list) return refuse('not-found', 'This list is not known here any more; look again')
  const of = list.items.length
  await begin(actor, caller, { ...list, bulk, list: name })
  const skipped: Skipped[] = []
  let signed = 0
  const next = await inLots(from, of, limits, async (at) => {
    const [item = '', hash = ''] = list.items[at] ?? []
    const id = { client: `${bulk}.${item}`, n: 1 }
    const outcome = await runCommand(
      actor,
      caller,
      { id, name: 'item.sign-off', input: { item, hash, bulk } },
      () => [],
    )
    if (outcome.ok) signed++
    else skipped.push({ item, key: actor.item(item)?.key ?? item, ...said(outcome.refusal) })
  })
  return accept({ signed, skipped, next, of })
}

const said = ({ code, message }: Pick<Skipped, 'code' | 'message'>) => ({ code, message })

async function readList(actor: RoomActor, name: string): Promise<SigningList | undefined> {
  try {
    const list = listSchema.safeParse(JSON.parse(new TextDecoder().decode(await actor.store.blobs.get(name))))
    return list.success ? list.data : undefined
  } catch (error) {
    if (error instanceof BlobFault || error instanceof SyntaxError) return undefined
    throw error
  }
}

interface Beginning extends SigningList {
  readonly bulk: string
  readonly list: string
}

/** Once, however often the first lot is asked for. */
async function begin(actor: RoomActor, caller: Caller, { selection, batch, seed, items, bulk, list }: Beginning) {
  const { person, role, session } = caller
  const command = { client: hashOf(`${person}.begin.${bulk}`).slice(0, 24), n: 1 }
  const at = new Date().toISOString()
  await actor.alone(async () => {
    const event = { bulk, selection, batch, seed, count: items.length, list, by: person, at }
    while (actor.answeredAt(command) === undefined)
      await actor.attempt({ person, role, session, command }, { events: [{ type: 'bulk.begun', ...event }] })
  })
}
