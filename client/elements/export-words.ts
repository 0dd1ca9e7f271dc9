import { msg, str } from '@lit/localize'
import type { FormatHead } from '#shared/formats/format.ts'
import type { LabelKind } from '#shared/labels/label.ts'
import type { ExportBody } from '#shared/protocol/exports.ts'
import type { ExportOffer } from './export-offer.ts'
import { kindWord } from './label-part-words.ts'

/** What a file of that kind holds, and how people are called in it. */
export function exportSentence({ format, per, names }: ExportBody, holds: ExportOffer['holds']): string {
  const people = names ? msg('People stand in it by name.') : msg('People stand in it by pseudonym.')
  return `${holds === 'labels' ? heldOfLabels(format) : held(format, per)} ${people}`
}

/** Why formats are not offered: a sentence for each. */
export const unfitWords = (formats: readonly FormatHead[]): readonly string[] =>
  formats.map(({ title, labels = [] }) => msg(str`Not as ${title}: it holds ${kindWords(labels)} only.`))

function kindWords(kinds: readonly LabelKind[]): string {
  const [first = '', second] = kinds.map(kindWord)
  return second === undefined ? first : msg(str`${first} and ${second}`)
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

function heldOfLabels(format: string): string {
  switch (format) {
    case 'label-studio':
      return msg(
        'The tasks that were imported from Label Studio, with their ids and reviews, and the settled labels as one more annotation: ground truth once it is signed off. Other items come as tasks made of their sources.',
      )
    case 'coco':
      return msg(
        'The labels of every source, and after them the settled ones under “chavadi” with the share of sources that have each. Turned boxes stand there by their corners.',
      )
    case 'csv':
      return msg(
        'A row for each answer of each source, and after them the settled ones under “chavadi” with the share behind each, its state and language.',
      )
    case 'conll':
      return msg(
        'A line for each word with a column for each source, and a last one for what is settled. Spans that overlap, or end inside a word, cannot stand in it.',
      )
    default:
      return msg(
        'Every item with its settled labels, the share of sources that have each, its state, and what all sources said; the list of labels beside them.',
      )
  }
}
