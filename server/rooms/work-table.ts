import type { Caller } from '#server/auth/caller.ts'
import { personNow } from '#shared/domain/person.ts'
import { citationsOf } from '#shared/domain/precedent.ts'
import { writeRow } from '#shared/formats/delimited.ts'
import { asText } from '#shared/formats/spreadsheet-text.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { plainClasses } from '#shared/projections/work-sums.ts'
import type { WorkPeopleQuery, WorkQuery } from '#shared/protocol/own-work-messages.ts'
import { foundWork } from './counted-work.ts'
import { everybodysWork } from './everybodys-work.ts'
import { workRows } from './own-work.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'

/** A file has everything: what is not counted yet is waited for. */
const untilDone = 10 * 60_000

const head = [
  ...['person', 'item', 'language', 'batch', 'segment', 'said', 'stands', 'form_only', 'changed_by', 'reason'],
  ...['why', 'decided_by', 'precedents', 'guideline_version', 'guideline_sections', 'signed_off', 'at'],
]

/** A row for each difference that the filters leave. Texts that a spreadsheet would compute get an apostrophe in front. */
export async function ownWorkTable(room: OpenRoom, caller: Caller, query: WorkQuery): Promise<string> {
  const { people, batches, precedents } = room.actor.state
  const person = personNow(people, query.person ?? caller.person)
  const { sources } = await foundWork(room, query, person, untilDone)
  const names = await readNames(room.actor.store, room.actor.id)
  const name = nameOf(person, people, names)
  const rows = workRows(sources, { caller, people, names }, query).map((row) => [
    ...[name, row.key, row.language, tableGet(batches, row.batch)?.name ?? '', row.segment, row.said, row.stands],
    ...[row.kind === 'form' ? 'yes' : 'no', row.how, row.reason ?? '', row.why ?? '', row.by ?? ''],
    ...[
      citationsOf(precedents, row.cites)
        .map(({ title }) => title)
        .join('; '),
      row.cited?.guideline ?? '',
      (row.cited?.titles ?? []).join('; '),
      row.signedOff ? 'yes' : 'no',
      row.at ?? '',
    ],
  ])
  return written([head, ...rows])
}

/** A row for each person, in the order of the page. Shares have four decimals, and are empty where there are no words. */
export async function everybodysWorkTable(room: OpenRoom, query: WorkPeopleQuery): Promise<string> {
  await foundWork(room, query, null, untilDone)
  const { people } = await everybodysWork(room, query)
  const classes = [...new Set(people.flatMap(({ sums }) => Object.keys(sums.classes)))]
  const columns = [...classes.filter((name) => name.startsWith('ruled:')).sort(), ...plainClasses]
  const titles = columns.map((name) => name.replace(/^ruled:/, 'reason: '))
  const share = (value: number | undefined) => (value === undefined ? '' : value.toFixed(4))
  const rows = people.map(({ name, sums, changed }) => [
    ...[name, sums.sources, sums.words, sums.stand, sums.missed],
    ...[share(changed?.rate), share(changed?.low), share(changed?.high)],
    ...columns.map((column) => sums.classes[column] ?? 0),
  ])
  const first = [
    'person',
    'sources',
    'words',
    'words_standing',
    'words_missed',
    'changed',
    'changed_low',
    'changed_high',
  ]
  return written([[...first, ...titles], ...rows])
}

const written = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((cells) => writeRow(cells.map(asText))).join('')
