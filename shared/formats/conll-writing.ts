import { type TaggedWords, type TagScheme, wordTags } from '#shared/formats/conll-tags.ts'
import { type ExportedLabels, FormatError, type LabelWriteOptions } from '#shared/formats/format.ts'
import type { Label } from '#shared/labels/label.ts'

interface Word {
  readonly word: string
  /** Code points of the text. */
  readonly start: number
  readonly end: number
  /** Of the sentence. */
  readonly sentence: number
}

/**
 * A column for each annotator, in the order of their names, and a last one of what was settled, by `chavadi`, where
 * anything is. Words are what stands between blanks, sentences are lines.
 * @throws FormatError for labels that are no spans, spans that cut a word, and spans of one annotator that overlap.
 */
export function writeConll(items: readonly ExportedLabels[], { scheme = 'BIO' }: LabelWriteOptions): string {
  const settled = items.some(({ labels }) => labels.length > 0)
  const names = [...new Set(items.flatMap(({ sources }) => sources.map(({ annotator }) => annotator)))].toSorted()
  const columns = settled ? [...names, 'chavadi'] : names
  const inDocuments = items.some(({ subject }) => subject?.is === 'text' && subject.text.includes('\n'))
  const passages = items.map((item) => passageOf(item, columns, scheme, inDocuments))
  return `# annotators = ${JSON.stringify(columns)}\n${passages.join('')}`
}

function passageOf(
  exported: ExportedLabels,
  columns: readonly string[],
  scheme: TagScheme,
  inDocuments: boolean,
): string {
  const { item, subject, sources, labels } = exported
  if (subject?.is !== 'text') throw new FormatError(`CoNLL has words: item "${item}" has no text`)
  const words = wordsOf(subject.text)
  const tagsBy = columns.map((annotator, at) => {
    const own = sources.find((source) => source.annotator === annotator)?.labels.labels
    const said = own ?? (at === columns.length - 1 ? labels.map(({ label }) => label) : [])
    return wordTags(wordsOfLabels(said, words, item, annotator), words.length, scheme)
  })
  const lines = words.map(({ word, sentence }, at) => {
    const gap = at > 0 && words[at - 1]?.sentence !== sentence ? '\n' : ''
    return `${gap}${[word, ...tagsBy.map((tags) => tags[at] ?? 'O')].join('\t')}\n`
  })
  const name = item.replace(/\s+/g, ' ')
  const head = inDocuments ? `-DOCSTART-\n# id = ${name}\n\n` : `# id = ${name}\n`
  return `${head}${lines.join('')}\n`
}

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  let [point, sentence] = [0, 0]
  for (const part of text.split(/(\s+)/u)) {
    const length = Array.from(part).length
    if (/\S/u.test(part)) words.push({ word: part, start: point, end: point + length, sentence })
    else if (part.includes('\n')) sentence++
    point += length
  }
  return words
}

function wordsOfLabels(
  labels: readonly Label[],
  words: readonly Word[],
  item: string,
  annotator: string,
): readonly TaggedWords[] {
  const starts = new Map(words.map(({ start }, at) => [start, at]))
  const ends = new Map(words.map(({ end }, at) => [end, at + 1]))
  const found = labels.map((label) => {
    const fail = (message: string): never => {
      throw new FormatError(`item "${item}", "${annotator}": label "${label.id}" ${message}`)
    }
    if (label.kind !== 'span') return fail(`is a ${label.kind}, and CoNLL has spans`)
    const [from, to] = [starts.get(label.start), ends.get(label.end)]
    if (label.unanchored || from === undefined || to === undefined || to <= from)
      return fail(`("${label.quote}") does not begin and end with a word`)
    return { from, to, tag: label.tag.replace(/\s+/g, '_'), id: label.id }
  })
  const sorted = found.toSorted((a, b) => a.from - b.from)
  for (const [at, { from, id }] of sorted.entries()) {
    const before = sorted[at - 1]
    if (before && before.to > from)
      throw new FormatError(
        `item "${item}", "${annotator}": "${before.id}" and "${id}" overlap, and CoNLL has one tag for each word`,
      )
  }
  return found
}
