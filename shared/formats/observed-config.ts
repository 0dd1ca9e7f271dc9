import type { ImportedItem } from '#shared/domain/source.ts'
import type { LabelKind } from '#shared/labels/label.ts'
import { isPlaced, tagsOf } from '#shared/labels/label.ts'
import type { LabelConfig } from '#shared/labels/label-config.ts'

/** For a file that brings no list of labels. */
export const observedLabelling = (
  items: readonly Pick<ImportedItem, 'sources'>[],
): { readonly labelling: LabelConfig; readonly observed: true } => ({
  ...{ labelling: observedConfig(items), observed: true },
})

/** A configuration made of what annotators said, in the order of names, for files that bring none. */
export function observedConfig(items: readonly Pick<ImportedItem, 'sources'>[]): LabelConfig {
  const tags = new Map<string, Set<LabelKind>>()
  const questions = new Map<string, { readonly values: Set<string>; several: boolean }>()
  for (const { sources } of items)
    for (const label of sources.flatMap(({ labels }) => labels?.labels ?? [])) {
      if (isPlaced(label)) for (const tag of tagsOf(label)) tags.set(tag, (tags.get(tag) ?? new Set()).add(label.kind))
      else {
        const question = questions.get(label.question) ?? { values: new Set<string>(), several: false }
        questions.set(label.question, question)
        for (const value of label.values) question.values.add(value)
        question.several ||= label.values.length > 1
      }
    }
  return {
    tags: sorted(tags).map(([name, kinds]) => ({ name, kinds: [...kinds].toSorted() })),
    questions: sorted(questions).map(([name, { values, several }]) => ({
      ...{ name, type: several ? 'choices' : 'choice' },
      values: [...values].toSorted(),
    })),
  }
}

const sorted = <T>(table: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
  [...table].filter(([name]) => name !== '').toSorted(([a], [b]) => (a < b ? -1 : 1))
