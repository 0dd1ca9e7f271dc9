import { parseArgs } from 'node:util'
import type { Logger } from 'pino'
import { configFrom } from '#server/config.ts'
import type { DemoVisit } from '#server/demo/demo-people.ts'
import { beginHours, beginLink } from '#server/house/begin-link.ts'
import { limitSettings } from '#server/limits/limit-settings.ts'
import { serverLog } from '#server/machine/log.ts'
import { type Serving, serve } from '#server/serve.ts'
import type { CliCommand } from './cli-command.ts'
import { demoLines } from './demo-lines.ts'
import { inviteLink } from './invite-command.ts'

const limitLines = Object.values(limitSettings)
  .map(({ variable, points, seconds, of }) => `  ${variable.padEnd(16)} ${of}; default ${points}/${seconds}`)
  .join('\n')

export const serveCommand: CliCommand = {
  name: 'serve',
  summary: 'serve rooms to browsers',
  help: `Usage: npx chavadi serve [--port 8080] [--host 127.0.0.1] [--data DIR] [--empty]
                          [--allow-unsafe-redis]

Also by environment: PORT HOST DATA_DIR REDIS_URL PUBLIC_URL CHAVADI_SIGNING_KEY_FILE LOG_LEVEL,
TRUST_PROXY (proxies in front: a number, or their addresses), and limits as points/seconds:
${limitLines}
MEDIA_MB is the longest picture or recording that is taken, in megabytes; default 500.
--empty makes no demo room; without one, and until somebody has used it, each start prints a link to begin with.
Without REDIS_URL everything is kept in the data directory, by this one process.`,
  async run(words, clientDirectory) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        dev: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
        'allow-unsafe-redis': { type: 'boolean', default: false },
      },
    })
    const config = configFrom(process.env, values)
    const log = serverLog(process.env.LOG_LEVEL ?? 'warn')
    const serving = await serve(config, clientDirectory, log)
    process.stdout.write(`Chavadi serves ${serving.url}\n`)
    process.stdout.write(
      config.redisUrl ? 'Rooms are kept in Redis.\n' : `Rooms are kept in ${config.dataDirectory}.\n`,
    )
    const ending = new AbortController()
    const told = toldToEnd().then(() => ending.abort())
    const demos = await printDemos(serving, log, ending.signal)
    await printBeginning(serving, log, demos)
    await told
    await serving.close()
    return 0
  },
}

/** Ctrl+C, or whoever looks after this process. */
const toldToEnd = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })

/** A server without its demo serves all the same. Answers the rooms whose links it printed. */
async function printDemos({ demo, url }: Serving, log: Logger, ending: AbortSignal): Promise<readonly string[]> {
  const rooms: string[] = []
  const tell = (visit: DemoVisit) => {
    rooms.push(visit.room)
    for (const line of demoLines(visit, url)) process.stdout.write(`${line}\n`)
  }
  try {
    const visit = await demo.atStart()
    if (visit) tell(visit)
    await demo.besideAtStart(tell, ending)
  } catch (error) {
    log.error({ error }, 'a demo room could not be made')
    process.stdout.write('A demo room could not be made; the next start tries again.\n')
  }
  return rooms
}

/** Whoever runs a server on which nobody leads a room yet begins here, without another command. */
async function printBeginning({ rooms, url }: Serving, log: Logger, demos: readonly string[]): Promise<void> {
  try {
    const invite = await beginLink(rooms, demos)
    if (invite === undefined) return
    const words = demos.length === 0 ? 'Begin here: make your first room' : 'Rooms of your own'
    process.stdout.write(`${words} (for ${beginHours} hours): ${inviteLink(url, invite)}\n`)
  } catch (error) {
    log.error({ error }, 'the link to begin with could not be made')
    process.stdout.write('The link to begin with could not be made; the next start tries again.\n')
  }
}
