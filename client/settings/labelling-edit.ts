import type { Labelling } from '#shared/domain/labelling.ts'
import type { Attribute, LabelConfig, Question, Tag } from '#shared/labels/label-config.ts'
import { freeColour } from '#shared/labels/tag-colours.ts'

/** The list of labels while it is being written: every part of it is there. */
export interface LabellingDraft {
  readonly tags: readonly Tag[]
  readonly questions: readonly Question[]
  readonly attributes: readonly Attribute[]
}

export const draftOf = (labelling: Labelling): LabellingDraft => ({
  tags: labelling?.tags ?? [],
  questions: labelling?.questions ?? [],
  attributes: labelling?.attributes ?? [],
})

/** As it is stored: names without blanks around them, nothing that is empty, null where there is nothing. */
export function labellingOf({ tags, questions, attributes }: LabellingDraft): Labelling {
  const labelling: LabelConfig = {
    tags: tags.map((tag) => ({
      ...trimmed(tag),
      ...(tag.attributes ? { attributes: tag.attributes.map(trimmed) } : {}),
    })),
    ...(questions.length > 0 ? { questions: questions.map(trimmed) } : {}),
    ...(attributes.length > 0 ? { attributes: attributes.map(trimmed) } : {}),
  }
  return tags.length + questions.length + attributes.length === 0 ? null : labelling
}

interface Named {
  readonly name: string
}
const trimmed = <T extends Named>(named: T): T => ({ ...named, name: named.name.trim() })

/** A sentence's beginning: which name stands twice, or that one is missing. Null where all is well. */
export function wrongName({ tags, questions, attributes }: LabellingDraft): { readonly twice: string | null } | null {
  for (const list of [tags, questions, attributes, ...tags.map((tag) => tag.attributes ?? [])]) {
    const names = list.map(({ name }) => name.trim())
    if (names.includes('')) return { twice: null }
    const twice = names.find((name, at) => names.indexOf(name) !== at)
    if (twice !== undefined) return { twice }
  }
  return null
}

/** Of a colour that no tag has yet. */
export const newTag = ({ tags }: LabellingDraft): Tag => ({
  name: '',
  colour: freeColour(tags.map(({ colour }) => colour)),
})

export const lifted = <T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] => {
  const [moved] = list.slice(at, at + 1)
  const to = at + by
  return moved === undefined || to < 0 || to >= list.length ? list : list.toSpliced(at, 1).toSpliced(to, 0, moved)
}

/** A field that is left empty is left out. */
export function withField<T extends object, F extends keyof T>(of: T, field: F, value: T[F] | undefined): T {
  const { [field]: _, ...rest } = of
  return (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    ? rest
    : { ...rest, [field]: value }) as unknown as T
}

/** A line for each; empty lines are left out. */
export const linesOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]
