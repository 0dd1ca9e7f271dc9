import { msg, str } from '@lit/localize'
import type { ShownFigures } from '#shared/protocol/label-figures-messages.ts'

/** Whose matrices can be asked for, as the query names them. */
export function matrixChoices({
  rows,
  people,
}: ShownFigures): readonly { readonly of: string; readonly words: string }[] {
  const met = new Map<string, readonly number[]>()
  for (const { who } of rows) if (who.length > 0) met.set(who.join('-'), who)
  const choices = [...met].toSorted(
    ([, one], [, other]) =>
      one.length - other.length || (one[0] ?? 0) - (other[0] ?? 0) || (one[1] ?? 0) - (other[1] ?? 0),
  )
  return [
    { of: '', words: msg('all annotators') },
    ...choices.map(([of, who]) => ({ of, words: whoWords(who, people) })),
  ]
}

function whoWords([one = 0, other]: readonly number[], people: readonly string[]): string {
  const name = people[one] ?? ''
  return other === undefined ? name : msg(str`${name} and ${people[other] ?? ''}`)
}
