import { announcedIn } from '#server/announce.ts'
import { operatorTokenIn } from '#server/auth/operator-token.ts'
import { configFrom } from '#server/config.ts'
import type { Desk } from './desk.ts'
import { RemoteDesk } from './remote-desk.ts'

export interface DeskFlags {
  readonly server?: string | undefined
  readonly token?: string | undefined
  readonly data?: string | undefined
}

/** The named server, else the one that serves this data directory, if it answers. */
export async function findServer(flags: DeskFlags): Promise<{ url: string; token: string } | undefined> {
  const config = configFrom(process.env, flags.data === undefined ? {} : { data: flags.data })
  const server = flags.server ?? process.env.CHAVADI_SERVER
  const token = flags.token ?? process.env.CHAVADI_TOKEN ?? (await operatorTokenIn(config.dataDirectory))
  if (server) return { url: server, token }
  const announced = await announcedIn(config.dataDirectory)
  return announced && (await RemoteDesk.answers(announced)) ? { url: announced, token } : undefined
}

/** A server, or else the directory itself. */
export async function openDesk(flags: DeskFlags): Promise<Desk> {
  const server = await findServer(flags)
  if (server) return RemoteDesk.open(server.url, server.token)
  const config = configFrom(process.env, flags.data === undefined ? {} : { data: flags.data })
  process.stderr.write(`No server answers for ${config.dataDirectory}; opening it directly.\n`)
  const { LocalDesk } = await import('./local-desk.ts')
  return LocalDesk.open(config)
}
