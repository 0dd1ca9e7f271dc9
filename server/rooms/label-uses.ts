import { setImmediate } from 'node:timers/promises'
import type { Items } from '#shared/domain/item.ts'
import { tableValues } from '#shared/kernel/table.ts'
import { isPlaced, type LabelSet, tagsOf } from '#shared/labels/label.ts'
import type { LabelUses } from '#shared/protocol/labelling-messages.ts'
import type { OpenRoom } from './room-registry.ts'

const counted = new WeakMap<Items, Promise<LabelUses>>()

/** Reading as many at once keeps other work waiting a few milliseconds. */
const itemsAtOnce = 50

/** How often annotators gave each tag and answered each question, over all that was imported. Counted once for as long as the items are these. */
export async function labelUses({ actor }: OpenRoom): Promise<LabelUses> {
  await actor.alone(() => actor.catchUp())
  const { items } = actor.state
  const known = counted.get(items) ?? countUses(actor, items)
  counted.set(items, known)
  known.catch(() => counted.delete(items))
  return known
}

async function countUses({ blobs }: OpenRoom['actor'], items: Items): Promise<LabelUses> {
  const [tags, questions] = [new Map<string, number>(), new Map<string, number>()]
  const count = (table: Map<string, number>, name: string) => table.set(name, (table.get(name) ?? 0) + 1)
  const listed = tableValues(items)
  for (let from = 0; from < listed.length; from += itemsAtOnce) {
    const stored = await Promise.all(listed.slice(from, from + itemsAtOnce).map((item) => blobs.sources(item)))
    for (const source of stored.flatMap(({ sources }) => sources as readonly { readonly labels?: LabelSet }[]))
      for (const label of source.labels?.labels ?? [])
        if (isPlaced(label)) for (const tag of tagsOf(label)) count(tags, tag)
        else count(questions, label.question)
    await setImmediate()
  }
  return { tags: Object.fromEntries(tags), questions: Object.fromEntries(questions) }
}
