import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { type Config, configFrom } from '#server/config.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import { type Serving, serve } from '#server/serve.ts'
import type { RoomId } from '#shared/kernel/ids.ts'

/** A server in this process on that data directory. */
export function demoServer(dataDirectory: string, settings: Partial<Config> = {}): Promise<Serving> {
  const config: Config = { ...configFrom({}, { port: '0', data: dataDirectory }), ...settings }
  return serve(config, join(dataDirectory, 'no-client'), pino({ level: 'silent' }))
}

export async function roomOf(serving: Serving, id = 'demo'): Promise<OpenRoom> {
  const room = await serving.rooms.open(id as RoomId)
  if (!room) throw new Error(`There is no room ${id}`)
  return room
}

const main = fileURLToPath(new URL('../../main.ts', import.meta.url))

/** A server in a process of its own, killed that long after it begins to serve. */
export async function killedServer(dataDirectory: string, milliseconds: number): Promise<void> {
  const words = ['--import', 'tsx', main, 'serve', '--port', '0', '--data', dataDirectory]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  for await (const line of createInterface(child.stdout))
    if (line.startsWith('Chavadi serves')) setTimeout(() => child.kill('SIGKILL'), milliseconds)
  await closed
}
