import { msg, str } from '@lit/localize'
import type { TagMatrix } from '#shared/projections/figure-list.ts'

export interface ConfusionWords {
  readonly title: string
  readonly name: string
  readonly corner: string
}

/** What a matrix counts: of all, of one or of two; `isOwn`: of the reader. */
export function confusionWords({ when, who }: TagMatrix, people: readonly string[], isOwn: boolean): ConfusionWords {
  const [one, other] = who.map((person) => people[person] ?? '')
  if (when === 'after') {
    const name = msg('How often which was said where which was settled')
    const corner = msg('Settled ↓ said →')
    if (isOwn) return { title: msg('What was settled, and what you said'), name, corner }
    return one === undefined
      ? { title: msg('What was settled, and what was said'), name, corner }
      : { title: msg(str`What was settled, and what ${one} said`), name, corner }
  }
  const name = msg('How often one said which where another said which')
  if (one === undefined)
    return {
      title: msg('What was taken for what, between any two annotators'),
      name: msg('How often one said which where another said which; each two count from both sides'),
      corner: msg('One ↓ another →'),
    }
  return other === undefined
    ? { title: msg(str`What ${one} said, and what others said of the same`), name, corner: msg(str`${one} ↓ others →`) }
    : { title: msg(str`What ${one} and ${other} said of the same`), name, corner: `${one} ↓ ${other} →` }
}
