import { parseArgs } from 'node:util'
import pino from 'pino'
import { configFrom } from '#server/config.ts'
import { demoLinks } from '#server/demo/demo-room.ts'
import { serve } from '#server/serve.ts'
import type { CliCommand } from './cli-command.ts'

export const serveCommand: CliCommand = {
  name: 'serve',
  summary: 'serve rooms to browsers',
  help: `Usage: npx chavadi serve [--port 8080] [--host 127.0.0.1] [--data DIR] [--allow-unsafe-redis]

Also by environment: PORT HOST DATA_DIR REDIS_URL PUBLIC_URL CHAVADI_SIGNING_KEY_FILE LOG_LEVEL.
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
    const log = pino({ level: process.env.LOG_LEVEL ?? 'warn' }, pino.destination(2))
    const serving = await serve(config, clientDirectory, log)
    process.stdout.write(`Chavadi serves ${serving.url}\n`)
    process.stdout.write(
      config.redisUrl ? 'Rooms are kept in Redis.\n' : `Rooms are kept in ${config.dataDirectory}.\n`,
    )
    if (!config.redisUrl && !config.publicUrl)
      for (const line of await demoLinks(serving.rooms, serving.url)) process.stdout.write(`${line}\n`)
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    })
    await serving.close()
    return 0
  },
}
