import type { ImportedItem } from '#shared/domain/source.ts'
import type { ExportedLabels } from '#shared/formats/format.ts'

/** What was read as it would be exported with nothing settled: its sources alone. */
export function writtenLabels(items: readonly ImportedItem[]): readonly ExportedLabels[] {
  return items.map(({ key, language, subject, sources }) => ({
    ...{ item: key, state: 'open', how: 'consensus', labels: [] },
    ...(language === undefined ? {} : { language }),
    ...(subject ? { subject } : {}),
    sources: sources.map(({ annotator, labels }) => ({ annotator, labels: labels ?? { labels: [] } })),
  }))
}
