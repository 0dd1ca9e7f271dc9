import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type ColumnMap, type Holding, mapFields } from '#shared/formats/format.ts'
import { headList, maximumFileBytes, tooLarge } from '#shared/formats/format-heads.ts'
import { holdingsOf } from '#shared/formats/holdings.ts'
import { type FileToRead, headOfFile } from '#shared/formats/read-file.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'
import { type CliCommand, CliFault, deskOptions } from './cli-command.ts'
import type { Desk, ImportOrder } from './desk.ts'
import { mediaFiles, sendMedia } from './import-media.ts'
import { sayImport, waitingFor } from './import-words.ts'
import type { MediaFile } from './media-folder.ts'
import { openDesk } from './open-desk.ts'

export const importCommand: CliCommand = {
  name: 'import',
  summary: 'bring files of several annotators into a room',
  help: `Usage: npx chavadi import FILE… --room ID [--title T] [--as FORMAT] [--map item=COL,text=COL,annotator=COL,choice=COL]
                           [--labels] [--transcripts] [--labelling FILE] [--media DIR] [--without-media] [--rest] [--signed-off]
                           [--strict] [--dry-run]

Makes the room if there is none. Everything is checked before anything is stored. Into a room that has items of
the file already, what is new is added: new items, and new annotators of items that are there. What is there already
is passed over; another text of an annotator whose text is there is listed and not taken. Several files of labels,
such as one for each annotator, are brought together as one batch; transcripts come one file after another.
  --as FORMAT   ${headList.map(({ name, title }) => `${name} (${title})`).join(', ')};
                told from the file when left out
  --map …       which columns of a table are which (${mapFields.join(', ')}); guessed when
                left out. Of Label Studio: item and language are fields of a task's data, text is the name of a
                TextArea, of labels the field that spans are of. Of COCO: annotator is the key that names who drew.
                Answers: choice is their column, question a column or what is asked; annotators names the columns of
                one annotator each, as in ta_a*
  --labels, --transcripts   what the files hold, where they could hold either
  --labelling F tags and questions: Label Studio XML, COCO categories, names by line, or this room's own JSON
  --media DIR   pictures and recordings of the items: a folder, a file or a zip; may be given several times. They come to
                the items that name them, also to ones that are here without. Where one is missing nothing is stored,
                and it is listed with its item
  --without-media   imports items also without the pictures and recordings that are missing
  --rest        imports the rest where labels are wrong (no size, outside of the image, unknown tag, …): those that
                cannot be are left out. Without it nothing is stored, and they are listed
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
        labels: { type: 'boolean', default: false },
        transcripts: { type: 'boolean', default: false },
        labelling: { type: 'string' },
        media: { type: 'string', multiple: true },
        'without-media': { type: 'boolean', default: false },
        rest: { type: 'boolean', default: false },
        'signed-off': { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    })
    const { room, title, as: format, rest, labels, transcripts, 'dry-run': dry, 'signed-off': signedOff } = values
    if (!room) throw new CliFault('Say which room: --room ID')
    if (positionals.length === 0) throw new CliFault('Say which file to import')
    if (labels && transcripts) throw new CliFault('Say --labels or --transcripts, not both')
    const map = values.map === undefined ? undefined : columnMap(values.map)
    const files = await Promise.all(positionals.map(readImport))
    const labelling = values.labelling === undefined ? undefined : await readImport(values.labelling)
    const asked = labels ? 'labels' : transcripts ? 'transcripts' : undefined
    const media = values.media && (await mediaFiles(values.media))
    const how = { room, title, format, map, rest, dry, signedOff, labelling, withoutMedia: values['without-media'] }
    const desk = await openDesk(values)
    let notTaken = 0
    try {
      for (const lot of together(files, { format, map, holds: asked })) {
        const report = await importLot(desk, how, lot, media)
        notTaken += report.refused + report.left + (rest ? report.faults.filter(({ refused }) => refused).length : 0)
        if (media) notTaken += report.media?.missing ?? 0
        if (waitingFor(report, { ...how, media: media !== undefined }).length > 0 && !dry)
          notTaken = Number.POSITIVE_INFINITY
      }
    } finally {
      await desk.close()
    }
    return (values.strict && notTaken > 0) || notTaken === Number.POSITIVE_INFINITY ? 1 : 0
  },
}

type LotOrder = Omit<ImportOrder, 'files' | 'holds' | 'media'>

/** One batch, after the pictures and recordings that it means. */
async function importLot(
  desk: Desk,
  how: LotOrder,
  { holds, files }: Lot,
  media: readonly MediaFile[] | undefined,
): Promise<ImportReport> {
  const started = performance.now()
  const { room, format, map, dry } = how
  const read = files.map((file) => ({ ...file, holds, ...(format ? { format } : {}), ...(map ? { map } : {}) }))
  const sent = media && (await sendMedia(desk, room, read, media))
  try {
    const came = await desk.importFiles({ ...how, files, holds, media: sent?.set })
    const report = sent ? { ...came, warnings: [...came.warnings, ...sent.notes] } : came
    await sayImport(report, {
      path: files[0]?.path ?? '',
      names: files.map(({ fileName }) => fileName).join(', '),
      where: dry ? `room ${room} (dry run, nothing is stored)` : `room ${room}`,
      seconds: (performance.now() - started) / 1000,
      waits: waitingFor(report, { ...how, media: sent !== undefined }),
    })
    return report
  } finally {
    if (sent) await desk.dropMedia(room, sent.set)
  }
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

interface Lot {
  readonly holds: Holding
  readonly files: readonly ImportFile[]
}

/** Files of labels are one batch, however many they are; transcripts are one each. */
function together(files: readonly ImportFile[], asked: Pick<ImportOrder, 'format' | 'map' | 'holds'>): readonly Lot[] {
  const held = files.map((file) => ({ file, holds: asked.holds ?? holdingIn(file, asked) }))
  const labelled = held.filter(({ holds }) => holds === 'labels').map(({ file }) => file)
  const lots = held
    .filter(({ holds }) => holds === 'transcripts')
    .map(
      ({ file }): Lot => ({
        holds: 'transcripts',
        files: [file],
      }),
    )
  return labelled.length === 0 ? lots : [...lots, { holds: 'labels', files: labelled }]
}

function holdingIn(file: ImportFile, { format, map }: Pick<ImportOrder, 'format' | 'map'>): Holding {
  const asked: FileToRead = { ...file, ...(format ? { format } : {}) }
  const { likely, unsure } = holdingsOf(headOfFile(asked), file.bytes, map)
  if (unsure) throw new CliFault(`${file.path} may hold transcripts or labels: say which by --transcripts or --labels`)
  return likely
}

function columnMap(text: string): ColumnMap {
  const pairs = pairsIn(text).map((pair): [string, string] => {
    const equals = pair.indexOf('=')
    const field = pair.slice(0, Math.max(0, equals))
    if (!mapFields.some((known) => known === field) || equals === pair.length - 1)
      throw new CliFault(`--map takes ${mapFields.map((known) => `${known}=COLUMN`).join(',')}, not "${pair}"`)
    return [field, pair.slice(equals + 1)]
  })
  return Object.fromEntries(pairs)
}

/** A part without a field goes on with the one before, as in `annotators=Asha,Ravi`. */
function pairsIn(text: string): readonly string[] {
  const pairs: string[] = []
  for (const part of text.split(',')) {
    const goesOn = !part.includes('=') && pairs.at(-1)?.startsWith('annotators=')
    if (goesOn) pairs.push(`${pairs.pop()},${part}`)
    else pairs.push(part)
  }
  return pairs
}
