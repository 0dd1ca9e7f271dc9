import { msg, str } from '@lit/localize'
import type { NoticeRow } from '#shared/protocol/notice-messages.ts'
import { dueWords, today } from './day-words.ts'

/** What happened, without any words of the item. */
export function noticeSentence({ kind, name, count, due, guideline = 0 }: NoticeRow): string {
  switch (kind) {
    case 'mentioned':
      return msg(str`${name} named you in a dispute`)
    case 'position':
      return msg(str`${name} answered your dispute`)
    case 'comment':
      return msg(str`${name} commented on your dispute`)
    case 'ruled':
      return msg(str`${name} ruled on your dispute`)
    case 'dispute-ruled':
      return msg(str`${name} ruled on a dispute that concerns you`)
    case 'ruling-reopened':
      return msg(str`${name} reopened the ruling on your dispute`)
    case 'reopened':
      return msg(str`${name} reopened an item of yours`)
    case 'returned':
      return msg(str`${name} returned an item of yours after a sample`)
    case 'client-returned':
      return msg(str`${name}, the client, returned an item of yours`)
    case 'assigned':
      return assignedSentence(name, count, due)
    case 'guideline':
      return msg(str`${name} published version ${guideline} of the guideline`)
    case 'proposal-taken':
      return msg(str`${name} took your proposal into version ${guideline} of the guideline`)
    case 'proposal-declined':
      return msg(str`${name} declined your proposal for the guideline`)
    case 'proposed':
      return msg(str`${name} proposes a change of the guideline`)
    case 'talked-of':
      return msg(str`${name} named you in the talk`)
    case 'note':
      return msg(str`${name} wrote you a note`)
    case 'pen-given':
      return msg(str`${name} gave you the pen of an item: you can write there`)
    case 'pen-taken':
      return msg(str`${name} took the pen of an item back`)
    case 'taken-back':
      return count === 1
        ? msg(str`${name} took an item back from you`)
        : msg(str`${name} took ${count} items back from you`)
  }
}

function assignedSentence(name: string, count: number, due: string | null): string {
  const items = count === 1 ? msg(str`${name} assigned you an item`) : msg(str`${name} assigned you ${count} items`)
  return due === null ? items : `${items}, ${dueWords(due, today())}`
}
