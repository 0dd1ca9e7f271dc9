import { parseArgs } from 'node:util'
import { type Config, configFrom } from '#server/config.ts'
import { bringColleagues } from '#server/demo/bring-colleagues.ts'
import { colleagues } from '#server/demo/cast.ts'
import type { DemoVisit } from '#server/demo/demo-people.ts'
import { DemoRefused } from '#server/demo/demo-rooms.ts'
import { serverLog } from '#server/machine/log.ts'
import { serve, whyNoDemo } from '#server/serve.ts'
import { type CliCommand, CliFault, deskOptions } from './cli-command.ts'
import { demoLines } from './demo-lines.ts'
import { findServer } from './open-desk.ts'
import { RemoteDesk } from './remote-desk.ts'

const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
const names = colleagues.map(({ name }) => name).join(' and ')

/** A server with a demo room, running already or started here. */
interface Place {
  readonly url: string
  readonly visit: DemoVisit
  /** Whether this process serves it. */
  readonly ours: boolean
  close(): Promise<void>
}

export const demoCommand: CliCommand = {
  name: 'demo',
  summary: 'two colleagues work in the demo room while you look around',
  help: `Usage: npx chavadi demo [--minutes 10] [--speed 1] [--fresh] [--port 8080] [--host 127.0.0.1] [--data DIR]

${names} come into the demo room as people do and work there: they open items, settle differences, type, open
disputes and answer yours. Joins the server that is running, or starts one. Ctrl+C sends them home earlier.
  --minutes 10   how long they stay
  --speed 1      how many times faster than people they are
  --fresh        in a new demo room, whatever was done in the one that is there`,
  async run(words, clientDirectory) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        ...deskOptions,
        port: { type: 'string' },
        host: { type: 'string' },
        minutes: { type: 'string', default: '10' },
        speed: { type: 'string', default: '1' },
        fresh: { type: 'boolean', default: false },
      },
    })
    const { fresh } = values
    const minutes = numberBetween('--minutes', values.minutes, 0.05, 600)
    const speed = numberBetween('--speed', values.speed, 0.1, 100)
    const ending = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort())
    const server = await findServer(values)
    const config = configFrom(process.env, definedOnly({ port: values.port, host: values.host, data: values.data }))
    const place = server ? await joined(server, fresh) : await started(config, clientDirectory, fresh)
    try {
      return await stay(place, { minutes, speed, ending: ending.signal })
    } finally {
      await place.close()
    }
  },
}

async function joined(server: { url: string; token: string }, fresh: boolean): Promise<Place> {
  const desk = RemoteDesk.open(server.url, server.token)
  const visit = await desk.demo({ fresh })
  say(`Chavadi serves ${desk.publicUrl} already.`)
  return { url: desk.publicUrl, visit, ours: false, close: () => desk.close() }
}

async function started(config: Config, clientDirectory: string, fresh: boolean): Promise<Place> {
  const never = whyNoDemo(config)
  if (never !== undefined) throw new CliFault(never)
  const log = serverLog(process.env.LOG_LEVEL ?? 'warn')
  const serving = await serve(config, clientDirectory, log)
  say(`Chavadi serves ${serving.url}`)
  try {
    const visit = await serving.demo.visit({ fresh })
    return { url: serving.url, visit, ours: true, close: () => serving.close() }
  } catch (error) {
    await serving.close()
    throw error instanceof DemoRefused ? new CliFault(error.message) : error
  }
}

interface Stay {
  readonly minutes: number
  readonly speed: number
  readonly ending: AbortSignal
}

async function stay({ url, visit, ours }: Place, { minutes, speed, ending }: Stay): Promise<number> {
  for (const line of demoLines(visit, url)) say(line)
  if (visit.waiting === 0) {
    say('Every difference in this room is settled. Begin a new one with: npx chavadi demo --fresh')
    return ours ? serveOn(ending) : 0
  }
  say(
    `Open one of them. ${names} work there for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}; Ctrl+C sends them home.`,
  )
  // Not AbortSignal.any over a timeout: in Node 20 it can be collected as garbage before it fires.
  const over = new AbortController()
  const goHome = () => over.abort()
  const clock = setTimeout(goHome, minutes * 60_000)
  ending.addEventListener('abort', goHome, { once: true })
  if (ending.aborted) goHome()
  const { settled, disputes, signedOff } = await bringColleagues({ url, visit, speed, stay: over, tell: say }).finally(
    () => clearTimeout(clock),
  )
  say(
    `${names} have gone. Differences settled: ${settled}, disputes opened: ${disputes}, items signed off: ${signedOff}.`,
  )
  return ours ? serveOn(ending) : 0
}

/** Nobody who is looking at the room loses it because the colleagues have gone. */
async function serveOn(ending: AbortSignal): Promise<number> {
  if (ending.aborted) return 0
  say('The server goes on; Ctrl+C ends it.')
  await new Promise((resolve) => ending.addEventListener('abort', resolve, { once: true }))
  return 0
}

function numberBetween(flag: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (text.trim() === '' || !(number >= least && number <= most))
    throw new CliFault(`${flag} takes a number from ${least} to ${most}, not "${text}"`)
  return number
}

const definedOnly = (flags: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
