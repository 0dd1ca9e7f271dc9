import { sameLabelSet } from '#shared/compare/same-labels.ts'
import { type ImportedItem, type ImportedSource, type Segment, sameSegments } from '#shared/domain/source.ts'
import {
  FormatError,
  finished,
  type ImportFault,
  type ImportNote,
  type Reading,
  type ReadResult,
} from '#shared/formats/format.ts'
import type { JsonPath } from '#shared/formats/json-lines.ts'
import { languageTag } from '#shared/formats/language.ts'
import type { LabelSet, Subject } from '#shared/labels/label.ts'
import { faultsOf, type LabelFault, type LabelFaultKind } from '#shared/labels/label-checks.ts'
import type { LabelConfig } from '#shared/labels/label-config.ts'

/** What a file says one annotator said of one item, and where it says so. */
export interface SourceEntry {
  readonly item: string
  readonly annotator: string
  readonly language?: string
  readonly segments: readonly Segment[]
  readonly labels?: LabelSet
  /** What its labels are about. */
  readonly subject?: Subject
  readonly place: Place
  /** Where one of its labels stands. */
  readonly placeOf?: (label: string) => Place | undefined
}

/** How a place in the file is named to people: `line 4`, or `items[3].sources[0]`. */
export interface Place {
  readonly name: string
  readonly line?: number
  /** Instead of the line, where finding it takes a walk through the file. */
  readonly path?: JsonPath
}

/** The lines of values of the file, found in one walk through it. */
export type LineFinder = (paths: readonly JsonPath[]) => Generator<number, readonly number[]>

interface Kept {
  readonly source: ImportedSource
  readonly place: Place
}
interface Gathered {
  readonly sources: Map<string, Kept>
  readonly place: Place
  language?: string
  subject?: Subject
}

/**
 * The rules that every format shares. Items and sources keep the order of the file. The same source twice is noted and counts
 * once; a source that said nothing, an item with one source and a language that is none or differs are noted and kept.
 * A label that cannot be is left out and listed with the faults, and so is one that is odd.
 * @throws FormatError for an empty item or annotator, two different texts of one annotator for one item, and a segment that
 * ends before it starts.
 */
export class Batch {
  readonly #items = new Map<string, Gathered>()
  readonly #warnings: ImportNote[]
  readonly #faults: ImportFault[] = []
  /** Notes whose lines are to be found, by their number in their list. */
  readonly #without: { readonly list: ImportNote[]; readonly at: number; readonly path: JsonPath }[] = []
  readonly #linesOf: LineFinder | undefined
  readonly #labelling: LabelConfig | undefined

  constructor(warnings: readonly ImportNote[], linesOf?: LineFinder, labelling?: LabelConfig) {
    this.#warnings = [...warnings]
    this.#linesOf = linesOf
    this.#labelling = labelling
  }

  note(kind: string, message: string, place: Place): void {
    this.#say(this.#warnings, { kind, message }, place)
  }

  /** A label that cannot be: it is left out, and the rest of its item goes on. */
  leaveOut(of: string, message: string, place: Place, kind = 'left-out-label'): void {
    this.#say(this.#faults, { kind, message, of, refused: true }, place)
  }

  #say<Note extends ImportNote>(list: Note[], note: Note, { name, line, path }: Place): void {
    if (line === undefined && path) this.#without.push({ list, at: list.length, path })
    const message = line === undefined && path?.length !== 0 && name !== '' ? `${note.message} (${name})` : note.message
    list.push({ ...note, message, ...(line === undefined ? {} : { line }) })
  }

  /** A refusal that names the line. */
  fault(message: string, { line, path }: Place): FormatError {
    return new FormatError(message, line ?? (path && this.#linesOf ? finished(this.#linesOf([path]))[0] : undefined))
  }

  add(read: SourceEntry): void {
    const { item, annotator, segments, place } = read
    const fault = faultOf(read)
    if (fault !== undefined) throw this.fault(fault, place)
    const gathered: Gathered = this.#items.get(item) ?? { sources: new Map(), place }
    this.#items.set(item, gathered)
    this.#takeLanguage(gathered, read)
    if (read.subject) gathered.subject ??= read.subject
    const labels = read.labels && this.#checkedLabels(gathered.subject, read, read.labels)
    const entry = labels ? { ...read, labels } : read
    const known = gathered.sources.get(annotator)
    if (known) this.#noteRepeat(known, entry)
    else {
      if (!labels && segments.every(({ text }) => text.trim() === ''))
        this.note('empty-text', `"${annotator}" said nothing of item "${item}"`, place)
      gathered.sources.set(annotator, { source: { annotator, segments, ...(labels ? { labels } : {}) }, place })
    }
  }

  *result(): Reading {
    const items: ImportedItem[] = []
    const places = new Map<ImportedSource, Place>()
    for (const [key, { sources, language, subject, place }] of this.#items) {
      if (sources.size === 1) this.#noteAlone(key, place)
      for (const kept of sources.values()) places.set(kept.source, kept.place)
      const list = [...sources.values()].map(({ source }) => source)
      const about = { ...(language === undefined ? {} : { language }), ...(subject ? { subject } : {}) }
      items.push({ key, ...about, sources: list })
    }
    yield* this.#findLines()
    const linesOf: ReadResult['linesOf'] = (asked) => this.#linesAt(asked.map((one) => places.get(one)))
    const labelling = this.#labelling ? { labelling: this.#labelling } : {}
    return { items, warnings: this.#warnings, faults: this.#faults, ...labelling, linesOf }
  }

  #noteAlone(item: string, place: Place): void {
    this.note('single-source', `Item "${item}" has one source: nothing to compare`, place)
    const note = this.#warnings.pop()
    if (note) this.#warnings.push({ ...note, item })
  }

  #linesAt(places: readonly (Place | undefined)[]): readonly (number | undefined)[] {
    const paths = places.flatMap((place) => (place?.line === undefined && place?.path ? [place.path] : []))
    const found = this.#linesOf && paths.length > 0 ? [...finished(this.#linesOf(paths))] : []
    return places.map((place) => place?.line ?? (place?.path ? found.shift() : undefined))
  }

  *#findLines(): Generator<number, void> {
    if (!this.#linesOf || this.#without.length === 0) return
    const lines = yield* this.#linesOf(this.#without.map(({ path }) => path))
    for (const [index, { list, at }] of this.#without.entries()) {
      const [note, line] = [list[at], lines[index]]
      if (note && line !== undefined) list[at] = { ...note, line }
    }
  }

  /** Without those that cannot be. */
  #checkedLabels(
    subject: Subject | undefined,
    { item, annotator, place, placeOf }: SourceEntry,
    set: LabelSet,
  ): LabelSet {
    const faults = faultsOf(set, subject, this.#labelling)
    for (const { label, kind, message, refused } of faults) {
      const at = placeOf?.(label) ?? place
      const said = `item "${item}", "${annotator}": label "${label}" ${message}`
      if (refused || grave.has(kind)) this.#say(this.#faults, { kind, message: said, of: item, refused }, at)
      else this.note(kind, said, at)
    }
    return withoutRefused(set, faults)
  }

  #noteRepeat(known: Kept, { item, annotator, segments, labels, place }: SourceEntry): void {
    const who = `"${annotator}"`
    const what = labels ? 'sets of labels' : 'texts'
    if (!sameSegments(known.source.segments, segments) || !sameLabelSet(known.source.labels, labels))
      throw this.fault(`${who} has two different ${what} for item "${item}", the other in ${known.place.name}`, place)
    this.note('duplicate-source', `${who} stands twice for item "${item}", first in ${known.place.name}`, place)
  }

  #takeLanguage(gathered: Gathered, { item, language, place }: SourceEntry): void {
    if (language === undefined || language.trim() === '') return
    const tag = languageTag(language)
    if (tag === undefined)
      this.note('unknown-language', `"${language}" is no language tag (BCP 47); it is guessed`, place)
    else if (gathered.language === undefined) gathered.language = tag
    else if (gathered.language !== tag)
      this.note(
        'language-conflict',
        `Item "${item}" is "${gathered.language}" above and "${tag}" here; the first counts`,
        place,
      )
  }
}

/** What is odd about a label in such a way that whoever imports it is asked. */
const grave: ReadonlySet<LabelFaultKind> = new Set(['no-area', 'outside', 'unanchored', 'other-quote', 'unknown-tag'])

function withoutRefused(set: LabelSet, faults: readonly LabelFault[]): LabelSet {
  const refused = new Set(faults.flatMap(({ at, refused: left }) => (left ? [at] : [])))
  if (refused.size === 0) return set
  const labels = set.labels.filter((_, at) => !refused.has(at))
  const gone = new Set(set.labels.map(({ id }) => id).filter((id) => !labels.some((label) => label.id === id)))
  const relations = set.relations?.filter(({ from, to }) => !(gone.has(from) || gone.has(to)))
  return { labels, ...(relations ? { relations } : {}) }
}

function faultOf({ item, annotator, segments }: SourceEntry): string | undefined {
  if (item.trim() === '') return 'the item has no name'
  if (annotator.trim() === '') return `nobody is named as annotator of item "${item}"`
  for (const { start, end } of segments)
    if (start !== undefined && end !== undefined && end < start)
      return `a segment of item "${item}" ends at ${end} s, before it starts at ${start} s`
  return undefined
}
