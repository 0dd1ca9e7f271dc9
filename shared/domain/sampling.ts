import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { type Table, tableGet, tableValues } from '#shared/kernel/table.ts'
import { commandsOver } from './command.ts'
import type { Items } from './item.ts'
import { wordsHash } from './result.ts'
import { acceptanceRule, type Sample, type SampleEvent, type Samples, standingOf, stands } from './sample.ts'
import type { RoomSettings } from './settings.ts'
import type { SignOffs } from './sign-off.ts'

export interface SamplingState {
  readonly settings: RoomSettings
  readonly batches: Table<unknown>
  readonly items: Items
  readonly signOffs: SignOffs
  readonly samples: Samples
}
const { command } = commandsOver<SamplingState, SampleEvent>()

/** The `count` items whose SHA-256 of `<seed>:<id>` comes first: anybody who knows the seed draws the same. */
export function drawItems(ids: readonly string[], seed: string, count: number): readonly string[] {
  const ranked = ids.map((id) => ({ id, rank: wordsHash(`${seed}:${id}`) }))
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1))
  return ranked.slice(0, count).map(({ id }) => id)
}

/** From how many a sample of this batch would be drawn: what is signed off. */
export const drawable = ({ items, signOffs }: Pick<SamplingState, 'items' | 'signOffs'>, batch: string | null) =>
  tableValues(items).filter((item) => tableGet(signOffs, item.id) && (batch === null || item.batch === batch))

const sizeSchema = z.union([
  z.strictObject({ count: z.number().int() }),
  z.strictObject({ percent: z.number().finite().max(100) }),
])

export const drawSample = command({
  name: 'sample.draw',
  input: z.strictObject({ batch: z.string().max(60).nullable(), size: sizeSchema, rule: acceptanceRule }),
  decide(state, { batch, size, rule }, ctx) {
    if (batch !== null && !tableGet(state.batches, batch)) return refuse('not-found', 'There is no such batch here')
    const from = drawable(state, batch).map(({ id }) => id)
    const of = from.length
    if (of === 0) return refuse('nothing-left', 'Nothing of this is signed off yet, so there is nothing to draw from')
    const count = 'count' in size ? size.count : Math.ceil(Number(((size.percent * of) / 100).toFixed(6)))
    if (count < 1) return refuse('bad-input', 'A sample holds at least one item')
    if (count > of) return refuse('bad-input', `Only ${of} items are signed off: draw at most ${of}`)
    if (rule.is === 'most-wrong' && rule.wrong >= count)
      return refuse('bad-input', `With ${rule.wrong} wrong of ${count} allowed, nothing could be returned`)
    const { person, at } = ctx
    const [sample, seed] = [ctx.newId(), ctx.newId()]
    return accept({
      events: [
        {
          type: 'sample.drawn',
          sample,
          batch,
          seed,
          of,
          items: [...drawItems(from, seed, count)],
          rule,
          by: person,
          at,
        },
      ],
      answer: { sample },
    })
  },
})

/** A second judgement of the same item replaces the first. Who signed an item off does not judge it. */
export const judgeSample = command({
  name: 'sample.judge',
  input: z.strictObject({
    sample: z.string().max(40),
    item: z.string().max(40),
    hash: z.string().max(64),
    right: z.boolean(),
    reason: z.string().max(60).nullable(),
    words: z.string().trim().max(2000),
  }),
  decide(state, { sample: id, item, hash, right, reason, words }, { person, at }) {
    const sample = openSample(state, id)
    if ('refusal' in sample) return sample
    if (!sample.items.includes(item)) return refuse('not-found', 'This item is not in the sample')
    const signOff = tableGet(state.signOffs, item)
    if (!signOff) return refuse('frozen', 'This item was reopened: it can be judged once it is signed off again')
    if (signOff.hash !== hash)
      return refuse('moved', 'This item was signed off anew since it was on your screen. Look, and judge again.')
    if (signOff.by === person) return refuse('forbidden', 'You signed this item off; somebody else judges it')
    if (!right && (reason === null || !state.settings.reasons.includes(reason)))
      return refuse('bad-input', 'Say why it is wrong, with a reason of this room')
    const said = right ? { reason: null, words: '' } : { reason, words }
    return accept({ events: [{ type: 'sample.judged', sample: id, item, hash, right, ...said, by: person, at }] })
  },
})

/** Accepted only by the rule that was agreed. A return needs a reason in words, and reopens what was found wrong. */
export const closeSample = command({
  name: 'sample.close',
  input: z.strictObject({
    sample: z.string().max(40),
    outcome: z.enum(['accepted', 'returned']),
    why: z.string().trim().max(2000),
  }),
  decide(state, { sample: id, outcome, why }, ctx) {
    const sample = openSample(state, id)
    if ('refusal' in sample) return sample
    const { right, wrong, left, rate, verdict } = standingOf(sample, state.signOffs)
    if (outcome === 'accepted' && verdict !== 'accept')
      return refuse(
        'blocked',
        verdict === 'open' ? `${left} items are not judged yet` : 'The rule that was agreed does not allow it',
      )
    if (outcome === 'returned' && why === '') return refuse('bad-input', 'Say why the batch is returned')
    const items = outcome === 'returned' ? foundWrong(sample, state.signOffs) : []
    const { person, role, at } = ctx
    return accept({
      events: [{ type: 'sample.closed', sample: id, outcome, right, wrong, rate, items, why, role, by: person, at }],
    })
  },
})

function foundWrong(sample: Sample, signOffs: SignOffs): string[] {
  return sample.items.filter((item) => {
    const judgement = sample.judged[item]
    return stands(signOffs, item, judgement) && !judgement.right
  })
}

function openSample({ samples }: SamplingState, id: string) {
  const sample = tableGet(samples, id)
  if (!sample) return refuse('not-found', 'There is no such sample here')
  return sample.closing ? refuse('conflict', `This sample was ${sample.closing.outcome} already`) : sample
}
