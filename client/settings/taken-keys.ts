import { chordOfShortcut } from '../keys/label-keys.ts'
import type { LabellingDraft } from './labelling-edit.ts'

type Holder = { readonly tag: number } | { readonly question: number; readonly answer: string }

/** Who else has a key: the name of a tag or an answer, empty for nobody. */
export function takenBy({ tags, questions }: LabellingDraft, key: string, own: Holder): string {
  const chord = chordOfShortcut(key)
  if (!chord) return ''
  const isOwnTag = (at: number) => 'tag' in own && own.tag === at
  const isOwnAnswer = (at: number, answer: string) => 'answer' in own && own.question === at && own.answer === answer
  const tag = tags.find(({ shortcut = '' }, at) => chordOfShortcut(shortcut) === chord && !isOwnTag(at))
  if (tag) return tag.name
  for (const [at, { shortcuts = {} }] of questions.entries())
    for (const [answer, shortcut] of Object.entries(shortcuts))
      if (chordOfShortcut(shortcut) === chord && !isOwnAnswer(at, answer)) return answer
  return ''
}
