import { msg, str } from '@lit/localize'
import type { ComparisonProfile, ProfileSwitch } from '#shared/compare/comparison.ts'

export const profileSwitches: readonly ProfileSwitch[] = ['foldCase', 'foldPunctuation', 'foldJoiners', 'foldDigits']

/** What a switch of the comparison leaves out of account. */
export function switchWord(name: ProfileSwitch): string {
  switch (name) {
    case 'foldCase':
      return msg('Capital and small letters count as the same')
    case 'foldPunctuation':
      return msg('Punctuation does not count')
    case 'foldJoiners':
      return msg('Invisible joiners do not count')
    case 'foldDigits':
      return msg('Digits of every script count as the same')
  }
}

/** What is another way now, for one sentence. */
export function profileChanges(was: ComparisonProfile, now: ComparisonProfile): string {
  const switched = profileSwitches
    .filter((name) => was[name] !== now[name])
    .map((name) => (now[name] ? msg(str`on: “${switchWord(name)}”`) : msg(str`off: “${switchWord(name)}”`)))
  const support = was.support === now.support ? [] : [msg(str`support from ${was.support} to ${now.support} percent`)]
  return [...switched, ...support].join(', ')
}
