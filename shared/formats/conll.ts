import { Batch } from '#shared/formats/batch.ts'
import { isWordTag, stretchesOf } from '#shared/formats/conll-tags.ts'
import { writeConll } from '#shared/formats/conll-writing.ts'
import { type ColumnMap, type Format, FormatError, type Reading, type ReadOptions } from '#shared/formats/format.ts'
import { cellsOf, formatHeads, isComment } from '#shared/formats/format-heads.ts'
import { observedLabelling } from '#shared/formats/observed-config.ts'
import { decodeText } from '#shared/formats/utf8.ts'
import type { Span } from '#shared/labels/label.ts'

/**
 * Words in lines, their tags in columns (CoNLL 2003): parted by tabs or blanks, an empty line between sentences. The tag is
 * the last column, in BIO, IOB1, BIOES or BILOU; of several annotators as many columns, named by the map's `annotators`
 * (`Asha,Ravi`) or a line `# annotators = ["Asha","Ravi"]`. An item is a sentence, or what follows a `-DOCSTART-`; a line
 * `# id = …` names it. Its text is its words with a blank between them and a line for each sentence.
 */
export const conll: Format = {
  ...formatHeads.conll,
  read: readConll,
  writeLabels: writeConll,
}

interface Word {
  readonly word: string
  readonly tags: readonly string[]
}

/** An item: its sentences, and where it begins. */
interface Passage {
  readonly line: number
  readonly sentences: Word[][]
  id: string | undefined
}

const linesAtOnce = 5000

function* readConll(bytes: Uint8Array, { map = {}, fileName = 'CoNLL' }: ReadOptions): Reading {
  const { text, warnings } = decodeText(bytes)
  const lines = text.split(/\r\n|\r|\n/)
  const annotators = annotatorsOf(lines, map, fileName)
  const reader = new PassageReader(
    annotators.length,
    lines.some((line) => isDocument(line)),
  )
  for (const [at, line] of lines.entries()) {
    if (at % linesAtOnce === 0) yield at / lines.length
    reader.pass(line, at + 1)
  }
  const batch = new Batch(warnings)
  for (const [at, passage] of reader.passages.filter(({ sentences }) => sentences.length > 0).entries())
    for (const [column, annotator] of annotators.entries()) {
      const item = passage.id ?? `${reader.byDocument ? 'document' : 'sentence'} ${at + 1}`
      const { text: words, labels } = labelled(passage, column)
      const place = { name: `line ${passage.line}`, line: passage.line }
      batch.add({ item, annotator, segments: [], labels: { labels }, subject: { is: 'text', text: words }, place })
    }
  const read = yield* batch.result()
  return { ...read, ...observedLabelling(read.items) }
}

const isDocument = (line: string): boolean => line.startsWith('-DOCSTART-')

function annotatorsOf(
  lines: readonly string[],
  { annotators, annotator }: ColumnMap,
  fileName: string,
): readonly string[] {
  if (annotators) return annotators.split(',').map((name) => name.trim())
  if (annotator) return [annotator]
  const said = /^#\s*annotators\s*=\s*(\[.*\])\s*$/.exec(
    lines.slice(0, 50).find((line) => /^#\s*annotators\s*=/.test(line)) ?? '',
  )
  const list: unknown = said ? parsed(said[1] ?? '') : undefined
  return Array.isArray(list) && list.length > 0 ? list.map(String) : [fileName.replace(/\.[^.]*$/, '')]
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

class PassageReader {
  readonly passages: Passage[] = []
  readonly byDocument: boolean
  readonly #annotators: number
  #columns = 0
  #sentence: Word[] | undefined
  #id: string | undefined

  constructor(annotators: number, byDocument: boolean) {
    this.#annotators = annotators
    this.byDocument = byDocument
  }

  pass(line: string, number: number): void {
    if (line.trim() === '') this.#sentence = undefined
    else if (isDocument(line)) this.#begin(number)
    else if (isComment(line)) this.#note(line)
    else this.#word(line, number)
  }

  #begin(line: number): Passage {
    const passage: Passage = { line, sentences: [], id: this.#id }
    this.#id = undefined
    this.#sentence = undefined
    this.passages.push(passage)
    return passage
  }

  #note(line: string): void {
    const [, id] = /^#\s*(?:sent_id|doc_id|id|newdoc id)\s*=\s*(.*\S)\s*$/.exec(line) ?? []
    const current = this.passages.at(-1)
    if (id === undefined) return
    if (this.byDocument && current?.sentences.length === 0) current.id = id
    else this.#id = id
  }

  #word(line: string, number: number): void {
    const cells = cellsOf(line)
    this.#columns ||= cells.length
    if (cells.length !== this.#columns)
      throw new FormatError(`${cells.length} columns where the first word has ${this.#columns}`, number)
    if (cells.length <= this.#annotators)
      throw new FormatError(
        `a word and ${this.#annotators} tags need ${this.#annotators + 1} columns, and here are ${cells.length}`,
        number,
      )
    const tags = cells.slice(-this.#annotators)
    const strange = tags.find((tag) => !isWordTag(tag))
    if (strange !== undefined)
      throw new FormatError(`"${strange}" is no tag of BIO or BIOES (O, B-…, I-…, E-…, S-…)`, number)
    if (!this.#sentence) {
      this.#sentence = []
      const current = this.passages.at(-1)
      const passage = this.byDocument && current ? current : this.#begin(number)
      this.#sentence = []
      passage.sentences.push(this.#sentence)
    }
    this.#sentence.push({ word: cells[0] ?? '', tags })
  }
}

/** The text of a passage, and one annotator's spans in it, in code points. */
function labelled({ sentences }: Passage, column: number): { readonly text: string; readonly labels: readonly Span[] } {
  const labels: Span[] = []
  let at = 0
  for (const sentence of sentences) {
    const starts: number[] = []
    const words = sentence.map(({ word }) => Array.from(word))
    for (const word of words) {
      starts.push(at)
      at += word.length + 1
    }
    for (const { from, to, tag } of stretchesOf(sentence.map(({ tags }) => tags[column] ?? 'O'))) {
      const start = starts[from] ?? 0
      const quote = sentence
        .slice(from, to)
        .map(({ word }) => word)
        .join(' ')
      labels.push({
        id: `s${labels.length + 1}`,
        kind: 'span',
        tag,
        start,
        end: start + Array.from(quote).length,
        quote,
      })
    }
  }
  return { text: sentences.map((sentence) => sentence.map(({ word }) => word).join(' ')).join('\n'), labels }
}
