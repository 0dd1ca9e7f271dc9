import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { verifyTrail } from '#server/audit/verify.ts'
import type { ClientToServer, ServerToClient } from '#shared/protocol/rt-messages.ts'
import { messageTypes, syncKinds } from '#shared/protocol/sync-messages.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import type { ServerProcess } from '../../machine/chavadi-process.ts'
import type { Holding } from './findings.ts'
import { canonical, textsOf } from './read-store.ts'
import type { SeededItem } from './seeded-room.ts'
import type { Stage } from './stage.ts'

/** People beside the cast, who come when all is at rest. */
export const lookers = [
  { name: 'lookout', role: 'lead', process: 0, item: 0 },
  { name: 'watchman', role: 'observer', process: 0, item: 0 },
] as const

const milliseconds = 30_000

const cookieOf = (stage: Stage, name: string): string => `chavadi-1=${stage.room.people.get(name)?.cookie}`

/** What each process shows of each item to somebody who comes only now. */
export async function lookAround(stage: Stage): Promise<readonly Holding[]> {
  const holdings = await Promise.all(
    stage.processes.map(async (server, process) => {
      const [lead, observer] = await Promise.all([enters(stage, server, 'lookout'), enters(stage, server, 'watchman')])
      const seen: Holding[] = []
      for (const item of stage.room.items) {
        const asked = { item: item.listed.id }
        const view = await lead.timeout(milliseconds).emitWithAck('item', asked)
        const observed = await observer.timeout(milliseconds).emitWithAck('observe', asked)
        seen.push({
          holder: `process ${process}`,
          item: item.listed.id,
          texts: textsOf(await draftAt(stage, server, item), item.units),
          view: canonical(view.ok ? view.value : view.refusal),
          observed: canonical(observed.ok ? observed.value?.item : observed.refusal),
        })
      }
      for (const channel of [lead, observer]) channel.disconnect()
      return seen
    }),
  )
  return holdings.flat()
}

async function enters(stage: Stage, server: ServerProcess, name: string) {
  const channel: Socket<ServerToClient, ClientToServer> = io(server.url, {
    path: '/rt/as/1',
    transports: ['websocket'],
    extraHeaders: { cookie: cookieOf(stage, name) },
    forceNew: true,
    reconnection: false,
  })
  await channel.timeout(milliseconds).emitWithAck('join', { protocol: protocolVersion })
  return channel
}

function draftAt(stage: Stage, server: ServerProcess, item: SeededItem): Promise<Y.Doc> {
  const address = `${server.url.replace('http', 'ws')}/sync/${stage.room.id}/${item.listed.id}/as/1`
  const socket = new WebSocket(address, { headers: { cookie: cookieOf(stage, 'lookout') } })
  const doc = new Y.Doc()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${server.url} shows no draft`)), milliseconds)
    socket.on('open', () => socket.send(new Uint8Array([messageTypes.sync, syncKinds.step1, 1, 0])))
    socket.on('error', reject)
    socket.on('message', (data: Buffer) => {
      const decoder = createDecoder(new Uint8Array(data))
      if (readVarUint(decoder) !== messageTypes.sync) return
      const kind = readVarUint(decoder)
      if (kind === syncKinds.step1) return
      Y.applyUpdate(doc, readVarUint8Array(decoder))
      if (kind !== syncKinds.step2) return
      clearTimeout(timer)
      socket.close()
      resolve(doc)
    })
  })
}

/** An export first writes down who typed what, so that the journal rests; then the trail, checked with its key. */
export async function readTrail(stage: Stage) {
  const [server] = stage.processes
  const token = (await readFile(join(stage.dataDirectory, 'operator-token'), 'utf8')).trim()
  const response = await fetch(`${server?.url}/api/v1/rooms/${stage.room.id}/audit`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  const { ok, entries, faults } = verifyTrail(new Uint8Array(await response.arrayBuffer()))
  return { ok, entries, faults: faults.map(({ line, message }) => `line ${line}: ${message}`) }
}

export async function exportRoom(stage: Stage): Promise<void> {
  const [server] = stage.processes
  const token = (await readFile(join(stage.dataDirectory, 'operator-token'), 'utf8')).trim()
  const address = `${server?.url}/api/v1/rooms/${stage.room.id}/export?format=json`
  const response = await fetch(address, { headers: { Authorization: `Bearer ${token}` } })
  if (!response.ok) throw new Error(`The export answered ${response.status}: ${await response.text()}`)
  await response.arrayBuffer()
}
