import { io, type Socket } from 'socket.io-client'
import type { Role } from '#shared/domain/roles.ts'
import type { QueueRow } from '#shared/projections/queue.ts'
import type { ClientToServer, ServerToClient } from '#shared/protocol/rt-messages.ts'
import { chavadiDone, type ServerProcess } from '../machine/chavadi-process.ts'
import { loadRoom } from './grounds.ts'

/** A link into the load room that so many browsers may use, each as somebody new. */
export async function reviewerLink(server: ServerProcess, uses: number, role: Role = 'reviewer'): Promise<URL> {
  const words = ['invite', loadRoom, '--role', role, '--uses', String(uses), '--data', server.dataDirectory]
  return new URL((await chavadiDone([...words, '--server', server.url])).trim())
}

/** So many persons with a session each; answers their cookies. */
export async function reviewers(
  server: ServerProcess,
  count: number,
  role: Role = 'reviewer',
): Promise<readonly string[]> {
  const link = await reviewerLink(server, count, role)
  const cookies: string[] = []
  for (let person = 1; person <= count; person++) {
    const response = await fetch(new URL('/api/v1/sessions', server.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ invite: link.hash.slice(1), name: `${role} ${person}` }),
    })
    const cookie = response.headers.get('set-cookie')?.split(';')[0]
    if (!cookie) throw new Error(`No session: ${await response.text()}`)
    cookies.push(cookie)
  }
  return cookies
}

export type Channel = Socket<ServerToClient, ClientToServer>

/** The room's channel as a person with this cookie opens it. */
export const channelOf = (server: ServerProcess, cookie: string): Channel =>
  io(server.url, {
    path: '/rt/as/1',
    transports: ['websocket'],
    extraHeaders: { cookie },
    forceNew: true,
    reconnection: false,
  })

/** The first rows of the queue. */
export async function firstRows(server: ServerProcess, cookie: string, count: number): Promise<readonly QueueRow[]> {
  const channel = channelOf(server, cookie)
  const joined = await channel.emitWithAck('join', { protocol: 1 })
  const page = await channel.emitWithAck('queue', { filter: 'all', search: '', from: 0, count })
  channel.disconnect()
  if (!joined.ok || !page.ok) throw new Error('The queue was refused')
  return page.value.rows
}
