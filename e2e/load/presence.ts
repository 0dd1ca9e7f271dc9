import type { ServerProcess } from '../machine/chavadi-process.ts'
import { pause } from './eventually.ts'
import type { Figure, Reading } from './figure.ts'
import { type Grounds, loadRoom } from './grounds.ts'
import { type HereListTimes, hereListTimes, listMeasured } from './here-list.ts'
import { median } from './percentile.ts'
import { RoomCrowd } from './room-crowd.ts'
import { processorSeconds } from './server-metrics.ts'
import { firstRows, reviewers } from './visitors.ts'

const trainees = 120
const staff = 79
const people = trainees + staff + 1
const together = 20
const walkSeconds = 10
const benchTimes = 20
const onBench = 8

export const presence: Figure = {
  name: 'presence',
  how:
    `Embedded store, one room: a trainer, ${staff} reviewers, ${trainees} annotators, all at one item. Joining: all ${people} at once, until the last has been ` +
    `let in and told of everybody. A move: bytes of JSON that each receiver is told, and until the last has heard; of one, and of ${together} ` +
    `at once. Walking: every one of them moves once in ${walkSeconds} s; processor time of the server. The spotlight: from the trainer's key until the last has ` +
    `heard, and until all follow and the trainer knows it. The trainees' bench: ${onBench} cards asked over HTTP, median of ${benchTimes}. ${listMeasured}`,
  measure,
}

async function measure(grounds: Grounds): Promise<readonly Reading[]> {
  const server = await grounds.serverWith('embedded', { items: 2, sources: 3, words: 60 })
  const cookies = [
    ...(await reviewers(server, 1, 'trainer')),
    ...(await reviewers(server, staff)),
    ...(await reviewers(server, trainees, 'annotator')),
  ]
  const [trainer = ''] = cookies
  const [row] = await firstRows(server, trainer, 1)
  const crowd = await RoomCrowd.gathers(server, cookies, row?.id ?? '')
  const readings = [...joined(crowd), ...(await moving(server, crowd)), ...(await shown(crowd))]
  const bench = await benchMilliseconds(server, trainer, crowd)
  let turn = 0
  const list = await hereListTimes(grounds, server, () => crowd.goes(together, `u${(++turn % 2) + 1}`))
  crowd.leaves()
  return [
    ...readings,
    { what: `the trainees’ bench, ${onBench} of ${trainees} asked`, value: bench, unit: 'ms' },
    ...listReadings(list),
  ]
}

const joined = ({ milliseconds, bytes }: RoomCrowd): readonly Reading[] => [
  { what: `${people} come at once, until the last is told of all`, value: milliseconds, unit: 'ms' },
  { what: 'what the last of them is told by then', value: bytes / 1000, unit: 'kB' },
]

async function moving(server: ServerProcess, crowd: RoomCrowd): Promise<readonly Reading[]> {
  await crowd.moves(people, 'u1')
  const one = await crowd.moves(1, 'u2')
  const several = await crowd.moves(together, 'u3')
  const before = await processorSeconds(server)
  const began = performance.now()
  await crowd.walks(walkSeconds)
  const busy = (100 * ((await processorSeconds(server)) - before)) / ((performance.now() - began) / 1000)
  return [
    { what: 'one moves, bytes to each receiver', value: one.bytes, unit: 'B' },
    { what: 'one moves, until the last has heard', value: one.milliseconds, unit: 'ms' },
    { what: `${together} move at once, bytes to each receiver`, value: several.bytes, unit: 'B' },
    { what: `${together} move at once, until the last has heard`, value: several.milliseconds, unit: 'ms' },
    { what: `${people / walkSeconds} moves a second: server, of one core`, value: busy, unit: '%' },
  ]
}

async function shown(crowd: RoomCrowd): Promise<readonly Reading[]> {
  const { heard, followed } = await crowd.sees()
  return [
    { what: 'a spotlight, until the last has heard', value: heard, unit: 'ms' },
    { what: 'a spotlight, until all follow and the trainer knows', value: followed, unit: 'ms' },
  ]
}

async function benchMilliseconds(server: ServerProcess, cookie: string, crowd: RoomCrowd): Promise<number> {
  const who = crowd.annotators.slice(0, onBench).map((person) => `${person}:${crowd.item}`)
  const address = new URL(`/api/v1/rooms/${loadRoom}/as/1/trainees?who=${who.join()}`, server.url)
  const times: number[] = []
  for (let time = 0; time < benchTimes; time++) {
    const began = performance.now()
    const response = await fetch(address, { headers: { cookie } })
    const rows = (await response.json()) as unknown
    if (!response.ok || !Array.isArray(rows) || rows.length !== onBench)
      throw new Error(`The bench was refused: ${JSON.stringify(rows)}`)
    times.push(performance.now() - began)
    await pause(50)
  }
  return median(times)
}

const listReadings = ({ opens, finds, goes, longest, moving: whileMoving }: HereListTimes): readonly Reading[] => [
  { what: 'the list of who is here opens, slowed', value: opens, unit: 'ms' },
  { what: 'a search in it is answered, slowed', value: finds, unit: 'ms' },
  { what: 'its button leads to somebody’s item, slowed', value: goes, unit: 'ms' },
  { what: 'longest gap between frames, scrolling it, slowed', value: longest, unit: 'ms' },
  { what: `the same while ${together} move each second, slowed`, value: whileMoving, unit: 'ms' },
]
