import type { LabelConfig } from '#shared/labels/label-config.ts'

interface Named {
  readonly name: string
}

/** What several files know of labels: the first that names something says what it is. Undefined for none. */
export function mergedConfig(configs: readonly LabelConfig[]): LabelConfig | undefined {
  const [first, ...more] = configs
  return more.reduce<LabelConfig | undefined>((all, config) => all && withMore(all, config).labelling, first)
}

/** The same, with what is new in another; nothing that is there is changed. */
export function withMore(
  now: LabelConfig,
  brought: LabelConfig,
): { readonly labelling: LabelConfig; readonly added: readonly string[] } {
  const tags = newOf(now.tags, brought.tags)
  const questions = newOf(now.questions, brought.questions)
  const attributes = newOf(now.attributes, brought.attributes)
  const added = namesIn({ tags, questions, attributes })
  if (added.length === 0) return { labelling: now, added }
  return {
    labelling: {
      tags: [...now.tags, ...tags],
      ...(now.questions || questions.length > 0 ? { questions: [...(now.questions ?? []), ...questions] } : {}),
      ...(now.attributes || attributes.length > 0 ? { attributes: [...(now.attributes ?? []), ...attributes] } : {}),
    },
    added,
  }
}

export const namesIn = ({ tags, questions = [], attributes = [] }: LabelConfig): readonly string[] =>
  [...tags, ...questions, ...attributes].map(({ name }) => name)

const newOf = <T extends Named>(known: readonly T[] = [], brought: readonly T[] = []): readonly T[] =>
  brought.filter(({ name }) => !known.some((one) => one.name === name))
