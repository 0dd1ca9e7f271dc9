import { setImmediate } from 'node:timers/promises'
import { type Items, isLabelled } from '#shared/domain/item.ts'
import { tableValues } from '#shared/kernel/table.ts'
import { isPlaced, type LabelKind, tagsOf } from '#shared/labels/label.ts'
import type { LabelUses } from '#shared/protocol/labelling-messages.ts'
import type { OpenRoom } from './room-registry.ts'

interface Counted {
  readonly uses: LabelUses
  /** What annotators gave, by batch. */
  readonly kinds: ReadonlyMap<string, ReadonlySet<LabelKind>>
}

const counted = new WeakMap<Items, Promise<Counted>>()

/** Reading as many at once keeps other work waiting a few milliseconds. */
const itemsAtOnce = 50

/** How often annotators gave each tag and answered each question, over all that was imported. */
export const labelUses = async (room: OpenRoom): Promise<LabelUses> => (await countedOf(room)).uses

/** Which labels a batch has; none of transcripts. */
export async function labelKinds(room: OpenRoom): Promise<(batch: string) => readonly LabelKind[]> {
  const { kinds } = await countedOf(room)
  return (batch) => [...(kinds.get(batch) ?? [])]
}

/** Counted once for as long as the items are these. */
async function countedOf({ actor }: OpenRoom): Promise<Counted> {
  await actor.alone(() => actor.catchUp())
  const { items } = actor.state
  const known = counted.get(items) ?? count(actor, items)
  counted.set(items, known)
  known.catch(() => counted.delete(items))
  return known
}

async function count({ blobs }: OpenRoom['actor'], items: Items): Promise<Counted> {
  const [tags, questions] = [new Map<string, number>(), new Map<string, number>()]
  const kinds = new Map<string, Set<LabelKind>>()
  const one = (table: Map<string, number>, name: string) => table.set(name, (table.get(name) ?? 0) + 1)
  const listed = tableValues(items).filter(isLabelled)
  for (let from = 0; from < listed.length; from += itemsAtOnce) {
    const some = listed.slice(from, from + itemsAtOnce)
    const stored = await Promise.all(some.map((item) => blobs.sources(item)))
    for (const [at, { batch }] of some.entries()) {
      const own = kinds.get(batch) ?? new Set()
      kinds.set(batch, own)
      for (const label of stored[at]?.sources.flatMap(({ labels }) => labels?.labels ?? []) ?? []) {
        own.add(label.kind)
        if (isPlaced(label)) for (const tag of tagsOf(label)) one(tags, tag)
        else one(questions, label.question)
      }
    }
    await setImmediate()
  }
  return { uses: { tags: Object.fromEntries(tags), questions: Object.fromEntries(questions) }, kinds }
}
