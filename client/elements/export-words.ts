import { msg } from '@lit/localize'
import type { ExportBody } from '#shared/protocol/exports.ts'

/** What a file of that kind holds, and how people are called in it. */
export function exportSentence({ format, per, names }: ExportBody): string {
  const people = names ? msg('People stand in it by name.') : msg('People stand in it by pseudonym.')
  return `${held(format, per)} ${people}`
}

function held(format: string, per: ExportBody['per']): string {
  if (format === 'label-studio')
    return msg(
      'The tasks that were imported from Label Studio, each with the settled result as one more annotation: ground truth once it is signed off. Other items come as tasks made of their sources.',
    )
  if (format !== 'csv')
    return msg('Every item with its text segment by segment, its state, how the text came about, and all sources.')
  return per === 'segment'
    ? msg('A row for each segment: item, times, speaker, text, how it came about, state and language.')
    : msg(
        'A row for each item: its text, its state, how it came about (consensus, taken, edited or ruled), how many differences were settled and how many nobody saw, who signed it off, and all sources.',
      )
}
