import type { Caller } from '#server/auth/caller.ts'
import { writeRow } from '#shared/formats/delimited.ts'
import { asText } from '#shared/formats/spreadsheet-text.ts'
import { quarter } from '#shared/projections/throughput.ts'
import { LocalTime, summed, wantedCells } from '#shared/projections/work-periods.ts'
import type { ProgressQuery } from '#shared/protocol/progress-messages.ts'
import { roomFigures } from './room-progress.ts'
import type { OpenRoom } from './room-registry.ts'

const head = [
  ...[
    'period',
    'person',
    'batch',
    'signed_off',
    'signed_off_at_once',
    'returned',
    'settled',
    'kept',
    'taken',
    'undone',
  ],
  ...['disputes_opened', 'ruled', 'positions', 'active_minutes'],
]

/**
 * A row for each period, person and batch in which something was done, in the order of time and then of names. `period` is the
 * local day, hour ("2026-11-23T14") or Monday of the week; active minutes have one decimal. Texts that a spreadsheet would compute
 * get an apostrophe in front.
 */
export async function progressTable(room: OpenRoom, caller: Caller, query: ProgressQuery): Promise<string> {
  const { cells, personName, batchName } = await roomFigures(room, caller)
  const time = new LocalTime(query.zone)
  const sums = summed(wantedCells(cells, time, query), ({ quarter: at, person, batch }) =>
    JSON.stringify([time.period(at * quarter, query.per), personName(person), batchName(batch), person, batch]),
  )
  const rows = [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, counts]) => {
      const [period, person, batch] = JSON.parse(key) as [string, string, string]
      const { signedOff, atOnce, returned, kept, taken, undone, opened, ruled, positions, active } = counts
      const minutes = Math.round(active / 6_000) / 10
      return [
        period,
        person,
        batch,
        signedOff,
        atOnce,
        returned,
        kept + taken,
        kept,
        taken,
        undone,
        opened,
        ruled,
        positions,
        minutes,
      ]
    })
  return [head, ...rows].map((cellsOfRow) => writeRow(cellsOfRow.map(asText))).join('')
}
