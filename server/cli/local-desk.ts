import { openSigningKey } from '#server/audit/signing-key.ts'
import { trailLines } from '#server/audit/trail.ts'
import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson } from '#server/auth/invites.ts'
import type { Config } from '#server/config.ts'
import { serverLog } from '#server/machine/log.ts'
import { auditBytes } from '#server/rooms/audit-room.ts'
import { exportRoom } from '#server/rooms/export-room.ts'
import { importBatch, tryBatch } from '#server/rooms/import-batch.ts'
import { readBatches, withLabelling } from '#server/rooms/read-batch.ts'
import { type OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import { openStore } from '#server/store/open-store.ts'
import { formatNamed } from '#shared/formats/formats.ts'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'
import type { ImportReport } from '#shared/protocol/imports.ts'
import { CliFault } from './cli-command.ts'
import type { Desk, ExportOrder, ImportOrder, InviteOrder } from './desk.ts'

/** The data directory (or Redis) itself, where no server answers. */
export class LocalDesk implements Desk {
  readonly publicUrl: string
  readonly #dataDirectory: string
  readonly #rooms: RoomRegistry

  private constructor(rooms: RoomRegistry, dataDirectory: string, publicUrl: string) {
    this.#rooms = rooms
    this.#dataDirectory = dataDirectory
    this.publicUrl = publicUrl
  }

  static async open(config: Config): Promise<LocalDesk> {
    const { dataDirectory, redisUrl, allowUnsafeRedis } = config
    const store = await openStore({ dataDirectory, redisUrl, allowUnsafeRedis })
    const url = config.publicUrl?.href ?? `http://${config.host}:${config.port}/`
    return new LocalDesk(new RoomRegistry(store, serverLog('warn')), dataDirectory, url)
  }

  async importFiles({ room, title, dry, ...order }: ImportOrder): Promise<ImportReport> {
    const { files, format, map, holds, labelling, signedOff, rest } = order
    const id = roomNamed(room)
    const how = { ...(format ? { format } : {}), ...(map ? { map } : {}), ...(holds ? { holds } : {}) }
    const read = await readBatches(files.map(({ fileName, bytes }) => ({ fileName, bytes, ...how })))
    const batch = labelling ? withLabelling(read, labelling) : read
    if (dry) return tryBatch(await this.#rooms.open(id), batch, { signedOff })
    return importBatch(await this.#rooms.create(id, title ?? room), operatorOf(id), batch, { signedOff, rest })
  }

  async invite({ room, ...wish }: InviteOrder): Promise<string> {
    const opened = await this.#room(room)
    return invitePerson(opened, operatorOf(opened.actor.id), wish)
  }

  async export({ room, format: name, ...wish }: ExportOrder): Promise<string> {
    const opened = await this.#room(room)
    const format = formatNamed(name)
    if (!format?.write) throw new CliFault(`"${name}" is no format that can be written`)
    const exported = await exportRoom(opened, operatorOf(opened.actor.id), { ...wish, format })
    if (!exported.ok) throw new CliFault(exported.refusal.message)
    return exported.value.text
  }

  async *audit(room: string): AsyncIterable<string> {
    const opened = await this.#room(room)
    const key = await openSigningKey({ dataDirectory: this.#dataDirectory })
    yield* trailLines(opened.actor.id, auditBytes(opened, operatorOf(opened.actor.id)), key)
  }

  async close(): Promise<void> {
    await this.#rooms.close()
    await this.#rooms.store.close()
  }

  async #room(name: string): Promise<OpenRoom> {
    const room = await this.#rooms.open(roomNamed(name))
    if (room) return room
    const others = await this.#rooms.names()
    throw new CliFault(`There is no room "${name}" here${others.length > 0 ? `; there are ${others.join(', ')}` : ''}`)
  }
}

function roomNamed(name: string): RoomId {
  const id = asRoomId(name)
  if (!id) throw new CliFault(`"${name}" cannot name a room: use a-z, 0-9 and -, at most 64 characters`)
  return id
}
