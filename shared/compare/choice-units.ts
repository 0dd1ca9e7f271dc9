import type { Choice } from '#shared/labels/label.ts'
import type { LabelGroup } from './label-matching.ts'
import { contentKey, type LabelledSource } from './label-nodes.ts'
import { attributeReadings, readingsOf } from './label-readings.ts'
import { type LabelUnit, missingOf } from './label-unit.ts'

/** The answers to one question: about the item, the labels of a group (its number), or a unit that is named. */
export interface AnsweredQuestion {
  readonly about: number | string | undefined
  readonly unit: Omit<LabelUnit, 'unit' | 'of'>
}

interface Answer {
  readonly source: number
  readonly label: Choice
}

/**
 * The answers to each question, by its name, and to each about a unit or a matched label. Who did not answer was not
 * asked, or passed: that is listed and no difference.
 */
export function compareChoices(
  sources: readonly LabelledSource[],
  groups: readonly LabelGroup[],
): readonly AnsweredQuestion[] {
  const groupOf = new Map<string, number>()
  for (const [index, { members }] of groups.entries())
    for (const { source, label } of members) groupOf.set(`${source} ${label.id}`, index)
  const subjects = new Map<string, { readonly about: AnsweredQuestion['about']; readonly answers: Answer[] }>()
  for (const [source, { labels }] of sources.entries())
    for (const label of choicesOf(labels)) {
      const about = label.of === undefined ? undefined : (groupOf.get(`${source} ${label.of}`) ?? label.of)
      const key = subjectKey(label, about)
      const subject = subjects.get(key) ?? { about, answers: [] }
      subjects.set(key, subject)
      if (!subject.answers.some((one) => one.source === source)) subject.answers.push({ source, label })
    }
  return [...subjects]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { about, answers }]) => ({ about, unit: unitOf(answers, sources.length) }))
}

/** Of two answers to one question the same counts, however they are listed. */
const choicesOf = (labels: LabelledSource['labels']): readonly Choice[] =>
  labels.filter((label) => label.kind === 'choice').toSorted((a, b) => (contentKey(a) < contentKey(b) ? -1 : 1))

const subjectKey = ({ question }: Choice, about: AnsweredQuestion['about']): string =>
  JSON.stringify([typeof about === 'number' ? String(about).padStart(9, '0') : (about ?? ''), question])

function unitOf(answers: readonly Answer[], sources: number): AnsweredQuestion['unit'] {
  const tags = readingsOf(answers.map(({ source, label }) => ({ source, value: label.values })))
  const attributes = attributeReadings(answers)
  return {
    kind: 'choice',
    members: answers.map(({ source, label }) => ({ source, id: label.id })),
    missing: missingOf(answers, sources),
    differs: [
      ...(tags.length > 1 ? (['answer'] as const) : []),
      ...(Object.keys(attributes).length > 0 ? (['attribute'] as const) : []),
    ],
    overlap: 1,
    ...{ tags, attributes },
    question: answers[0]?.label.question ?? '',
  }
}
