import { valuesKey } from '#shared/compare/label-nodes.ts'
import { comparedUnit } from '#shared/domain/bench.ts'
import type { ExportedLabel, ExportedLabels } from '#shared/formats/format.ts'
import type { Label } from '#shared/labels/label.ts'
import type { ExportInput, ItemResult } from './export.ts'

/** A label item as it leaves the room: what stands of its result, and what each source said. */
export function exportedLabels(
  { item, language, state, how, signedOffBy, units }: ItemResult,
  { bench, sources, subject, nameOf }: ExportInput,
): ExportedLabels {
  const sets = sources.map(({ person, labels }) => ({ annotator: nameOf(person), labels: labels ?? { labels: [] } }))
  const settled = units.flatMap(({ unit, label, how: came }): ExportedLabel[] => {
    const members = comparedUnit(bench.comparison, unit)?.label?.members ?? []
    const said = members.flatMap(({ source, id }) => {
      const like = sets[source]?.labels.labels.find((one) => one.id === id)
      return like ? [{ annotator: sets[source]?.annotator ?? '', like }] : []
    })
    return label ? [{ ...exportedLabel(label, said, sources.length), how: came }] : []
  })
  return {
    item,
    ...(language === 'und' ? {} : { language }),
    ...(subject ? { subject } : {}),
    ...{ state, how, labels: settled, sources: sets },
    ...(signedOffBy === undefined ? {} : { signedOffBy }),
  }
}

interface Said {
  readonly annotator: string
  readonly like: Label
}

/** Of a thing all that found it stand behind it; of an answer those who gave it, of all who answered. */
function exportedLabel(label: Label, said: readonly Said[], sources: number): ExportedLabel {
  if (said.length === 0) return { label }
  const behind =
    label.kind === 'choice'
      ? said.filter(({ like }) => like.kind === 'choice' && valuesKey(like.values) === valuesKey(label.values))
      : said
  const asked = label.kind === 'choice' ? said.length : sources
  return {
    label,
    support: Math.round((1000 * behind.length) / asked) / 10,
    from: behind.map(({ annotator, like }) => ({ annotator, id: like.id })),
  }
}
