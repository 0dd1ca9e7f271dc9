import { msg, str } from '@lit/localize'

/** Whose work waits on this device, and how much of it. */
export function unsentSentence(name: string | null, unsent: number): string {
  const who = name ?? msg('Somebody who is not known here any more')
  return unsent === 1
    ? msg(str`${who} has 1 change not sent yet on this device.`)
    : msg(str`${who} has ${unsent.toLocaleString()} changes not sent yet on this device.`)
}

export function asideSentence(name: string | null, aside: number): string {
  const who = name ?? msg('Somebody who is not known here any more')
  return aside === 1
    ? msg(str`1 text of ${who} that was not accepted is kept here.`)
    : msg(str`${aside.toLocaleString()} texts of ${who} that were not accepted are kept here.`)
}

/** Before it is taken off for good. */
export function takeOffSentence(name: string | null, { unsent, aside }: { unsent: number; aside: number }): string {
  const told = [unsent > 0 ? unsentSentence(name, unsent) : '', aside > 0 ? asideSentence(name, aside) : '']
  return `${told.filter(Boolean).join(' ')} ${msg('Take all of it off this device for good? Nobody can bring it back, and the server never had it.')}`
}
