import { writeFile } from 'node:fs/promises'
import { faultLines, faultsByItem } from '#shared/formats/faults.ts'
import type { ImportNote } from '#shared/formats/format.ts'
import { summariseWarnings, warningLines } from '#shared/formats/warnings.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'
import { type MediaMet, saysLacking } from '#shared/protocol/media.ts'

/** What became of an order, and where. */
export interface Said {
  /** Of the first file: lists are written beside it. */
  readonly path: string
  readonly names: string
  readonly where: string
  readonly seconds: number
  /** Why nothing is stored before somebody says more. */
  readonly waits: readonly Waiting[]
}

type Waiting = 'labels' | 'media'

/** For what an import waits: it stores nothing before. */
export const waitingFor = (
  { faults, media }: ImportReport,
  wish: { readonly rest: boolean; readonly media: boolean; readonly withoutMedia: boolean },
): readonly Waiting[] => [
  ...(faults.length > 0 && !wish.rest ? (['labels'] as const) : []),
  ...(wish.media && !wish.withoutMedia && (media?.missing ?? 0) > 0 ? (['media'] as const) : []),
]

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** What became of what the room had already; empty where it had nothing of it. */
function metWords({ extended, skipped, refused, left }: ImportReport): string {
  const counts = [
    [extended, 'items get another annotator'],
    [skipped, 'items are here already'],
    [refused, 'sources have another text here and were not taken'],
    [left, 'items were left alone'],
  ] as const
  return counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ')
}

/** Tells what an import came to; whole lists go to files beside the one that was imported. */
export async function sayImport(report: ImportReport, { path, names, where, seconds, waits }: Said): Promise<void> {
  const { items, sources, annotators, differences, warnings, faults, added, media } = report
  const came =
    items + report.extended === 0
      ? `nothing in it is new${(media?.added ?? 0) > 0 ? '' : ', nothing is stored'}`
      : `${counted(items, 'item')}, ${counted(sources, 'source')} of ${counted(annotators, 'annotator')}, ${counted(differences, 'difference')}`
  const waiting = waits.length > 0
  const stored = waiting ? `${came}; nothing is stored yet` : came
  say(`${names} → ${where}: ${stored}, in ${seconds.toFixed(1)} s`)
  const met = metWords(report)
  if (met !== '') say(`Of what the room has: ${met}`)
  if (added.length > 0) say(`${waiting ? 'To come' : 'New'} in the list of labels: ${added.join(', ')}`)
  if (media) sayMedia(media, warnings, waiting)
  if (faults.length > 0) await sayFaults(report, path, waits.includes('labels'))
  const others = warnings.filter((note) => !saysLacking(note))
  if (warnings.length > 0) await sayWarnings(warnings, others, path)
  if (waiting) say(`Nothing is stored. ${waits.map((what) => whatNow[what]).join('. ')}`)
}

const whatNow: Readonly<Record<Waiting, string>> = {
  labels: 'Mend the file, or import the rest with --rest',
  media: 'Bring what is missing with --media, or import those items without it by --without-media',
}

/** How many items have theirs, and which lack it. */
function sayMedia({ found, added, missing }: MediaMet, warnings: readonly ImportNote[], waiting: boolean): void {
  const parts = [
    ...(found > 0 ? [`of ${counted(found, 'new item')}`] : []),
    ...(added > 0 ? [`of ${counted(added, 'item')} without so far`] : []),
    ...(missing > 0 ? [`missing of ${counted(missing, 'item')}`] : []),
  ]
  if (parts.length > 0) say(`Pictures and recordings: ${parts.join(', ')}`)
  const lacking = warnings.filter(saysLacking)
  for (const { message } of lacking.slice(0, itemsShown)) say(`  ${message}`)
  if (lacking.length > itemsShown) say(`  and ${lacking.length - itemsShown} more`)
  if (missing > 0 && !waiting) say('  They may come later: import the same file again with --media')
}

const itemsShown = 10

async function sayFaults({ faults }: ImportReport, path: string, waits: boolean): Promise<void> {
  const refused = faults.filter((fault) => fault.refused).length
  const parts = [
    ...(refused > 0 ? [`${counted(refused, 'label')} cannot be and ${waits ? 'would be' : 'were'} left out`] : []),
    ...(faults.length > refused ? [`${counted(faults.length - refused, 'label')} odd, taken as they are`] : []),
  ]
  say(`${parts.join('; ')}:`)
  const grouped = faultsByItem(faults)
  for (const { of, faults: own } of grouped.slice(0, itemsShown)) {
    say(`  ${of === '' ? 'of no item' : of}: ${counted(own.length, 'label')}`)
    for (const { line, message } of own.slice(0, 3)) say(`    ${line === undefined ? '' : `line ${line}: `}${message}`)
    if (own.length > 3) say(`    and ${own.length - 3} more`)
  }
  if (grouped.length > itemsShown) say(`  and ${counted(grouped.length - itemsShown, 'item')} more`)
  const list = `${path}.faults.txt`
  await writeFile(list, faultLines(faults))
  say(`The whole list is in ${list}`)
}

/** Those that are said already are in the list all the same. */
async function sayWarnings(
  warnings: readonly ImportNote[],
  unsaid: readonly ImportNote[],
  path: string,
): Promise<void> {
  say(`${counted(warnings.length, 'warning')}${unsaid.length > 0 ? ':' : ''}`)
  for (const line of summariseWarnings(unsaid)) say(`  ${line}`)
  const list = `${path}.warnings.txt`
  await writeFile(list, warningLines(warnings))
  say(`The whole list is in ${list}`)
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
