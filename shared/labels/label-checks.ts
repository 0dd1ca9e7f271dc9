import { TextAnchors } from './anchoring.ts'
import { boundsOf, outlineOf, ringsOf } from './geometry.ts'
import {
  type Choice,
  isPlaced,
  type Label,
  type LabelSet,
  type PlacedLabel,
  type Shape,
  type Span,
  type Stretch,
  type Subject,
  tagsOf,
} from './label.ts'
import { type Attribute, type LabelConfig, misfit } from './label-config.ts'

/** What is wrong with a label. One that cannot be is refused; the rest is odd and stays as it is. */
export interface LabelFault {
  readonly label: string
  /** Its place among the labels; -1 of one that is not there. */
  readonly at: number
  readonly kind: LabelFaultKind
  /** What follows the label's name: `has no area`. */
  readonly message: string
  readonly refused: boolean
}

/** With whether it is refused. */
const faultKinds = {
  'not-a-number': true,
  negative: true,
  backwards: true,
  'few-points': true,
  'past-the-end': true,
  'repeated-id': true,
  'no-area': false,
  outside: false,
  unanchored: false,
  'other-quote': false,
  'unknown-tag': false,
  'unknown-attribute': false,
  'unknown-answer': false,
  'unknown-relation': false,
} as const
export type LabelFaultKind = keyof typeof faultKinds

type Found = readonly [kind: LabelFaultKind, message: string]
type Faults = readonly Found[]

/** What room there is for rounding at the edge of a picture, in pixels. */
const edge = 0.01

/** Everything that is wrong with one annotator's labels of an item, in their order. Without a configuration any tag will do. */
export function faultsOf({ labels, relations = [] }: LabelSet, subject?: Subject, config?: LabelConfig) {
  const anchors = subject?.is === 'text' ? new TextAnchors(subject.text) : undefined
  const ids = new Set<string>()
  const faults: LabelFault[] = []
  const add = (label: string, at: number, found: Faults): void => {
    for (const [kind, message] of found) faults.push({ label, at, kind, message, refused: faultKinds[kind] })
  }
  for (const [at, label] of labels.entries()) {
    if (ids.has(label.id)) add(label.id, at, [['repeated-id', 'has the id of another label of the same annotator']])
    ids.add(label.id)
    add(label.id, at, placeFaults(label, subject, anchors))
    if (config) add(label.id, at, wordFaults(label, config))
  }
  for (const { from, to } of relations)
    for (const end of [from, to])
      if (!ids.has(end)) add(end, -1, [['unknown-relation', 'is named by a relation and is not there']])
  return faults
}

function placeFaults(label: Label, subject: Subject | undefined, anchors: TextAnchors | undefined): Faults {
  switch (label.kind) {
    case 'choice':
      return []
    case 'span':
      return spanFaults(label, anchors)
    case 'interval':
      return stretchFaults(label, 's', subject?.is === 'audio' ? subject.seconds : undefined)
    case 'box':
    case 'polygon':
      return shapeFaults(label, subject)
  }
}

function stretchFaults({ start, end }: Stretch, unit: string, length: number | undefined): Faults {
  if (!(Number.isFinite(start) && Number.isFinite(end)))
    return [['not-a-number', `stands from ${start} to ${end}, which are no numbers`]]
  if (start < 0) return [['negative', `starts at ${start}${unit && ` ${unit}`}, before the beginning`]]
  if (end < start) return [['backwards', `ends at ${end}${unit && ` ${unit}`}, before it starts at ${start}`]]
  if (end === start) return [['no-area', `is empty: it starts and ends at ${start}`]]
  return length !== undefined && end > length ? [['outside', `ends at ${end}, after the end at ${length}`]] : []
}

function spanFaults(span: Span, anchors: TextAnchors | undefined): Faults {
  const { start, end, quote, unanchored } = span
  if (unanchored) return [['unanchored', `quotes "${shortened(quote)}", which does not stand at ${start} to ${end}`]]
  const found = stretchFaults(span, '', undefined)
  if (found.length > 0 || !anchors) return found
  if (end > anchors.length) return [['past-the-end', `ends at ${end}, and the text has ${anchors.length} characters`]]
  const there = anchors.slice(start, end)
  if (there === quote) return []
  return [['other-quote', `quotes "${shortened(quote)}" where the text says "${shortened(there)}"`]]
}

function shapeFaults(shape: Shape, subject: Subject | undefined): Faults {
  const numbers =
    shape.kind === 'box' ? [shape.x, shape.y, shape.width, shape.height, shape.rotation ?? 0] : ringsOf(shape).flat(2)
  const odd = numbers.find((number) => !Number.isFinite(number))
  if (odd !== undefined) return [['not-a-number', `has the coordinate ${odd}, which is no number`]]
  if (shape.kind === 'box' && (shape.width < 0 || shape.height < 0))
    return [['negative', `is ${shape.width} wide and ${shape.height} high`]]
  if (shape.kind === 'polygon' && ringsOf(shape).some((ring) => ring.length < 3))
    return [['few-points', 'is a polygon of fewer than three points']]
  const found: Found[] = outlineOf(shape).area > 0 ? [] : [['no-area', 'has no area']]
  if (subject?.is === 'image') found.push(...outsideFaults(shape, subject))
  return found
}

function outsideFaults(shape: Shape, { width, height }: Extract<Subject, { is: 'image' }>): Faults {
  if (width === undefined || height === undefined) return []
  const { left, top, right, bottom } = boundsOf(ringsOf(shape))
  const [wide, high] = [rounded(width), rounded(height)]
  if (right < 0 || bottom < 0 || left > width || top > height)
    return [['outside', `lies wholly outside of the image (${wide} × ${high})`]]
  const over = left < -edge || top < -edge || right > width + edge || bottom > height + edge
  return over ? [['outside', `reaches beyond the image (${wide} × ${high})`]] : []
}

function wordFaults(label: Label, config: LabelConfig): Faults {
  return [...listFaults(label, config), ...attributeFaults(label, config)]
}

/** A tag, or an answer, that a configuration does not have. */
export const listFaults = (label: Label, config: LabelConfig): Faults =>
  isPlaced(label) ? tagFaults(label, config) : answerFaults(label, config)

function tagFaults(label: PlacedLabel, { tags }: LabelConfig): Faults {
  return tagsOf(label).flatMap((name): Faults => {
    const tag = tags.find((one) => one.name === name)
    if (!tag) return [['unknown-tag', `has the tag "${name}", which the configuration does not have`]]
    const fits = tag.kinds?.includes(label.kind) ?? true
    return fits ? [] : [['unknown-tag', `is a ${label.kind}, for which there is no tag "${name}"`]]
  })
}

function answerFaults({ question: name, values }: Choice, { questions = [] }: LabelConfig): Faults {
  const question = questions.find((one) => one.name === name)
  if (!question) return [['unknown-answer', `answers "${name}", which the configuration does not ask`]]
  const [only] = values
  const value = question.type === 'choice' || question.type === 'choices' || values.length > 1 ? values : only
  const wrong = misfit(question, value)
  return wrong === undefined ? [] : [['unknown-answer', `of "${name}" ${wrong}`]]
}

function attributeFaults(label: Label, { tags, attributes = [] }: LabelConfig): Faults {
  const own = isPlaced(label) ? tags.filter(({ name }) => tagsOf(label).includes(name)) : []
  const known: readonly Attribute[] = [...attributes, ...own.flatMap((tag) => tag.attributes ?? [])]
  const given = label.attributes ?? {}
  const wrong = Object.entries(given).flatMap(([name, value]): Faults => {
    const attribute = known.find((one) => one.name === name)
    if (!attribute) return [['unknown-attribute', `has the attribute "${name}", which the configuration does not have`]]
    const reason = misfit(attribute, value)
    return reason === undefined ? [] : [['unknown-attribute', `has an attribute "${name}" that ${reason}`]]
  })
  const missing = known.filter(({ name, required }) => required && given[name] === undefined)
  return [...wrong, ...missing.map(({ name }): Found => ['unknown-attribute', `lacks the attribute "${name}"`])]
}

const rounded = (pixels: number): number => Math.round(pixels * 100) / 100

const shortened = (text: string): string => (text.length > 60 ? `${Array.from(text).slice(0, 59).join('')}…` : text)
