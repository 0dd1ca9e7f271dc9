import { parseArgs } from 'node:util'
import type { Logger } from 'pino'
import { configFrom } from '#server/config.ts'
import { limitSettings } from '#server/limits/limit-settings.ts'
import { serverLog } from '#server/machine/log.ts'
import { type Serving, serve } from '#server/serve.ts'
import type { CliCommand } from './cli-command.ts'
import { demoLines } from './demo-lines.ts'

const limitLines = Object.values(limitSettings)
  .map(({ variable, points, seconds, of }) => `  ${variable.padEnd(16)} ${of}; default ${points}/${seconds}`)
  .join('\n')

export const serveCommand: CliCommand = {
  name: 'serve',
  summary: 'serve rooms to browsers',
  help: `Usage: npx chavadi serve [--port 8080] [--host 127.0.0.1] [--data DIR] [--allow-unsafe-redis]

Also by environment: PORT HOST DATA_DIR REDIS_URL PUBLIC_URL CHAVADI_SIGNING_KEY_FILE LOG_LEVEL,
TRUST_PROXY (proxies in front: a number, or their addresses), and limits as points/seconds:
${limitLines}
Without REDIS_URL everything is kept in the data directory, by this one process.`,
  async run(words, clientDirectory) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        dev: { type: 'boolean', default: false },
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
    const told = toldToEnd()
    await printDemo(serving, log)
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

/** A server without its demo serves all the same. */
async function printDemo({ demo, url }: Serving, log: Logger): Promise<void> {
  try {
    const visit = await demo.atStart()
    if (visit) for (const line of demoLines(visit, url)) process.stdout.write(`${line}\n`)
  } catch (error) {
    log.error({ error }, 'the demo room could not be made')
    process.stdout.write('The demo room could not be made; the next start tries again.\n')
  }
}
