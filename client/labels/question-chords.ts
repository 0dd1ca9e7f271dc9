import type { Chord } from '../keys/chords.ts'
import { type AskedQuestion, choicesOf, marksOf } from './answers.ts'
import { chordsOf } from './tag-chords.ts'

/** Answers that buttons stand for. */
function answersOn({ question, values, given }: AskedQuestion): readonly string[] {
  switch (question.type) {
    case 'choice':
    case 'choices':
      return choicesOf(question, values, given)
    case 'rating':
      return marksOf(question).map(String)
    case 'boolean':
      return ['true', 'false']
    case 'text':
    case 'number':
      return []
  }
}

/**
 * Keys of the answers of each question: those that the configuration gives, the first question that names one having it,
 * and Shift with digits for the rest of the one question that is looked at.
 */
export function questionChords(
  questions: readonly AskedQuestion[],
  active: AskedQuestion | undefined,
): ReadonlyMap<AskedQuestion, ReadonlyMap<string, Chord>> {
  const all = questions.flatMap((asked) =>
    answersOn(asked).map((answer) => ({ asked, answer, shortcut: asked.question.shortcuts?.[answer] })),
  )
  const wanted = all.filter(({ asked, shortcut }) => asked === active || shortcut !== undefined)
  const ordered = [...wanted.filter(({ asked }) => asked === active), ...wanted.filter(({ asked }) => asked !== active)]
  const chords = chordsOf(ordered.map(({ shortcut }, at) => ({ name: String(at), shortcut })))
  const byQuestion = new Map(questions.map((asked) => [asked, new Map<string, Chord>()]))
  for (const [at, { asked, answer }] of ordered.entries()) {
    const chord = chords.get(String(at))
    if (chord !== undefined) byQuestion.get(asked)?.set(answer, chord)
  }
  return byQuestion
}
