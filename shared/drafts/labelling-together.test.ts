import fc from 'fast-check'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { wordsHash } from '#shared/domain/result.ts'
import { box, LabelledItem } from '#shared/domain/testing/labelled-item.ts'
import { benchOfDraft } from './draft-bench.ts'
import { applyChanges, draftUnits, seedDraft, unitFields } from './draft-doc.ts'
import { draftHash } from './draft-hash.ts'
import { putBackFields } from './label-bench.ts'
import { FakeNetwork } from './testing/fake-network.ts'

const people = 3
const who = fc.nat(people - 1)
const step = fc.oneof(
  fc.record({ do: fc.constant('tag' as const), who, unit: fc.nat(9), tag: fc.constantFrom('car', 'van', 'dog') }),
  fc.record({ do: fc.constant('move' as const), who, unit: fc.nat(9), x: fc.nat(500) }),
  fc.record({ do: fc.constant('add' as const), x: fc.nat(500) }),
  fc.record({ do: fc.constant('remove' as const), unit: fc.nat(9) }),
  fc.record({ do: fc.constant('split' as const), unit: fc.nat(9) }),
  fc.record({ do: fc.constant('merge' as const), unit: fc.nat(9) }),
  fc.record({ do: fc.constant('send' as const), who }),
  fc.record({ do: fc.constant('receive' as const), who }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** One room, its draft on a server, people who edit fields on copies of their own, and commands on the server's. */
class Together {
  readonly item = new LabelledItem()
  readonly network = new FakeNetwork(people, (doc) => seedDraft(doc, this.item.comparison))
  added = 0

  constructor() {
    // The commands are decided on the server's document.
    Object.defineProperty(this.item, 'doc', { value: this.network.server })
  }

  play(step: Step): void {
    if (step.do === 'send') this.network.send(step.who)
    else if (step.do === 'receive') this.network.receive(step.who)
    else if (step.do === 'tag') this.#fields(step)?.set('tags', [step.tag])
    else if (step.do === 'move') this.#fields(step)?.set('place', [step.x, 20, 100, 50])
    else if (step.do === 'add') this.#changes('add', [{ unit: null, seen: '', there: true, label: box('new', step.x) }])
    else this.#restructure(step)
  }

  #fields({ who: person, unit }: { who: number; unit: number }): Y.Map<unknown> | undefined {
    const doc = this.network.people[person]
    const ids = doc ? [...draftUnits(doc).keys()] : []
    return doc && unitFields(doc, ids[unit % ids.length] ?? '')
  }

  #restructure({ do: act, unit: at }: Extract<Step, { unit: number }>): void {
    const { units } = this.item.bench
    const unit = units[at % units.length]
    const other = units[(at + 1) % units.length]
    if (!unit?.label?.there || unit.label.value.kind !== 'box') return
    const { id, label, text } = unit
    const seen = wordsHash(text)
    if (act === 'remove') this.#changes('remove', [{ unit: id, seen, there: false }])
    const { value } = label
    if (act === 'split' && value.kind === 'box' && value.width > 20) {
      const width = value.width / 2
      this.#changes('split', [
        { unit: id, seen, there: true, label: { ...value, width } },
        { unit: null, seen: '', there: true, label: { ...value, x: value.x + width, width } },
      ])
    }
    if (act === 'merge' && other?.label?.there && other.id !== id)
      this.#changes('merge', [
        { unit: id, seen, there: true, label: value },
        { unit: other.id, seen: wordsHash(other.text), there: false },
      ])
  }

  #changes(act: string, labels: readonly object[]): void {
    const before = this.item.bench.units.length
    const outcome = this.item.asks('labels.change', { act, labels })
    expect(['accepted', 'bad-input']).toContain(outcome)
    this.added += this.item.bench.units.length - before
  }
}

test('LU15 whoever edits fields and changes labels in whatever order: all copies end the same, no label is lost or doubled', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const together = new Together()
      for (const each of steps) together.play(each)
      together.network.settle()
      together.network.settle()
      const { server, people: copies } = together.network
      for (const copy of copies) expect(draftHash(copy)).toBe(draftHash(server))
      const { units } = benchOfDraft(server, together.item.comparison, 1)
      expect(new Set(units.map(({ id }) => id)).size).toBe(units.length)
      expect(units).toHaveLength(together.item.comparison.units.length + together.added)
      for (const { label } of units) expect(label?.value.kind).toBe('box')
    }),
    { numRuns: 100 },
  )
})

test('LU16 two people who change different things of one label at once both win', () => {
  const { comparison } = new LabelledItem()
  const network = new FakeNetwork(2, (doc) => seedDraft(doc, comparison))
  const [first, second] = network.people.map((doc) => unitFields(doc, 'u2'))
  first?.set('@colour', 'green')
  second?.set('place', [301, 20, 90, 50])
  network.settle()
  network.settle()
  const { units } = benchOfDraft(network.server, comparison, 1)
  expect(units.find(({ id }) => id === 'u2')?.text).toBe('box\nbike\n301 20 90 50\ncolour: green')
})

test('LU17 a command writes only what differs, so that an edit of something else that was under way stays', () => {
  const item = new LabelledItem()
  const network = new FakeNetwork(1, (doc) => seedDraft(doc, item.comparison))
  const [copy] = network.people
  if (copy) unitFields(copy, 'u2')?.set('@colour', 'green')
  const unit = item.bench.units[1]
  if (!unit?.label) throw new Error('no second label')
  const moved = { ...unit.label, value: { ...unit.label.value, tag: 'cycle' } as const }
  applyChanges(network.server, [{ do: 'label', unit: 'u2', before: unit.label, after: moved as typeof unit.label }])
  network.settle()
  const { units } = benchOfDraft(network.server, item.comparison, 1)
  expect(units.find(({ id }) => id === 'u2')?.text).toBe('box\ncycle\n300 20 100 50\ncolour: green')
})

test('LU41 what somebody wrote and the server would not take is put back field by field, where nobody wrote meanwhile', () => {
  const { bench } = new LabelledItem()
  const label = bench.units[1]?.label
  if (!label) throw new Error('no second label')
  const before = 'box\nbike\n300 20 100 50\ncolour: red'
  const moved = { ...label, value: { ...label.value, x: 7 } as typeof label.value }
  expect(putBackFields(label, before, 'box\ncycle\n310 20 100 50\ncolour: red')).toEqual({
    fields: { tags: ['cycle'], place: [310, 20, 100, 50] },
    left: 0,
  })
  expect(putBackFields(moved, before, 'box\ncycle\n310 20 100 50\ncolour: red')).toEqual({
    fields: { tags: ['cycle'] },
    left: 1,
  })
  expect(putBackFields(label, before, 'no lines of it')).toBeUndefined()
})
