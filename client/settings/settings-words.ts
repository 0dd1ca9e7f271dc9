import { msg, str } from '@lit/localize'
import type { ChosenField, SettingsChangedEvent } from '#shared/domain/set-settings.ts'
import { timeCount } from '../elements/counted.ts'
import { languageName } from './language-names.ts'

type Chosen = SettingsChangedEvent['settings']

/** What is set, in a few words. */
export function settingWord(field: ChosenField): string {
  switch (field) {
    case 'signOffNeedsAll':
      return msg('Sign-off waits until every difference that asks for a person is settled')
    case 'ownSourcesMaySignOff':
      return msg('Reviewers may sign off items that hold work of their own')
    case 'ownSourcesMayBeGiven':
      return msg('People may be given items that hold work of their own')
    case 'talkShown':
      return msg('Observers read what is said in the room from now on, under pseudonyms and without private notes')
    case 'observersBehind':
      return msg('How many seconds after it happened observers see what happens here')
    case 'tags':
      return msg('Tags')
    case 'languages':
      return msg('Languages')
  }
}

export const valueWords = (field: ChosenField, value: Chosen[ChosenField]): string => {
  if (typeof value === 'boolean') return value ? msg('yes') : msg('no')
  if (typeof value === 'number') return value === 0 ? msg('at once') : timeCount(value)
  const all = field === 'languages' ? (value ?? []).map(languageName) : (value ?? [])
  return all.length === 0 ? msg('none') : all.join(', ')
}

/** For one sentence: each setting from what it was to what it is. */
export const settingsChanges = (was: Chosen, now: Chosen): string =>
  (Object.keys(now) as ChosenField[])
    .map((field) =>
      msg(str`“${settingWord(field)}” from ${valueWords(field, was[field])} to ${valueWords(field, now[field])}`),
    )
    .join('; ')
