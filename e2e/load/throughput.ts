import type { ServerProcess } from '../machine/chavadi-process.ts'
import { chavadiDone } from '../machine/chavadi-process.ts'
import type { Figure } from './figure.ts'
import { loadRoom } from './grounds.ts'
import { median } from './percentile.ts'
import { workedRoom } from './worked-room.ts'

const runs = 5
const entries = 100_000
const people = Array.from({ length: 50 }, (_, at) => `Reviewer ${at + 1}`)

export const throughput: Figure = {
  name: 'throughput',
  how:
    `Embedded store, room of 10,000 items whose journal has ${entries} entries by ${people.length} people over a year; the lead's figures over ` +
    `HTTP, by day, all of them, with the forecast of room and batch. Cold: the first answer of a server that has just loaded the room (asked for its ` +
    `people before, which loads it); warm: the same again. Medians of ${runs}, each after a restart.`,
  async measure(grounds) {
    const { dataDirectory } = await grounds.bigRoom.imported()
    await workedRoom(
      { dataDirectory },
      { like: loadRoom, room: 'worked', people, until: Date.now(), days: 365, entries, perItem: 9 },
    )
    const server = await grounds.serve(dataDirectory)
    const cookie = await leadOf(server)
    const readings: Record<'load' | 'cold' | 'warm' | 'table', number[]> = { load: [], cold: [], warm: [], table: [] }
    for (let run = 0; run < runs; run++) {
      await server.stop()
      await server.start()
      readings.load.push(await asked(server, cookie, 'people'))
      readings.cold.push(await asked(server, cookie, figures))
      readings.warm.push(await asked(server, cookie, figures))
      readings.table.push(await asked(server, cookie, figures.replace('progress', 'progress.csv')))
    }
    return [
      { what: 'figures, cold: first after the room is loaded', value: median(readings.cold), unit: 'ms', most: 1000 },
      { what: 'figures, warm', value: median(readings.warm), unit: 'ms', most: 1000 },
      { what: 'figures as a table, a row for each day, person and batch', value: median(readings.table), unit: 'ms' },
      { what: 'loading the room itself before, journal and all', value: median(readings.load), unit: 'ms' },
    ]
  },
}

const figures = 'progress?zone=Asia/Kolkata&per=day'

async function leadOf(server: ServerProcess): Promise<string> {
  const words = ['invite', 'worked', '--role', 'lead', '--data', server.dataDirectory, '--server', server.url]
  const link = new URL((await chavadiDone(words)).trim())
  const response = await fetch(new URL('/api/v1/sessions', server.url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ invite: link.hash.slice(1), name: 'Lead' }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`No session: ${await response.text()}`)
  return cookie
}

/** Milliseconds until the whole answer is here. */
async function asked(server: ServerProcess, cookie: string, path: string): Promise<number> {
  const started = performance.now()
  const response = await fetch(new URL(`/api/v1/rooms/worked/as/1/${path}`, server.url), { headers: { cookie } })
  const answer = await response.text()
  if (response.status !== 200) throw new Error(answer)
  return performance.now() - started
}
