import { contentKey, type LabelledSource } from './label-nodes.ts'
import { valueKey } from './label-readings.ts'

/** One item of a batch: who labelled it, and how. */
export interface LabelledItem {
  readonly sources: readonly (LabelledSource & { readonly annotator: string })[]
}

interface Tally {
  same: number
  all: number
}

/**
 * What each annotator's answers weigh: in which share of the comparisons with colleagues, over the whole batch, they gave
 * the same answer to the same question. Counted as if each had agreed once and disagreed once before, so that one answer
 * makes nobody infallible; 0.5 for whom nobody can be compared with.
 */
export function annotatorWeights(items: Iterable<LabelledItem>): ReadonlyMap<string, number> {
  const tallies = new Map<string, Tally>()
  for (const { sources } of items) {
    for (const { annotator } of sources) if (!tallies.has(annotator)) tallies.set(annotator, { same: 0, all: 0 })
    for (const answers of answersByQuestion(sources)) count(tallies, answers)
  }
  return new Map([...tallies].map(([annotator, { same, all }]) => [annotator, (same + 1) / (all + 2)]))
}

type Answers = ReadonlyMap<string, string>

/** To each question about the item, by annotator. */
function answersByQuestion(sources: LabelledItem['sources']): Iterable<Answers> {
  const questions = new Map<string, Map<string, string>>()
  for (const { annotator, labels } of sources) {
    const choices = labels.filter((label) => label.kind === 'choice' && label.of === undefined)
    for (const choice of choices.toSorted((a, b) => (contentKey(a) < contentKey(b) ? -1 : 1))) {
      if (choice.kind !== 'choice') continue
      const answers = questions.get(choice.question) ?? new Map<string, string>()
      questions.set(choice.question, answers)
      if (!answers.has(annotator)) answers.set(annotator, valueKey(choice.values))
    }
  }
  return questions.values()
}

function count(tallies: ReadonlyMap<string, Tally>, answers: Answers): void {
  const votes = new Map<string, number>()
  for (const answer of answers.values()) votes.set(answer, (votes.get(answer) ?? 0) + 1)
  for (const [annotator, answer] of answers) {
    const tally = tallies.get(annotator)
    if (!tally) continue
    tally.same += (votes.get(answer) ?? 1) - 1
    tally.all += answers.size - 1
  }
}
