import type { Segment } from '#shared/domain/source.ts'
import type { ExportedItem } from '#shared/formats/format.ts'

/** A task made of what is known of an item: its sources, then what was settled. */
export function plainTask(item: ExportedItem, id: number): object {
  const { item: name, language, sources, units, state, how } = item
  const annotation = (who: string, segments: readonly Segment[], key: string) => ({
    created_username: who,
    ground_truth: false,
    was_cancelled: false,
    result: segments.flatMap((segment, at) => regionOf(segment, `${key}-${at + 1}`)),
  })
  const settled = { ...annotation('Chavadi', units, 'settled'), ground_truth: state === 'signed-off' }
  return {
    id,
    data: { item: name, language },
    annotations: [
      ...sources.map(({ annotator, segments }, at) => annotation(annotator, segments, `source-${at + 1}`)),
      { ...settled, chavadi: { state, how } },
    ],
  }
}

function regionOf({ start, end, speaker, text }: Segment, id: string): readonly object[] {
  const times = { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }
  const frame = { id, to_name: 'audio', origin: 'manual' }
  const spoken = { ...frame, from_name: 'transcription', type: 'textarea', value: { ...times, text: [text] } }
  if (speaker === undefined) return [spoken]
  return [{ ...frame, from_name: 'labels', type: 'labels', value: { ...times, labels: [speaker] } }, spoken]
}
