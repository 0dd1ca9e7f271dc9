import { msg, str } from '@lit/localize'
import type { LeftOut } from '#shared/domain/sign-many.ts'
import type { Skipped } from '#shared/protocol/many.ts'

/** "12 items are disputed", to stand in a list of what is left out. */
export function leftOutWords(reason: LeftOut, count: number): string {
  switch (reason) {
    case 'signed-off':
      return msg(str`${count} signed off already`)
    case 'own-source':
      return msg(str`${count} hold work of yours: somebody else signs them`)
    case 'assigned':
      return msg(str`${count} assigned to somebody else`)
    case 'disputed':
      return msg(str`${count} with an open dispute`)
    case 'differs':
      return msg(str`${count} with a difference that nobody settled`)
    case 'blocked':
      return msg(str`${count} blocked by the settings of the room`)
  }
}

/** Why one item was passed over. */
export function skippedWords({ code, message }: Skipped): string {
  switch (code) {
    case 'moved':
      return msg('its text has changed since you looked')
    case 'frozen':
      return msg('it was signed off, disputed or ruled meanwhile')
    case 'blocked':
      return msg('something blocks it by now, such as a dispute')
    case 'not-found':
      return msg('it is not in the room any more')
    default:
      return message
  }
}

/** "12 places in 3 items". */
export function placesWords(places: number, items: number): string {
  if (places === 1) return msg('1 place in 1 item')
  return items === 1 ? msg(str`${places} places in 1 item`) : msg(str`${places} places in ${items} items`)
}
