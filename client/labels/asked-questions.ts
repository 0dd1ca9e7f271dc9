import type { UnitComparison } from '#shared/compare/comparison.ts'
import { textList, textValue } from '#shared/labels/aspects.ts'
import { isPlaced, tagsOf } from '#shared/labels/label.ts'
import type { LabelConfig, Question } from '#shared/labels/label-config.ts'
import type { LabelRecord } from '#shared/labels/label-record.ts'
import type { AskedQuestion, Given, PickedLabel } from './answers.ts'
import type { StandingLabel } from './shown-labels.ts'

/** What each source gave at a column, the most given first. */
function givenAt<T>(
  compared: UnitComparison | undefined,
  column: number,
  names: readonly string[],
  read: (text: string) => T | null,
): readonly Given<T>[] {
  const arcs = compared?.columns[column]?.arcs ?? []
  return arcs.flatMap(({ text, sources }) =>
    sources.length === 0
      ? []
      : [
          {
            value: read(text),
            count: sources.length,
            who: sources.map((source) => names[source] ?? '').filter(Boolean),
          },
        ],
  )
}

const list = (text: string): readonly string[] | null => (text === '' ? null : textList(text))

/** Every question that has an answer, and those of the room's list about the item that have none yet. */
export function askedQuestions(
  standing: readonly StandingLabel[],
  config: LabelConfig,
  { names, about }: { readonly names: readonly string[]; about(unit: string): string },
): readonly AskedQuestion[] {
  const known = new Map((config.questions ?? []).map((question) => [question.name, question]))
  const asked = standing.flatMap(({ record, state, compared }): AskedQuestion[] => {
    const { value, there } = record
    if (value.kind !== 'choice') return []
    const given = givenAt(compared, 1, names, list)
    return [
      {
        question: known.get(value.question) ?? freeQuestion(value.question, value.values, given),
        ...(value.of === undefined ? {} : { of: value.of }),
        about: value.of === undefined ? '' : about(value.of),
        ...{ values: there ? value.values : [], given, state, locked: state === 'ruled' },
      },
    ]
  })
  const answered = new Set(asked.filter(({ of }) => of === undefined).map(({ question }) => question.name))
  const open = [...known.values()].filter(({ name, each }) => each === undefined && !answered.has(name))
  const none = { about: '', values: [], given: [], state: 'missing', locked: false } as const
  return [...asked, ...open.map((question): AskedQuestion => ({ question, ...none }))]
}

/** A question that stands in no list: what may be answered is what was. */
function freeQuestion(name: string, values: readonly string[], given: readonly Given<readonly string[]>[]): Question {
  const all = [...new Set([...given.flatMap(({ value }) => value ?? []), ...values])]
  const several = [values, ...given.map(({ value }) => value ?? [])].some((one) => one.length > 1)
  return { name, type: several ? 'choices' : 'choice', values: all.toSorted() }
}

/** A label whose tag and attributes are looked at, with what each source gave. */
export function pickedLabel(
  { unit, record, state, compared }: StandingLabel,
  name: string,
  names: readonly string[],
): PickedLabel | null {
  const { value, columns, there } = record
  if (!isPlaced(value)) return null
  return {
    ...{ key: unit.id, label: value, name, locked: state === 'ruled' || !there, absent: !there },
    tags: givenAt(compared, columns.indexOf('tag'), names, list),
    attributes: Object.fromEntries(attributesGiven(record, compared, names)),
  }
}

function attributesGiven({ columns }: LabelRecord, compared: UnitComparison | undefined, names: readonly string[]) {
  return columns.flatMap((aspect, at) =>
    aspect[0] === '@'
      ? [[aspect.slice(1), givenAt(compared, at, names, (text) => textValue(text) ?? null)] as const]
      : [],
  )
}

/** A list for a room that has none: what its labels say. */
export function configOf(standing: readonly StandingLabel[]): LabelConfig {
  const tags = new Set(standing.flatMap(({ record: { value } }) => (isPlaced(value) ? tagsOf(value) : [])))
  return { tags: [...tags].toSorted().map((name) => ({ name })) }
}
