import type { FormatHead, Holding } from '#shared/formats/format.ts'
import { headList, headsForLabels } from '#shared/formats/format-heads.ts'
import type { ExportBody, ExportHistory } from '#shared/protocol/exports.ts'

/** What a selection can be written as. */
export interface ExportOffer {
  /** A file holds one of them; both: somebody has to say which batch. */
  readonly holds: Holding | 'both'
  readonly formats: readonly FormatHead[]
  /** Formats of labels that cannot say all of these labels. */
  readonly unfit: readonly FormatHead[]
}

const transcripts: ExportOffer = {
  holds: 'transcripts',
  formats: headList.filter(({ writes }) => writes.includes('transcripts')),
  unfit: [],
}

/** By what the chosen batch holds, or all of them. */
export function exportOffer(history: ExportHistory | undefined, { batch }: Pick<ExportBody, 'batch'>): ExportOffer {
  const chosen = (history?.batches ?? []).filter(({ id }) => batch === undefined || id === batch)
  const labelled = chosen.filter(({ holds }) => holds === 'labels')
  if (labelled.length === 0) return transcripts
  if (labelled.length < chosen.length) return { holds: 'both', formats: [], unfit: [] }
  const { fit, unfit } = headsForLabels(labelled.flatMap(({ kinds }) => kinds))
  return { holds: 'labels', formats: fit, unfit }
}

/** The wish, in a format that is offered. */
export function offeredWish(wish: ExportBody, { holds, formats }: ExportOffer): ExportBody {
  const format = formats.some(({ name }) => name === wish.format) ? wish.format : (formats[0]?.name ?? wish.format)
  return { ...wish, format, per: holds === 'transcripts' ? wish.per : 'item' }
}
