import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { ServerProcess } from '../machine/chavadi-process.ts'
import { DraftWriter } from './draft-writer.ts'
import { onEachStore } from './each-store.ts'
import { eventually, pause } from './eventually.ts'
import type { Figure, Reading } from './figure.ts'
import type { Grounds, StoreName } from './grounds.ts'
import { KeyTimes } from './key-times.ts'
import { percentile } from './percentile.ts'
import { processorSeconds } from './server-metrics.ts'
import { firstRows, reviewers } from './visitors.ts'

const writerCount = 10
const keysEach = 200
/** Ten keys a second: each waits between half and one and a half of this. */
const meanPause = 100
const patience = 15_000

export const acknowledgement: Figure = {
  name: 'acknowledgement',
  how:
    `${writerCount} persons type ${1000 / meanPause} keys a second each, unevenly, for ${(keysEach * meanPause) / 1000} s into one draft ` +
    'over raw sockets. From the key to the acknowledgement of its frame, and to its arrival at each other writer. ' +
    'Server, writers and Redis share this machine. Redis: appendonly yes, appendfsync always.',
  measure: (grounds) => onEachStore(grounds, (store) => typedOn(grounds, store)),
}

async function typedOn(grounds: Grounds, store: StoreName): Promise<readonly Reading[]> {
  const server = await grounds.serverWith(store, { items: 1, sources: 3, words: 120 })
  const cookies = await reviewers(server, writerCount + 1)
  const [row] = await firstRows(server, cookies[0] ?? '', 1)
  if (!row) throw new Error('The room has no item')
  const times = new KeyTimes()
  const writers = await Promise.all(cookies.slice(1).map((cookie) => DraftWriter.open(server, row.id, cookie, times)))
  writers.forEach((writer, at) => {
    writer.standsAt((at + 0.5) / writers.length)
  })
  const before = writers[0]?.text.length ?? 0
  const used = await usedWhile(server, async () => {
    await Promise.all(writers.map(typeAway))
    await eventually(() => writers.every(({ settled }) => settled), patience)
  })
  const newcomer = await DraftWriter.open(server, row.id, cookies[0] ?? '', new KeyTimes())
  const whole = before + writerCount * keysEach
  const everyone = [...writers, newcomer]
  await eventually(() => everyone.every(({ text }) => text.length === whole && text === newcomer.text), patience)
  for (const writer of everyone) writer.leave()
  const refusals = everyone.reduce((sum, writer) => sum + writer.refusals, 0)
  const apart = everyone.filter(({ text }) => text.length !== whole || text !== newcomer.text).length
  const unanswered = writerCount * keysEach - times.untilAcknowledged.length
  return [
    ...spread('key to acknowledgement', times.untilAcknowledged, { p95: 30 }),
    ...spread('key to the other writers', times.untilReceived, { p99: 50 }),
    { what: 'keys not acknowledged', value: unanswered, unit: '', most: 0 },
    { what: 'refusals', value: refusals, unit: '', most: 0 },
    { what: `readers without all ${whole} characters`, value: apart, unit: `of ${everyone.length}`, most: 0 },
    { what: 'server, of one core', value: (100 * used.server) / used.seconds, unit: '%' },
    { what: 'waits of the measuring process itself, p99', value: used.measuring, unit: 'ms' },
  ]
}

/** On a schedule that does not wait for the server: a slow answer delays no key. */
async function typeAway(writer: DraftWriter): Promise<void> {
  let due = performance.now() + Math.random() * meanPause
  for (let key = 0; key < keysEach; key++) {
    await pause(due - performance.now())
    writer.types(key % 6 === 5 ? ' ' : 'a')
    due += meanPause * (0.5 + Math.random())
  }
}

async function usedWhile(server: ServerProcess, work: () => Promise<void>) {
  const loop = monitorEventLoopDelay({ resolution: 1 })
  const before = await processorSeconds(server)
  const started = performance.now()
  loop.enable()
  await work()
  loop.disable()
  const seconds = (performance.now() - started) / 1000
  return { seconds, server: (await processorSeconds(server)) - before, measuring: loop.percentile(99) / 1e6 }
}

function spread(
  what: string,
  milliseconds: readonly number[],
  most: { p95?: number; p99?: number },
): readonly Reading[] {
  return [
    { what: `${what}, p50 of ${milliseconds.length}`, value: percentile(milliseconds, 0.5), unit: 'ms' },
    {
      what: `${what}, p95`,
      value: percentile(milliseconds, 0.95),
      unit: 'ms',
      ...(most.p95 ? { most: most.p95 } : {}),
    },
    {
      what: `${what}, p99`,
      value: percentile(milliseconds, 0.99),
      unit: 'ms',
      ...(most.p99 ? { most: most.p99 } : {}),
    },
    { what: `${what}, longest`, value: percentile(milliseconds, 1), unit: 'ms' },
  ]
}
