import { type Annotator, annotators } from '../annotators.ts'
import { regionId, written } from '../written.ts'
import { englishTexts } from './english-texts.ts'
import { tamilTexts } from './tamil-texts.ts'
import { type Answers, type Entity, type Marked, type ShortText, topics } from './text.ts'

export const shortTexts: readonly ShortText[] = [...englishTexts, ...tamilTexts]

const tags: readonly (readonly [Entity, colour: string])[] = [
  ['person', '#d9581f'],
  ['place', '#1f7a4d'],
  ['organisation', '#3c6fa8'],
  ['date', '#8a5a3b'],
  ['product', '#7d4fb0'],
]

/** UTF-16 units, as a browser counts them. */
interface TextSpan {
  readonly start: number
  readonly end: number
  readonly tag: Entity
}

function placeOf(text: string, { words, tag, nth = 1 }: Marked): TextSpan {
  let start = -1
  for (let time = 0; time < nth; time++) start = text.indexOf(words, start + 1)
  if (start < 0) throw new Error(`"${words}" does not stand in "${text}"`)
  return { start, end: start + words.length, tag }
}

/** Other words for the same thing overlap it. */
function placeBeside(text: string, words: string, { start, end, tag }: TextSpan): TextSpan {
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1))
    if (from < end && from + words.length > start) return { start: from, end: from + words.length, tag }
  throw new Error(`"${words}" does not stand at ${start} in "${text}"`)
}

/** What an annotator marked, in the order of the text. */
export function spansOf({ text, marked, slips }: ShortText, who: Annotator): readonly TextSpan[] {
  const own = slips.filter((slip) => slip.who === who)
  const unknown = own.find((slip) => 'of' in slip && !marked.some(({ words }) => words === slip.of))
  if (unknown) throw new Error(`A slip of ${who} is of nothing in "${text}"`)
  const spans = marked.flatMap((one): readonly TextSpan[] => {
    const place = placeOf(text, one)
    const slip = own.find((other) => 'of' in other && other.of === one.words)
    if (!slip || !('of' in slip)) return [place]
    if ('missed' in slip) return []
    return ['tag' in slip ? { ...place, tag: slip.tag } : placeBeside(text, slip.words, place)]
  })
  const more = own.flatMap((slip) => ('more' in slip ? [placeOf(text, slip.more)] : []))
  return [...spans, ...more].toSorted((a, b) => a.start - b.start || b.end - a.end)
}

const answersOf = ({ answers, otherwise }: ShortText, who: Annotator): Answers => ({ ...answers, ...otherwise[who] })

function resultsOf(one: ShortText, who: Annotator): readonly object[] {
  const { item, text } = one
  const common = (id: string) => ({ id: regionId(`${item} ${who} ${id}`), to_name: 'text', origin: 'manual' })
  const { sentiment, topics: chosen, urgency } = answersOf(one, who)
  return [
    ...spansOf(one, who).map(({ start, end, tag }) => ({
      ...common(`${start} ${end}`),
      type: 'labels',
      from_name: 'entity',
      value: { start, end, text: text.slice(start, end), labels: [tag] },
    })),
    { ...common('sentiment'), type: 'choices', from_name: 'sentiment', value: { choices: [sentiment] } },
    { ...common('topics'), type: 'choices', from_name: 'topics', value: { choices: chosen } },
    { ...common('urgency'), type: 'rating', from_name: 'urgency', value: { rating: urgency } },
  ]
}

const labelStudio = (): string =>
  written(
    shortTexts.map((one, at) => ({
      id: 301 + at,
      data: { item: one.item, text: one.text, language: one.language },
      annotations: annotators.map((who, index) => ({
        id: 3001 + at * annotators.length + index,
        completed_by: { id: index + 1, first_name: who },
        result: resultsOf(one, who),
        was_cancelled: false,
        ground_truth: false,
      })),
    })),
  )

/** Words and what stands between them, in UTF-16 units; marks of punctuation are words of their own. */
function wordsOf(text: string): readonly { readonly start: number; readonly word: string }[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]+/gu)].map(({ index, 0: word }) => ({
    start: index,
    word,
  }))
}

/** A word bears the tag of the longest span that touches it: half words and spans in spans are not said in columns. */
function wordTags(one: ShortText, who: Annotator): readonly string[] {
  const spans = spansOf(one, who).toSorted((a, b) => b.end - b.start - (a.end - a.start))
  let before: TextSpan | undefined
  return wordsOf(one.text).map(({ start, word }) => {
    const span = spans.find((other) => other.start < start + word.length && other.end > start)
    const mark = span === undefined ? 'O' : `${span === before ? 'I' : 'B'}-${span.tag}`
    before = span
    return mark
  })
}

function conll(): string {
  const passages = shortTexts.map((one) => {
    const columns = annotators.map((who) => wordTags(one, who))
    const lines = wordsOf(one.text).map(({ word }, at) => [word, ...columns.map((tagged) => tagged[at])].join('\t'))
    return `# id = ${one.item}\n${lines.join('\n')}\n`
  })
  return `# annotators = ${JSON.stringify(annotators)}\n${passages.join('\n')}`
}

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function choices(): string {
  const rows = shortTexts.flatMap((one) =>
    annotators.flatMap((who) => {
      const { sentiment, topics: chosen, urgency } = answersOf(one, who)
      const row = (question: string, choice: string) => [one.item, one.language, one.text, who, question, choice]
      return [
        row('sentiment', sentiment),
        row('topics', chosen.length > 1 ? JSON.stringify(chosen) : (chosen[0] ?? '')),
        row('urgency', String(urgency)),
      ]
    }),
  )
  return [['item', 'language', 'text', 'annotator', 'question', 'choice'], ...rows]
    .map((cells) => `${cells.map(cell).join(',')}\n`)
    .join('')
}

const configuration = (): string => `<View>
  <Text name="text" value="$text"/>
  <Labels name="entity" toName="text">
${tags.map(([tag, colour], at) => `    <Label value="${tag}" background="${colour}" hotkey="${'abcde'[at]}"/>`).join('\n')}
  </Labels>
  <Choices name="sentiment" toName="text" choice="single" required="true">
    <Choice value="positive"/>
    <Choice value="neutral"/>
    <Choice value="negative"/>
  </Choices>
  <Choices name="topics" toName="text" choice="multiple">
${topics.map((topic) => `    <Choice value="${topic}"/>`).join('\n')}
  </Choices>
  <Rating name="urgency" toName="text" maxRating="5"/>
</View>
`

export const textFiles = (): Readonly<Record<string, string>> => ({
  'short-texts.label-studio.json': labelStudio(),
  'short-texts.conll': conll(),
  'short-texts.choices.csv': choices(),
  'short-texts.xml': configuration(),
})
