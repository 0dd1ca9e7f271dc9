import { z } from 'zod'

const word = z.string().min(1).max(1000)
const labelKinds = ['choice', 'span', 'box', 'polygon', 'interval'] as const

/** What an attribute of a label, or an answer to a question, may be. */
export const attributeTypes = ['text', 'number', 'boolean', 'choice', 'choices', 'rating'] as const

export const attributeSchema = z.strictObject({
  name: word,
  type: z.enum(attributeTypes),
  /** Of a choice: what may be chosen. Left out: anything. */
  values: z.array(z.string()).readonly().optional(),
  /** Of a number the least and the most; of a rating the most, from 1. */
  least: z.number().optional(),
  most: z.number().optional(),
  required: z.boolean().optional(),
  description: z.string().max(10_000).optional(),
})
export type Attribute = z.infer<typeof attributeSchema>

export const tagSchema = z.strictObject({
  name: word,
  /** As CSS has it. */
  colour: z.string().max(100).optional(),
  /** What formats call it by, where that is no name: the number of a category. */
  key: z.string().max(200).optional(),
  /** A key on the keyboard. */
  shortcut: z.string().max(40).optional(),
  description: z.string().max(10_000).optional(),
  /** Labels that bear it; left out: any. */
  kinds: z.array(z.enum(labelKinds)).readonly().optional(),
  attributes: z.array(attributeSchema).readonly().optional(),
})
export type Tag = z.infer<typeof tagSchema>

/** A question of which the item, or each of its units (`each`), has an answer. */
export const questionSchema = z.strictObject({
  ...attributeSchema.shape,
  each: z.literal('unit').optional(),
  /** Keys by answer. */
  shortcuts: z.record(z.string(), z.string()).readonly().optional(),
})
export type Question = z.infer<typeof questionSchema>

/** What annotators of a room may say. Names are unique. */
export const labelConfigSchema = z.strictObject({
  tags: z.array(tagSchema).readonly().refine(uniqueNames, 'two tags have the same name'),
  questions: z.array(questionSchema).readonly().refine(uniqueNames, 'two questions have the same name').optional(),
  /** Of every label, whatever its tag. */
  attributes: z.array(attributeSchema).readonly().refine(uniqueNames, 'two attributes have the same name').optional(),
})
export type LabelConfig = z.infer<typeof labelConfigSchema>

function uniqueNames(named: readonly { readonly name: string }[]): boolean {
  return new Set(named.map(({ name }) => name)).size === named.length
}

/** Whether a value is what the attribute asks for; undefined if so, else a sentence's end: `is no number`. */
export function misfit({ type, values, least, most }: Omit<Attribute, 'name'>, value: unknown): string | undefined {
  const known = (one: unknown) => values === undefined || values.includes(String(one))
  switch (type) {
    case 'text':
      return typeof value === 'string' || Array.isArray(value) ? undefined : 'is no text'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'is neither true nor false'
    case 'number':
    case 'rating':
      return numberMisfit(Number(value), least ?? (type === 'rating' ? 0 : undefined), most)
    case 'choice':
    case 'choices': {
      const chosen: readonly unknown[] = Array.isArray(value) ? value : [value]
      if (type === 'choice' && chosen.length > 1) return 'is more than one answer'
      const strange = chosen.find((one) => !known(one))
      return strange === undefined ? undefined : `has "${String(strange)}", which may not be chosen`
    }
  }
}

function numberMisfit(number: number, least: number | undefined, most: number | undefined): string | undefined {
  if (!Number.isFinite(number)) return 'is no number'
  if (least !== undefined && number < least) return `is under ${least}`
  if (most !== undefined && number > most) return `is over ${most}`
  return undefined
}
