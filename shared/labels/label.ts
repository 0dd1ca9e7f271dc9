import { z } from 'zod'

/** Half a million characters: a text that labels stand in, and what a quote or an answer may hold. */
const longestText = 500_000

export const attributeValueSchema = z.union([
  z.string().max(longestText),
  z.number(),
  z.boolean(),
  z.array(z.string().max(longestText)).readonly(),
])
export type AttributeValue = z.infer<typeof attributeValueSchema>

const pointSchema = z.tuple([z.number(), z.number()]).readonly()
export type Point = z.infer<typeof pointSchema>
const ringSchema = z.array(pointSchema).max(20_000).readonly()

const common = {
  /** Unique in its source, not beyond: files repeat ids between annotators. */
  id: z.string().min(1).max(200),
  attributes: z.record(z.string(), attributeValueSchema).readonly().optional(),
  /** What a format holds beside all this, for whoever writes it back. Never compared. */
  kept: z.record(z.string(), z.unknown()).readonly().optional(),
}
const tagged = {
  ...common,
  /** Empty where it says where something is and not what. */
  tag: z.string().max(1000),
  /** Of the few labels that bear several. */
  moreTags: z.array(z.string().max(1000)).readonly().optional(),
}

/** An answer to a question about the item, or about one of its units or labels (`of`). A rating is a choice of one number. */
export const choiceSchema = z.strictObject({
  ...common,
  kind: z.literal('choice'),
  question: z.string().max(1000),
  /** In the order in which they were given; which order that is says nothing. */
  values: z.array(z.string().max(longestText)).readonly(),
  of: z.string().max(200).optional(),
})

/** Code points `[start, end)` of the item's text, and the words there. Unanchored: the quote was found by no reading of the offsets. */
export const spanSchema = z.strictObject({
  ...tagged,
  kind: z.literal('span'),
  start: z.number(),
  end: z.number(),
  quote: z.string().max(longestText),
  unanchored: z.literal(true).optional(),
})

/** Pixels of the image as it is stored, from its top left. Turned clockwise about its middle, in degrees. */
export const boxSchema = z.strictObject({
  ...tagged,
  kind: z.literal('box'),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  rotation: z.number().optional(),
})

/** Pixels, as of a box. `moreParts` are further outlines of the same thing, where something stands in front of it. */
export const polygonSchema = z.strictObject({
  ...tagged,
  kind: z.literal('polygon'),
  points: ringSchema,
  moreParts: z.array(ringSchema).readonly().optional(),
})

/** Seconds from the start of the recording. */
export const intervalSchema = z.strictObject({
  ...tagged,
  kind: z.literal('interval'),
  start: z.number(),
  end: z.number(),
})

export const labelSchema = z.discriminatedUnion('kind', [
  choiceSchema,
  spanSchema,
  boxSchema,
  polygonSchema,
  intervalSchema,
])
export type Label = z.infer<typeof labelSchema>
export type LabelKind = Label['kind']
export type Choice = Extract<Label, { kind: 'choice' }>
export type Span = Extract<Label, { kind: 'span' }>
export type Box = Extract<Label, { kind: 'box' }>
export type Polygon = Extract<Label, { kind: 'polygon' }>
export type Interval = Extract<Label, { kind: 'interval' }>
/** Labels that stand somewhere, and say by a tag what is there. */
export type PlacedLabel = Exclude<Label, Choice>
export type Shape = Box | Polygon
export type Stretch = Span | Interval

/** That two labels of one source belong together; kept for who writes it back, compared by nobody. */
export const relationSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  tags: z.array(z.string()).readonly(),
  direction: z.enum(['left', 'right', 'bi']).optional(),
})
export type Relation = z.infer<typeof relationSchema>

/** All that one annotator said of an item. */
export const labelSetSchema = z.strictObject({
  labels: z.array(labelSchema).readonly(),
  relations: z.array(relationSchema).readonly().optional(),
})
export type LabelSet = z.infer<typeof labelSetSchema>

/** What labels are about. Pixels and seconds are known or not; the address is the file's own name for it. */
export const subjectSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('text'), text: z.string().max(2_000_000) }),
  z.strictObject({
    is: z.literal('image'),
    address: z.string().optional(),
    width: z.number().positive().optional(),
    height: z.number().positive().optional(),
  }),
  z.strictObject({ is: z.literal('audio'), address: z.string().optional(), seconds: z.number().positive().optional() }),
])
export type Subject = z.infer<typeof subjectSchema>

export const isPlaced = (label: Label): label is PlacedLabel => label.kind !== 'choice'

/** All tags, sorted: two labels have the same when these are equal. */
export const tagsOf = ({ tag, moreTags = [] }: PlacedLabel): readonly string[] =>
  [...new Set([tag, ...moreTags])].filter((one) => one !== '').toSorted()
