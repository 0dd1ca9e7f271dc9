import { z } from 'zod'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { type Table, tableGet } from '#shared/kernel/table.ts'
import { type BenchUnit, benchUnit, type Stretch } from './bench.ts'
import { commandsOver } from './command.ts'
import { type Disputes, openDisputes } from './dispute.ts'
import { afterReplacement, type Replacement } from './draft-change.ts'
import { findWords, type Hit, type Search, searchSchema } from './find-words.ts'
import type { Items } from './item.ts'
import { type ReplacementEvent, type Replacements, replacementIn } from './replaced-words.ts'
import { type RuledPlace, wordsHash } from './result.ts'
import type { SignOffs } from './sign-off.ts'

export interface ReplacingState {
  readonly items: Items
  readonly signOffs: SignOffs
  readonly disputes: Disputes
  readonly rulings: Table<readonly RuledPlace[]>
  readonly replacements: Replacements
}

/** Words that take the place of what was found; a text stays one line. */
export const replacementWords = z
  .string()
  .max(500)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'line breaks and control characters have no place in a text')

/** Why nothing is replaced there: a trainer has ruled, or will. */
export interface ClosedStretch extends Stretch {
  readonly why: 'ruled' | 'disputed'
}

export function closedStretches(state: ReplacingState, item: string, unit: BenchUnit): readonly ClosedStretch[] {
  const of = (places: readonly { readonly place: RuledPlace['place'] }[], why: ClosedStretch['why']) =>
    places
      .filter(({ place }) => place.unit === unit.id)
      .map(({ place }) => ({ ...unit.stretch(place.from, place.to), why }))
  return [...of(tableGet(state.rulings, item) ?? [], 'ruled'), ...of(openDisputes(state.disputes, item), 'disputed')]
}

export const closedAt = (closed: readonly ClosedStretch[], { from, to }: Hit): ClosedStretch['why'] | undefined =>
  closed.find((stretch) => from < stretch.to && stretch.from < to)?.why

const isBlank = (character: string | undefined): boolean => character === undefined || /\s/.test(character)

/** Whole words that are taken out take one blank beside them along, so that single spaces stay single. */
export function replacementsOf(unit: BenchUnit, hits: readonly Hit[], words: string): readonly Replacement[] {
  const { id, text } = unit
  let free = 0
  return hits.map(({ from, to }): Replacement => {
    const alone = words === '' && isBlank(text[from - 1]) && isBlank(text[to])
    const start = alone && from > free ? from - 1 : from
    const end = alone && start === from && to < text.length ? to + 1 : to
    free = end
    return { do: 'replace', unit: id, at: start, remove: end - start, insert: words }
  })
}

/** What of the hits would read differently afterwards. */
export const changingHits = (text: string, search: Search, words: string): readonly Hit[] =>
  findWords(text, search).filter(({ from, to }) => text.slice(from, to) !== words)

export const textAfter = (text: string, replacements: readonly Replacement[]): string =>
  replacements.toSorted((a, b) => b.at - a.at).reduce(afterReplacement, text)

const { draftCommand } = commandsOver<ReplacingState, ReplacementEvent>()

const wantedUnit = z.strictObject({
  unit: z.string().max(20),
  /** The hash of its text as it was shown. */
  seen: z.string().max(64),
  /** Where in it, by the hits that were left ticked. */
  at: z.array(z.number().int().nonnegative()).min(1).max(2000),
})

/** One item's part of a find-and-replace: all of its places as they were shown, or none. */
export const replaceWords = draftCommand({
  name: 'words.replace',
  input: searchSchema.extend({
    item: z.string().max(40),
    replacing: z.string().regex(/^[a-z0-9]{16,40}$/),
    with: replacementWords,
    units: z.array(wantedUnit).min(1).max(2000),
  }),
  decide(state, { item, replacing, units, with: words, ...search }, { bench, person, at }) {
    const listed = tableGet(state.items, item)
    if (!listed) return refuse('not-found', `No item ${item} in this room`)
    if (tableGet(state.signOffs, item)) return refuse('frozen', `${listed.key} is signed off; a trainer can reopen it`)
    if (replacementIn(state.replacements, item, replacing))
      return refuse('conflict', 'This was replaced in this item already')
    const changes: Replacement[] = []
    const changed: Extract<ReplacementEvent, { type: 'words.replaced' }>['units'] = []
    for (const wanted of units) {
      const unit = benchUnit(bench, wanted.unit)
      if (unit?.label) return refuse('bad-input', 'Words are replaced in transcripts; what a label says is set on it')
      if (!unit || wordsHash(unit.text) !== wanted.seen) return movedOn
      const starts = new Set(wanted.at)
      const hits = changingHits(unit.text, search, words).filter(({ from }) => starts.has(from))
      if (hits.length !== starts.size) return movedOn
      const closed = closedStretches(state, item, unit)
      if (hits.some((hit) => closedAt(closed, hit)))
        return refuse('frozen', 'A place of it was disputed or ruled meanwhile; look again')
      const replacements = replacementsOf(unit, hits, words)
      changes.push(...replacements)
      const after = textAfter(unit.text, replacements)
      changed.push({ unit: unit.id, before: unit.text, after, places: hits.length })
    }
    const position = bench.position + 1
    const who = { item, replacing, by: person, at }
    return accept({
      events: [{ type: 'words.replaced', ...who, find: search.find, with: words, units: changed, position }],
      draft: changes,
    })
  },
})

const movedOn = refuse('moved', 'The text has changed since it was shown; nothing was replaced in this item')
