import { msg, str } from '@lit/localize'
import type { ImportReport } from '#shared/protocol/imports.ts'
import { itemCount } from '../elements/counted.ts'
import { hasSomeOf } from '../elements/met-words.ts'
import { lackingIn } from './import-query.ts'
import type { ChosenFile } from './import-screen.ts'

export function doneSentence(name: string, { items, extended, media }: ImportReport): string {
  if (items > 0) return msg(str`Imported from ${name}: ${itemCount(items)}`)
  return extended > 0
    ? msg(str`${itemCount(extended)} got another annotator from ${name}`)
    : msg(str`With picture or recording now: ${itemCount(media?.added ?? 0)}`)
}

/** Why nothing was stored before the person says more. */
export function waitSentence(file: ChosenFile, report: ImportReport): string {
  if (hasSomeOf(report)) return msg(str`Some of ${file.name} is in this room already; nothing is stored yet`)
  return report.faults.length > 0
    ? msg(str`Labels of ${file.name} are wrong; nothing is stored yet`)
    : msg(str`Without picture or recording: ${itemCount(lackingIn(file))}; nothing is stored yet`)
}
