import * as Y from 'yjs'
import { compareLabelItem } from '#shared/compare/compare-labels.ts'
import { type Comparison, defaultProfile } from '#shared/compare/comparison.ts'
import type { Bench } from '#shared/domain/bench.ts'
import type { ManifestItem } from '#shared/domain/item.ts'
import { type RoomState, reduceRoom } from '#shared/domain/room.ts'
import { benchOfDraft } from '#shared/drafts/draft-bench.ts'
import { applyChanges, seedDraft } from '#shared/drafts/draft-doc.ts'
import type { Box, Label, Subject } from '#shared/labels/label.ts'
import { type Asked, annotators, decide, done, smallRoom } from './small-room.ts'

export const scene: Subject = { is: 'image', width: 640, height: 480 }

export const box = (tag: string, x: number, rest: Partial<Box> = {}): Box => ({
  ...({ id: `${tag}-${x}`, kind: 'box', tag, x, y: 20, width: 100, height: 50 } as const),
  ...rest,
})

/** A car that all have and one calls otherwise, at places of their own; a sign that one alone has; a bike in one colour. */
const said: readonly (readonly Label[])[] = [
  [box('car', 10), box('bike', 300, { attributes: { colour: 'red' } })],
  [box('car', 12), box('bike', 300, { attributes: { colour: 'blue' } })],
  [box('van', 40, { id: 'third' }), box('sign', 500), box('bike', 300, { attributes: { colour: 'red' } })],
]

export const labelComparison = (subject: Subject = scene, labels = said): Comparison =>
  compareLabelItem(
    labels.map((each) => ({ labels: each })),
    defaultProfile,
    { subject },
  )

const listed: ManifestItem = {
  ...({ id: 'scene1', key: 'scene.png', kind: 'labels', language: 'und', ordinal: 3, annotators } as const),
  ...{ sources: 'sources', comparison: 'labels', differences: 3, weak: 2, disagreement: 0.5, words: 3, excerpt: '' },
}

/** The small room with an item of labels, and its draft beside it, moved on together as one commit would. */
export class LabelledItem {
  readonly doc = new Y.Doc()
  readonly comparison: Comparison
  room: RoomState

  constructor(comparison = labelComparison()) {
    this.comparison = comparison
    seedDraft(this.doc, comparison)
    const manifest = { batch: 'second', people: annotators, items: [listed] }
    this.room = reduceRoom(smallRoom(), { type: 'batch.listed', manifest })
  }

  get bench(): Bench {
    return benchOfDraft(this.doc, this.comparison, 1)
  }

  textOf(unit: string): string | undefined {
    return this.bench.units.find(({ id }) => id === unit)?.text
  }

  asks(name: string, input: object, asked: Asked = {}): string {
    const asking = { ...asked, bench: this.bench }
    const whole = { item: listed.id, ...input }
    const outcome = decide(this.room, name, whole, asking)
    if (!outcome.ok) return outcome.refusal.code
    this.room = done(this.room, name, whole, asking)
    applyChanges(
      this.doc,
      (outcome.value.draft ?? []).filter((change) => change.do === 'replace' || change.do === 'label'),
    )
    return 'accepted'
  }
}
