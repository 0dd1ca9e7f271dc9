import { writeFile } from 'node:fs/promises'
import { faultLines, faultsByItem } from '#shared/formats/faults.ts'
import { summariseWarnings, warningLines } from '#shared/formats/warnings.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'

/** What became of an order, and where. */
export interface Said {
  /** Of the first file: lists are written beside it. */
  readonly path: string
  readonly names: string
  readonly where: string
  readonly seconds: number
  /** Whether the rest was wanted where labels are wrong. */
  readonly rest: boolean
}

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
export async function sayImport(report: ImportReport, { path, names, where, seconds, rest }: Said): Promise<void> {
  const { items, sources, annotators, differences, warnings, faults, added } = report
  const came =
    items + report.extended === 0
      ? 'nothing in it is new, nothing is stored'
      : `${counted(items, 'item')}, ${counted(sources, 'source')} of ${counted(annotators, 'annotator')}, ${counted(differences, 'difference')}`
  const waits = faults.length > 0 && !rest
  const stored = waits ? `${came}; nothing is stored yet` : came
  say(`${names} → ${where}: ${stored}, in ${seconds.toFixed(1)} s`)
  const met = metWords(report)
  if (met !== '') say(`Of what the room has: ${met}`)
  if (added.length > 0) say(`${waits ? 'To come' : 'New'} in the list of labels: ${added.join(', ')}`)
  if (faults.length > 0) await sayFaults(report, path, waits)
  if (warnings.length > 0) await sayWarnings(report, path)
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
  if (waits) say('Nothing is stored. Mend the file, or import the rest with --rest')
}

async function sayWarnings({ warnings }: ImportReport, path: string): Promise<void> {
  say(`${counted(warnings.length, 'warning')}:`)
  for (const line of summariseWarnings(warnings)) say(`  ${line}`)
  const list = `${path}.warnings.txt`
  await writeFile(list, warningLines(warnings))
  say(`The whole list is in ${list}`)
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
