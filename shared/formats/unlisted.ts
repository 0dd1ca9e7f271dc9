import type { ImportedSource } from '#shared/domain/source.ts'
import type { ImportFault, ReadResult } from '#shared/formats/format.ts'
import { listFaults } from '#shared/labels/label-checks.ts'
import type { LabelConfig } from '#shared/labels/label-config.ts'

/**
 * What labels say that a list of labels does not have: each tag and answer once for each source, with how many labels have it,
 * and the line of the source. `isAsked`: which sources are looked at; left out, all.
 */
export function unlistedFaults(
  { items, linesOf }: Pick<ReadResult, 'items' | 'linesOf'>,
  list: LabelConfig,
  isAsked: (source: ImportedSource) => boolean = () => true,
): readonly ImportFault[] {
  const found = items.flatMap(({ key, sources }) =>
    sources.filter(isAsked).flatMap((source) => unlistedOf(source, list).map((fault) => ({ ...fault, key, source }))),
  )
  const lines = linesOf(found.map(({ source }) => source))
  return found.map(({ kind, message, count, key, source }, at): ImportFault => {
    const [line, labels] = [lines[at], count === 1 ? 'a label' : `each of ${count} labels`]
    const said = `item "${key}", "${source.annotator}": ${labels} ${message}`
    return { kind, message: said, of: key, refused: false, ...(line === undefined ? {} : { line }) }
  })
}

interface Unlisted {
  readonly kind: string
  readonly message: string
  readonly count: number
}

function unlistedOf({ labels }: ImportedSource, list: LabelConfig): readonly Unlisted[] {
  const found = new Map<string, Unlisted>()
  for (const label of labels?.labels ?? [])
    for (const [kind, message] of listFaults(label, list))
      found.set(message, { kind, message, count: (found.get(message)?.count ?? 0) + 1 })
  return [...found.values()]
}
