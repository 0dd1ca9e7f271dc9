import type { ImportedItem, ImportedSource, Segment } from '#shared/domain/source.ts'
import { FormatError, type ImportNote, type ReadResult } from '#shared/formats/format.ts'
import { languageTag } from '#shared/formats/language.ts'

/** What a file says one annotator said of one item, and where it says so. */
export interface SourceEntry {
  readonly item: string
  readonly annotator: string
  readonly language?: string
  readonly segments: readonly Segment[]
  readonly place: Place
}

/** How a place in the file is named to people: `line 4`, or `items[3].sources[0]`. */
export interface Place {
  readonly name: string
  readonly line?: number
  /** Finds the line at the cost of a walk through the file, so only for what stops the import. */
  findLine?(): number
}

interface Kept {
  readonly source: ImportedSource
  readonly place: Place
}
interface Gathered {
  readonly sources: Map<string, Kept>
  readonly place: Place
  language?: string
}

/**
 * The rules that every format shares. Items and sources keep the order of the file. The same source twice is noted and counts
 * once; a source that said nothing, an item with one source and a language that is none or differs are noted and kept.
 * @throws FormatError for an empty item or annotator, two different texts of one annotator for one item, and a segment that
 * ends before it starts.
 */
export class Batch {
  readonly #items = new Map<string, Gathered>()
  readonly #warnings: ImportNote[]

  constructor(warnings: readonly ImportNote[]) {
    this.#warnings = [...warnings]
  }

  note(kind: string, message: string, line: number | undefined): void {
    this.#warnings.push(line === undefined ? { kind, message } : { kind, message, line })
  }

  add(entry: SourceEntry): void {
    const { item, annotator, segments, place } = entry
    refuseFaulty(entry)
    const gathered: Gathered = this.#items.get(item) ?? { sources: new Map(), place }
    this.#items.set(item, gathered)
    this.#takeLanguage(gathered, entry)
    const known = gathered.sources.get(annotator)
    if (known) this.#noteRepeat(known, entry)
    else {
      if (segments.every(({ text }) => text.trim() === ''))
        this.#noteAt('empty-text', `"${annotator}" said nothing of item "${item}"`, place)
      gathered.sources.set(annotator, { source: { annotator, segments }, place })
    }
  }

  result(): ReadResult {
    const items: ImportedItem[] = []
    for (const [key, { sources, language, place }] of this.#items) {
      if (sources.size === 1) this.#noteAt('single-source', `Item "${key}" has one source: nothing to compare`, place)
      const list = [...sources.values()].map(({ source }) => source)
      items.push({ key, ...(language === undefined ? {} : { language }), sources: list })
    }
    return { items, warnings: this.#warnings }
  }

  #noteRepeat(known: Kept, { item, annotator, segments, place }: SourceEntry): void {
    const who = `"${annotator}"`
    if (!sameSegments(known.source.segments, segments))
      throw new FormatError(
        `${who} has two different texts for item "${item}", the other in ${known.place.name}`,
        lineOf(place),
      )
    this.#noteAt('duplicate-source', `${who} stands twice for item "${item}", first in ${known.place.name}`, place)
  }

  #takeLanguage(gathered: Gathered, { item, language, place }: SourceEntry): void {
    if (language === undefined || language.trim() === '') return
    const tag = languageTag(language)
    if (tag === undefined)
      this.#noteAt('unknown-language', `"${language}" is no language tag (BCP 47); it is guessed`, place)
    else if (gathered.language === undefined) gathered.language = tag
    else if (gathered.language !== tag)
      this.#noteAt(
        'language-conflict',
        `Item "${item}" is "${gathered.language}" above and "${tag}" here; the first counts`,
        place,
      )
  }

  #noteAt(kind: string, message: string, place: Place): void {
    this.note(kind, place.line === undefined ? `${message} (${place.name})` : message, place.line)
  }
}

const lineOf = (place: Place): number | undefined => place.line ?? place.findLine?.()

function refuseFaulty({ item, annotator, segments, place }: SourceEntry): void {
  if (item.trim() === '') throw new FormatError('the item has no name', lineOf(place))
  if (annotator.trim() === '') throw new FormatError(`nobody is named as annotator of item "${item}"`, lineOf(place))
  for (const { start, end } of segments)
    if (start !== undefined && end !== undefined && end < start)
      throw new FormatError(
        `a segment of item "${item}" ends at ${end} s, before it starts at ${start} s`,
        lineOf(place),
      )
}

function sameSegments(a: readonly Segment[], b: readonly Segment[]): boolean {
  return (
    a.length === b.length &&
    a.every((segment, index) => {
      const other = b[index]
      return (
        segment.text === other?.text &&
        segment.start === other.start &&
        segment.end === other.end &&
        segment.speaker === other.speaker
      )
    })
  )
}
