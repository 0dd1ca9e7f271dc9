import type { ServerProcess } from '../machine/chavadi-process.ts'
import { DraftWriter } from './draft-writer.ts'
import { onEachStore } from './each-store.ts'
import { eventually } from './eventually.ts'
import type { Figure, Reading } from './figure.ts'
import type { Grounds, StoreName } from './grounds.ts'
import { KeyTimes } from './key-times.ts'
import { median } from './percentile.ts'
import { firstRows, reviewers } from './visitors.ts'

const keys = 200
const runs = 7
const patience = 10_000

export const burst: Figure = {
  name: 'burst',
  how:
    `${keys} keys from each writer in one go, each a frame of its own, over raw sockets; until the last is acknowledged. ` +
    `Median of ${runs} runs after one to warm up, each on a draft of its own. What is not acknowledged after ${patience / 1000} s is counted as refused.`,
  measure: (grounds) => onEachStore(grounds, (store) => burstsWith(grounds, store)),
}

async function burstsWith(grounds: Grounds, store: StoreName): Promise<readonly Reading[]> {
  const server = await grounds.serverWith(store, { items: 2 * runs + 1, sources: 3, words: 60 })
  const cookies = await reviewers(server, 2)
  const rows = await firstRows(server, cookies[0] ?? '', 2 * runs + 1)
  const [warmUp = '', ...items] = rows.map(({ id }) => id)
  await burstInto(server, warmUp, cookies)
  return [
    ...(await burstsOn(server, items.slice(0, runs), cookies.slice(0, 1))),
    ...(await burstsOn(server, items.slice(runs), cookies)),
  ]
}

async function burstsOn(server: ServerProcess, items: readonly string[], cookies: readonly string[]) {
  const done: { milliseconds: number; refused: number }[] = []
  for (const item of items) done.push(await burstInto(server, item, cookies))
  const times = done.map(({ milliseconds }) => milliseconds)
  const who = cookies.length === 1 ? 'one writer' : 'two at once'
  return [
    { what: `${who}, ${keys * cookies.length} keys acknowledged`, value: median(times), unit: 'ms' },
    { what: `${who}, slowest run`, value: Math.max(...times), unit: 'ms' },
    { what: `${who}, keys refused`, value: done.reduce((sum, { refused }) => sum + refused, 0), unit: '', most: 0 },
  ]
}

async function burstInto(server: ServerProcess, item: string, cookies: readonly string[]) {
  const times = new KeyTimes()
  const writers = await Promise.all(cookies.map((cookie) => DraftWriter.open(server, item, cookie, times)))
  writers.forEach((writer, at) => {
    writer.standsAt(at)
  })
  await eventually(() => writers.every(({ settled }) => settled), patience)
  const started = performance.now()
  for (let key = 0; key < keys; key++) for (const writer of writers) writer.types('a')
  const all = keys * writers.length
  await eventually(
    () => times.untilAcknowledged.length === all || writers.some(({ refusals }) => refusals > 0),
    patience,
  )
  const milliseconds = times.lastAcknowledgedAt - started
  for (const writer of writers) writer.leave()
  return { milliseconds, refused: all - times.untilAcknowledged.length }
}
