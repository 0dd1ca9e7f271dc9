import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { compareItem } from '#shared/compare/compare-item.ts'
import { type Comparison, type ComparisonProfile, defaultProfile } from '#shared/compare/comparison.ts'
import { disagreement } from '#shared/compare/differences.ts'
import { recompare, type SourceNow } from '#shared/compare/recompare.ts'
import { consensusText } from '#shared/compare/seed.ts'
import { comparedUnit } from '#shared/domain/bench.ts'
import type { Decision } from '#shared/domain/command.ts'
import type { ManifestItem } from '#shared/domain/item.ts'
import { type ItemChange, type ItemsCompared, itemChangeSchema } from '#shared/domain/item-change.ts'
import { resultOf, wordsHash } from '#shared/domain/result.ts'
import { emptyRoom, type RoomEvent, type RoomState, reduceRoom, roomEvent } from '#shared/domain/room.ts'
import { defaultSettings } from '#shared/domain/settings.ts'
import { decide } from '#shared/domain/testing/small-room.ts'
import type { Outcome } from '#shared/kernel/outcome.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { benchOfDraft } from './draft-bench.ts'
import { applyChanges, draftText, seedDraft } from './draft-doc.ts'

const item = 'itemone'
type Source = SourceNow

const word = fc.constantFrom('the', 'The', 'cat', 'bat', 'sat,', 'sat', 'on', 'mat.', '-', '१२', '12', 'போனான்')
const base = fc.array(word, { minLength: 1, maxLength: 14 })
/** What an annotator makes of the words of the recording: some left out, some heard as others, some added. */
const slips = fc.array(fc.tuple(fc.nat(13), fc.constantFrom('drop', 'change', 'add'), word), { maxLength: 4 })
const heard = (words: readonly string[], made: readonly (readonly [number, string, string])[]): string => {
  const own = [...words]
  for (const [at, slip, other] of made) {
    if (slip === 'drop') own.splice(at, 1)
    else own.splice(at, slip === 'add' ? 0 : 1, other)
  }
  return own.join(' ')
}

const step = fc.oneof(
  fc.record({ do: fc.constant('settle' as const), at: fc.nat(9), take: fc.constantFrom(0, 1, 2, 'nothing', 'kept') }),
  fc.record({ do: fc.constant('rule' as const), at: fc.nat(9), wide: fc.boolean() }),
  fc.record({ do: fc.constant('dispute' as const), at: fc.nat(9) }),
  fc.record({ do: fc.constant('type' as const), at: fc.nat(60) }),
  fc.record({ do: fc.constant('add' as const), slips }),
  fc.record({ do: fc.constant('leave out' as const), at: fc.nat(3) }),
  fc.record({
    do: fc.constant('profile' as const),
    which: fc.constantFrom('foldCase', 'foldPunctuation', 'foldDigits', 'foldJoiners'),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** One item, its draft, and what happens to both. */
class Room {
  readonly doc = new Y.Doc()
  readonly told: (RoomEvent | ItemsCompared | Parameters<typeof reduceRoom>[1])[] = []
  comparison: Comparison
  sources: readonly Source[]
  state: RoomState = emptyRoom
  typed = 0
  readonly words: readonly string[]

  constructor(words: readonly string[], sources: readonly string[]) {
    this.words = words
    this.sources = sources.map((text) => ({ segments: [{ text }] }))
    this.comparison = compareItem(this.sources, defaultProfile)
    seedDraft(this.doc, this.comparison)
    this.tell({ type: 'room.created', settings: defaultSettings('One') })
    this.tell({
      type: 'batch.listed',
      manifest: { batch: 'b', people: [], items: [this.listed(this.comparison)], changed: [] },
    })
  }

  get bench() {
    return benchOfDraft(this.doc, this.comparison, 1)
  }

  get result() {
    return resultOf(this.bench, tableGet(this.state.rulings, item) ?? [])
  }

  tell(event: Parameters<typeof reduceRoom>[1]): void {
    this.told.push(event)
    this.state = reduceRoom(this.state, event)
  }

  play(step: Step): void {
    if (step.do === 'type') this.#type(step.at)
    else if (step.do === 'add')
      this.recompare([...this.kept(), { segments: [{ text: heard(this.words, step.slips) }] }], this.comparison.profile)
    else if (step.do === 'leave out') {
      if (this.sources.length > 1)
        this.recompare(this.kept().toSpliced(step.at % this.sources.length, 1), this.comparison.profile)
    } else if (step.do === 'profile') {
      const { profile } = this.comparison
      this.recompare(this.kept(), { ...profile, [step.which]: !profile[step.which] } as ComparisonProfile)
    } else this.#command(step)
  }

  kept(): readonly Source[] {
    return this.sources.map(({ segments }, was) => ({ segments, was }))
  }

  recompare(now: readonly Source[], profile: ComparisonProfile): void {
    const { comparison, changes } = recompare(this.comparison, this.sources, now, profile)
    const before = this.listed(this.comparison)
    this.comparison = comparison
    this.sources = now.map(({ segments }) => ({ segments }))
    const change = { before, after: this.listed(comparison), profile, units: changes }
    this.tell({ type: 'items.compared', changed: [change as ItemChange] })
  }

  listed(comparison: Comparison): ManifestItem {
    const { share, differences, weak } = disagreement(comparison)
    return {
      ...{ id: item, key: 'one', language: 'en', ordinal: 0, annotators: [], sources: '', comparison: '' },
      ...{ differences, weak, disagreement: share, words: 1, excerpt: '' },
    }
  }

  /** A word of its own, or a letter within a word: anywhere. */
  #type(at: number): void {
    const text = draftText(this.doc, 'u1')
    if (text) text.insert(at % (text.length + 1), at % 3 === 0 ? 'z' : ` w${++this.typed} `)
  }

  #command(step: Extract<Step, { do: 'settle' | 'rule' | 'dispute' }>): void {
    const { differences = [], columns = [] } = comparedUnit(this.comparison, 'u1') ?? {}
    const difference = differences[step.at % Math.max(1, differences.length)]
    if (!difference) return
    const to = step.do === 'rule' && step.wide ? Math.min(columns.length, difference.to + 1) : difference.to
    const place = { unit: 'u1', from: difference.from, to }
    const { bench } = this
    if (step.do === 'settle')
      this.#done(decide(this.state, 'difference.settle', { item, place, take: step.take }, { bench }))
    else if (step.do === 'dispute')
      this.#done(decide(this.state, 'dispute.open', { item, place, question: 'which' }, { bench }))
    else {
      const unit = bench.units[0]
      const stands = unit?.stretch(place.from, place.to)
      const basis = wordsHash(unit && stands ? unit.text.slice(stands.from, stands.to) : '')
      const input = { item, place, value: 'RULED', reason: 'spelling', why: 'so', basis }
      this.#done(decide(this.state, 'ruling.make', input, { bench, role: 'trainer' }))
    }
  }

  #done(outcome: Outcome<Decision<RoomEvent>>): void {
    if (!outcome.ok) return
    for (const event of outcome.value.events) this.tell(event)
    applyChanges(
      this.doc,
      (outcome.value.draft ?? []).filter((change) => change.do === 'replace'),
    )
  }
}

const isRecompared = (step: Step): boolean => step.do === 'add' || step.do === 'profile' || step.do === 'leave out'

const played = fc.tuple(base, fc.array(slips, { minLength: 2, maxLength: 4 }), fc.array(step, { maxLength: 14 }))

const decidedCounts = ({ settlings, settledBefore, disputes, rulings }: RoomState) => ({
  settled: Object.keys(tableGet(settlings, item) ?? {}).length + (tableGet(settledBefore, item) ?? []).length,
  disputes: Object.keys(tableGet(disputes, item) ?? {}).length,
  rulings: (tableGet(rulings, item) ?? []).map(({ value }) => value),
})

test('P1 P2 whatever is decided and typed: an item that is compared anew keeps its result, and every decision', () => {
  const keeps = fc.property(played, ([words, slipped, steps]) => {
    const room = new Room(
      words,
      slipped.map((made) => heard(words, made)),
    )
    for (const step of steps) {
      const [result, decided] = [room.result, decidedCounts(room.state)]
      room.play(step)
      if (!isRecompared(step)) continue
      expect(room.result).toEqual(result)
      expect(decidedCounts(room.state)).toEqual(decided)
    }
  })
  fc.assert(keeps, { numRuns: 400 })
})

test('P3 settlings that carry over answer a difference of the new comparison with their own words', () => {
  const answers = fc.property(played, ([words, slipped, steps]) => {
    const room = new Room(
      words,
      slipped.map((made) => heard(words, made)),
    )
    for (const step of steps) room.play(step)
    const { differences = [] } = comparedUnit(room.comparison, 'u1') ?? {}
    for (const { place } of Object.values(tableGet(room.state.settlings, item) ?? {}))
      expect(differences.some(({ from, to }) => from === place.from && to === place.to)).toBe(true)
  })
  fc.assert(answers, { numRuns: 300 })
})

test('P4 the journal alone gives the same state, entry by entry, as it is stored', () => {
  const replays = fc.property(played, ([words, slipped, steps]) => {
    const room = new Room(
      words,
      slipped.map((made) => heard(words, made)),
    )
    for (const step of steps) room.play(step)
    const again = room.told.reduce((state, event) => {
      const stored = JSON.parse(JSON.stringify(event)) as typeof event
      if (stored.type === 'items.compared')
        return reduceRoom(state, { ...stored, changed: stored.changed.map((change) => itemChangeSchema.parse(change)) })
      return reduceRoom(state, stored.type === 'batch.listed' ? stored : roomEvent.parse(stored))
    }, emptyRoom)
    expect(again).toEqual(room.state)
  })
  fc.assert(replays, { numRuns: 100 })
})

test('P1 the sources’ words stay in their columns, in order, and the seed keeps its length', () => {
  const stays = fc.property(played, ([words, slipped, steps]) => {
    const room = new Room(
      words,
      slipped.map((made) => heard(words, made)),
    )
    const seed = consensusText(room.comparison.units[0] ?? { columns: [] })
    for (const step of steps.filter(isRecompared)) room.play(step)
    const [unit] = room.comparison.units
    expect(unit?.seeded?.length ?? seed.length).toBe(seed.length)
    expect(unit?.seeded?.ranges.length ?? unit?.columns.length).toBe(unit?.columns.length)
    let last = 0
    for (const { from, to } of unit?.seeded?.ranges ?? []) {
      expect(from).toBeGreaterThanOrEqual(last)
      expect(to).toBeGreaterThanOrEqual(from)
      last = to
    }
  })
  fc.assert(stays, { numRuns: 100 })
})
