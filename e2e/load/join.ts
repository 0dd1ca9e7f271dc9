import type { ServerProcess } from '../machine/chavadi-process.ts'
import type { Figure } from './figure.ts'
import { median } from './percentile.ts'
import { processorSeconds } from './server-metrics.ts'
import { type Channel, channelOf, reviewers } from './visitors.ts'

const runs = 20
const crowd = 100

export const joining: Figure = {
  name: 'join',
  how:
    'Embedded store, room of 10,000 items and few entries. From opening the socket to the answer of `join`, and to the first 100 rows; ' +
    `bytes as socket.io sends them. First: right after the server started. Then the median of ${runs}, one after the other; then ${crowd} at once from one address, and again right after a restart.`,
  async measure(grounds) {
    const { dataDirectory } = await grounds.bigRoom.imported()
    await (await grounds.serve(dataDirectory)).stop()
    const server = await grounds.serve(dataDirectory)
    const cookies = await reviewers(server, crowd)
    await server.stop()
    await server.start()
    const first = await joinedWith(server, cookies[0] ?? '')
    const later: Joining[] = []
    for (let run = 0; run < runs; run++) later.push(await joinedWith(server, cookies[run] ?? ''))
    const together = await joinedAtOnce(server, cookies)
    await server.stop()
    await server.start()
    const back = await joinedAtOnce(server, cookies)
    const middle = (pick: (joined: Joining) => number) => median(later.map(pick))
    return [
      { what: 'join, first after the start', value: first.milliseconds, unit: 'ms', most: 1000 },
      { what: 'join', value: middle(({ milliseconds }) => milliseconds), unit: 'ms', most: 1000 },
      { what: 'join, answer', value: middle(({ bytes }) => bytes) / 1000, unit: 'kB', most: 60 },
      { what: 'join and first 100 rows', value: middle(({ withRows }) => withRows.milliseconds), unit: 'ms' },
      { what: 'join and first 100 rows, answers', value: middle(({ withRows }) => withRows.bytes) / 1000, unit: 'kB' },
      { what: `${crowd} at once, until the last has joined`, value: together.milliseconds, unit: 'ms' },
      {
        what: `${crowd} at once after a restart, until the last is back`,
        value: back.milliseconds,
        unit: 'ms',
        most: 5000,
      },
      { what: `${crowd} at once, server processor time`, value: together.processor, unit: 'ms' },
      { what: `${crowd} at once, received by all together`, value: together.bytes / 1000, unit: 'kB' },
    ]
  },
}

interface Joining {
  readonly milliseconds: number
  readonly bytes: number
  readonly withRows: { readonly milliseconds: number; readonly bytes: number }
}

async function joinedWith(server: ServerProcess, cookie: string): Promise<Joining> {
  const started = performance.now()
  const channel = channelOf(server, cookie)
  const heard = new Heard(channel)
  await join(channel)
  const [milliseconds, bytes] = [performance.now() - started, heard.answers]
  const page = await channel.emitWithAck('queue', { filter: 'open', search: '', from: 0, count: 100 })
  if (!page.ok) throw new Error(page.refusal.message)
  const withRows = { milliseconds: performance.now() - started, bytes: heard.answers }
  channel.disconnect()
  return { milliseconds, bytes, withRows }
}

async function joinedAtOnce(server: ServerProcess, cookies: readonly string[]) {
  const before = await processorSeconds(server)
  const started = performance.now()
  const channels = cookies.map((cookie) => channelOf(server, cookie))
  const heard = channels.map((channel) => new Heard(channel))
  await Promise.all(channels.map(join))
  const milliseconds = performance.now() - started
  const processor = 1000 * ((await processorSeconds(server)) - before)
  for (const channel of channels) channel.disconnect()
  return { milliseconds, processor, bytes: heard.reduce((sum, { all }) => sum + all, 0) }
}

async function join(channel: Channel): Promise<void> {
  const joined = await channel.emitWithAck('join', { protocol: 1 })
  if (!joined.ok) throw new Error(joined.refusal.message)
}

/** Bytes that came over a channel: answers to requests (socket.io's type 43), and everything. */
class Heard {
  answers = 0
  all = 0

  constructor(channel: Channel) {
    channel.io.engine.on('packet', ({ data }: { data?: unknown }) => {
      const bytes = typeof data === 'string' ? Buffer.byteLength(data) + 1 : 1
      this.all += bytes
      if (typeof data === 'string' && data.startsWith('3')) this.answers += bytes
    })
  }
}
