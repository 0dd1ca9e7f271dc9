import type { AttributeValue } from '#shared/labels/label.ts'

const outward = { bubbles: true, composed: true } as const

/** A question was answered; no values: the answer was taken away. */
export class AnswerGivenEvent extends Event {
  readonly question: string
  /** The unit or label that it is about; undefined for the item. */
  readonly of: string | undefined
  readonly values: readonly string[]

  constructor(question: string, of: string | undefined, values: readonly string[]) {
    super('answer-given', outward)
    this.question = question
    this.of = of
    this.values = values
  }
}

/** A label is of another kind; the first tag is its own, the rest are more. */
export class TagChosenEvent extends Event {
  readonly key: string
  readonly tags: readonly string[]

  constructor(key: string, tags: readonly string[]) {
    super('tag-chosen', outward)
    this.key = key
    this.tags = tags
  }
}

/** An attribute of a label has another value; null: none any more. */
export class AttributeSetEvent extends Event {
  readonly key: string
  readonly name: string
  readonly value: AttributeValue | null

  constructor(key: string, name: string, value: AttributeValue | null) {
    super('attribute-set', outward)
    this.key = key
    this.name = name
    this.value = value
  }
}

/** A field has another value; null: none any more. */
export class FieldSetEvent extends Event {
  readonly value: AttributeValue | null

  constructor(value: AttributeValue | null) {
    super('room-field-set')
    this.value = value
  }
}

declare global {
  interface HTMLElementEventMap {
    'answer-given': AnswerGivenEvent
    'tag-chosen': TagChosenEvent
    'attribute-set': AttributeSetEvent
    'room-field-set': FieldSetEvent
  }
}
