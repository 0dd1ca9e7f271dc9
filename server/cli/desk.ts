import pino from 'pino'
import { openSigningKey } from '#server/audit/signing-key.ts'
import { trailLines } from '#server/audit/trail.ts'
import { announcedIn } from '#server/announce.ts'
import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson, type PersonWish } from '#server/auth/invites.ts'
import { operatorTokenIn } from '#server/auth/operator-token.ts'
import { configFrom } from '#server/config.ts'
import { auditBytes } from '#server/rooms/audit-room.ts'
import { exportRoom } from '#server/rooms/export-room.ts'
import { type ImportReport, importBatch } from '#server/rooms/import-batch.ts'
import { type OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import { openStore } from '#server/store/open-store.ts'
import type { ColumnMap } from '#shared/formats/format.ts'
import { formatNamed } from '#shared/formats/formats.ts'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'
import { CliFault } from './cli-command.ts'
import { RemoteDesk } from './remote-desk.ts'

export interface ImportOrder {
  readonly room: string
  readonly title: string | undefined
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly format: string | undefined
  readonly map: ColumnMap | undefined
}

export interface InviteOrder extends PersonWish {
  readonly room: string
}

export interface ExportOrder {
  readonly room: string
  readonly format: string
  readonly names: boolean
  readonly per: 'item' | 'segment'
}

/** Where commands on rooms are done: at a running server, or straight in the data directory. */
export interface Desk {
  readonly publicUrl: string
  importFile(order: ImportOrder): Promise<ImportReport>
  invite(order: InviteOrder): Promise<string>
  export(order: ExportOrder): Promise<string>
  audit(room: string): AsyncIterable<string | Uint8Array>
  close(): Promise<void>
}

export interface DeskFlags {
  readonly server?: string | undefined
  readonly token?: string | undefined
  readonly data?: string | undefined
}

/** The named server, else the one that serves this data directory, else the directory itself. */
export async function openDesk(flags: DeskFlags): Promise<Desk> {
  const config = configFrom(process.env, flags.data === undefined ? {} : { data: flags.data })
  const server = flags.server ?? process.env['CHAVADI_SERVER']
  const token = flags.token ?? process.env['CHAVADI_TOKEN'] ?? (await operatorTokenIn(config.dataDirectory))
  if (server) return RemoteDesk.open(server, token)
  const announced = await announcedIn(config.dataDirectory)
  if (announced && (await RemoteDesk.answers(announced))) return RemoteDesk.open(announced, token)
  process.stderr.write(`No server answers for ${config.dataDirectory}; opening it directly.\n`)
  return LocalDesk.open(config)
}

class LocalDesk implements Desk {
  readonly publicUrl: string
  readonly #dataDirectory: string
  readonly #rooms: RoomRegistry

  private constructor(rooms: RoomRegistry, dataDirectory: string, publicUrl: string) {
    this.#rooms = rooms
    this.#dataDirectory = dataDirectory
    this.publicUrl = publicUrl
  }

  static async open(config: ReturnType<typeof configFrom>): Promise<LocalDesk> {
    const { dataDirectory, redisUrl, allowUnsafeRedis } = config
    const store = await openStore({ dataDirectory, redisUrl, allowUnsafeRedis })
    const url = config.publicUrl?.href ?? `http://${config.host}:${config.port}/`
    return new LocalDesk(new RoomRegistry(store, pino({ level: 'warn' }, pino.destination(2))), dataDirectory, url)
  }

  async importFile({ room, title, fileName, bytes, format, map }: ImportOrder): Promise<ImportReport> {
    const id = roomNamed(room)
    const opened = await this.#rooms.create(id, title ?? room)
    return importBatch(opened, operatorOf(id), { fileName, bytes, ...(format ? { format } : {}), ...(map ? { map } : {}) })
  }

  async invite({ room, ...wish }: InviteOrder): Promise<string> {
    const opened = await this.#room(room)
    return invitePerson(opened, operatorOf(opened.actor.id), wish)
  }

  async export({ room, format: name, names, per }: ExportOrder): Promise<string> {
    const opened = await this.#room(room)
    const format = formatNamed(name)
    if (!format?.write) throw new CliFault(`"${name}" is no format that can be written`)
    return exportRoom(opened, operatorOf(opened.actor.id), { format, names, per })
  }

  async *audit(room: string): AsyncIterable<string> {
    const opened = await this.#room(room)
    const key = await openSigningKey({ dataDirectory: this.#dataDirectory })
    yield* trailLines(opened.actor.id, auditBytes(opened), key)
  }

  async close(): Promise<void> {
    await this.#rooms.close()
    await this.#rooms.store.close()
  }

  async #room(name: string): Promise<OpenRoom> {
    const room = await this.#rooms.open(roomNamed(name))
    if (room) return room
    const others = await this.#rooms.store.rooms()
    throw new CliFault(`There is no room "${name}" here${others.length > 0 ? `; there are ${others.join(', ')}` : ''}`)
  }
}

export function roomNamed(name: string): RoomId {
  const id = asRoomId(name)
  if (!id) throw new CliFault(`"${name}" cannot name a room: use a-z, 0-9 and -, at most 64 characters`)
  return id
}
