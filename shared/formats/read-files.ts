import { sameLabelSet } from '#shared/compare/same-labels.ts'
import type { ImportedItem, ImportedSource } from '#shared/domain/source.ts'
import { sameSegments } from '#shared/domain/source.ts'
import { FormatError, type ImportFault, type ImportNote, type ReadResult } from '#shared/formats/format.ts'
import { unlistedFaults } from '#shared/formats/unlisted.ts'
import type { LabelConfig } from '#shared/labels/label-config.ts'
import { mergedConfig } from '#shared/labels/merged-config.ts'

/** One of several files of a batch, and what it was read as. */
export interface FileRead extends ReadResult {
  readonly fileName: string
}

interface Gathered {
  readonly item: ImportedItem
  readonly sources: Map<string, { readonly source: ImportedSource; readonly file: string }>
}

/**
 * Several files as one batch: items by their keys, in the order in which they come, with the sources of all. What several
 * files say alike counts once. @throws FormatError where two files say different things of one annotator and item.
 */
export function togetherRead(files: readonly FileRead[]): ReadResult {
  const [first, ...more] = files
  if (first && more.length === 0) return first
  const items = new Map<string, Gathered>()
  const warnings: ImportNote[] = []
  const from = new Map<ImportedSource, FileRead>()
  for (const file of files) {
    warnings.push(...file.warnings.filter(({ kind }) => kind !== 'single-source').map((note) => inFile(note, file)))
    for (const item of file.items) gather(items, item, file, { warnings, from })
  }
  for (const { item, sources } of items.values())
    if (sources.size === 1)
      warnings.push({
        kind: 'single-source',
        message: `Item "${item.key}" has one source: nothing to compare`,
        item: item.key,
      })
  const lists = files.flatMap(({ labelling, observed }) => (labelling && !observed ? [labelling] : []))
  const labelling = mergedConfig(lists.length > 0 ? lists : files.flatMap((file) => file.labelling ?? []))
  return {
    items: [...items.values()].map(({ item, sources }) => ({
      ...item,
      sources: [...sources.values()].map(({ source }) => source),
    })),
    warnings,
    faults: files.flatMap((file) => faultsIn(file, lists.length > 0 ? labelling : undefined)),
    ...(labelling ? { labelling } : {}),
    ...(labelling && lists.length === 0 ? { observed: true } : {}),
    linesOf: (asked) => asked.map((source) => from.get(source)?.linesOf([source])[0]),
  }
}

/** A file without a list of its own is held against the one that others bring. */
function faultsIn(file: FileRead, list: LabelConfig | undefined): readonly ImportFault[] {
  const unlisted = file.observed && list ? unlistedFaults(file, list) : []
  return [...file.faults, ...unlisted].map((fault) => inFile(fault, file))
}

interface Beside {
  readonly warnings: ImportNote[]
  readonly from: Map<ImportedSource, FileRead>
}

function gather(items: Map<string, Gathered>, item: ImportedItem, file: FileRead, { warnings, from }: Beside): void {
  const known = items.get(item.key)
  const gathered: Gathered = {
    item: { ...item, ...known?.item, sources: [] },
    sources: known?.sources ?? new Map(),
  }
  items.set(item.key, gathered)
  if (known && sizeOf(known.item) !== sizeOf(item))
    warnings.push({
      kind: 'other-size',
      message: `${file.fileName}: item "${item.key}" is ${sizeOf(item)} here and ${sizeOf(known.item)} above; that counts`,
    })
  for (const source of item.sources) {
    from.set(source, file)
    const before = gathered.sources.get(source.annotator)
    if (!before) gathered.sources.set(source.annotator, { source, file: file.fileName })
    else if (saysSame(before.source, source))
      warnings.push({
        kind: 'duplicate-source',
        message: `${file.fileName}: "${source.annotator}" stands for item "${item.key}" in ${before.file} already`,
      })
    else
      throw new FormatError(
        `"${source.annotator}" says something else of item "${item.key}" in ${before.file}: say whose these are, or import one of the two`,
      ).in(file.fileName)
  }
}

const saysSame = (a: ImportedSource, b: ImportedSource): boolean =>
  sameSegments(a.segments, b.segments) && sameLabelSet(a.labels, b.labels)

/** As people read it; empty where nothing is told. */
function sizeOf({ subject }: ImportedItem): string {
  if (subject?.is !== 'image' || subject.width === undefined || subject.height === undefined) return ''
  return `${subject.width} × ${subject.height}`
}

/** A line is told by its file. */
function inFile<Note extends ImportNote>({ line, ...note }: Note, { fileName }: FileRead): Note {
  const where = line === undefined ? fileName : `${fileName}, line ${line}`
  return { ...note, message: `${where}: ${note.message}` } as Note
}
