import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type ColumnMap, mapFields } from '#shared/formats/format.ts'
import { formats, maximumFileBytes, tooLarge } from '#shared/formats/formats.ts'
import { summariseWarnings, warningLines } from '#shared/formats/warnings.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'
import { type CliCommand, CliFault, deskOptions } from './cli-command.ts'
import { openDesk } from './open-desk.ts'

export const importCommand: CliCommand = {
  name: 'import',
  summary: 'bring a file of several annotators into a room',
  help: `Usage: npx chavadi import FILE… --room ID [--title T] [--as FORMAT] [--map item=COL,text=COL,annotator=COL]
                           [--signed-off] [--strict] [--dry-run]

Makes the room if there is none. Everything is checked before anything is stored. Into a room that has items of
the file already, what is new is added: new items, and new annotators of items that are there. What is there already
is passed over; another text of an annotator whose text is there is listed and not taken.
  --as FORMAT   ${formats.map(({ name, title }) => `${name} (${title})`).join(', ')}; told from the file when left out
  --map …       which columns of a table are which (${mapFields.join(', ')}); guessed when left out. Of Label
                Studio: item and language are fields of a task's data, text is the name of a TextArea
  --signed-off  adds new annotators to items that are signed off too; else those are left alone, and listed
  --strict      ends with exit code 1 where anything was listed and not taken; what is new is stored all the same
  --dry-run     says what would come of it and stores nothing`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        ...deskOptions,
        room: { type: 'string' },
        title: { type: 'string' },
        as: { type: 'string' },
        map: { type: 'string' },
        'signed-off': { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    })
    if (!values.room) throw new CliFault('Say which room: --room ID')
    if (positionals.length === 0) throw new CliFault('Say which file to import')
    const map = values.map === undefined ? undefined : columnMap(values.map)
    const files = await Promise.all(positionals.map(readImport))
    const desk = await openDesk(values)
    let notTaken = 0
    try {
      for (const { path, fileName, bytes } of files) {
        const { room, title, as: format, 'dry-run': dry, 'signed-off': signedOff } = values
        const started = performance.now()
        const report = await desk.importFile({ room, title, fileName, bytes, format, map, dry, signedOff })
        notTaken += report.refused + report.left
        await say(
          path,
          dry ? `room ${room} (dry run, nothing is stored)` : `room ${room}`,
          report,
          (performance.now() - started) / 1000,
        )
      }
    } finally {
      await desk.close()
    }
    return values.strict && notTaken > 0 ? 1 : 0
  },
}

interface ImportFile {
  readonly path: string
  readonly fileName: string
  readonly bytes: Uint8Array
}

async function readImport(path: string): Promise<ImportFile> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new CliFault(`There is no file ${path}`)
  if (found.size > maximumFileBytes) throw new CliFault(`${path}: ${tooLarge}`)
  return { path, fileName: basename(path), bytes: await readFile(path) }
}

function columnMap(text: string): ColumnMap {
  const pairs = text.split(',').map((pair): [string, string] => {
    const equals = pair.indexOf('=')
    const field = pair.slice(0, Math.max(0, equals))
    if (!mapFields.some((known) => known === field) || equals === pair.length - 1)
      throw new CliFault(`--map takes ${mapFields.map((known) => `${known}=COLUMN`).join(',')}, not "${pair}"`)
    return [field, pair.slice(equals + 1)]
  })
  return Object.fromEntries(pairs)
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

async function say(path: string, where: string, report: ImportReport, seconds: number): Promise<void> {
  const { items, sources, annotators, differences, warnings } = report
  const came =
    items + report.extended === 0
      ? 'nothing in it is new, nothing is stored'
      : `${counted(items, 'item')}, ${counted(sources, 'source')} of ${counted(annotators, 'annotator')}, ${counted(differences, 'difference')}`
  process.stdout.write(`${basename(path)} → ${where}: ${came}, in ${seconds.toFixed(1)} s\n`)
  const met = metWords(report)
  if (met !== '') process.stdout.write(`Of what the room has: ${met}\n`)
  if (warnings.length === 0) return
  process.stdout.write(
    `${counted(warnings.length, 'warning')}:\n${summariseWarnings(warnings)
      .map((line) => `  ${line}\n`)
      .join('')}`,
  )
  const list = `${path}.warnings.txt`
  await writeFile(list, warningLines(warnings))
  process.stdout.write(`The whole list is in ${list}\n`)
}
