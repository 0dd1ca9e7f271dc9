import { openSigningKey } from '#server/audit/signing-key.ts'
import { trailLines } from '#server/audit/trail.ts'
import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson } from '#server/auth/invites.ts'
import type { Config } from '#server/config.ts'
import { serverLog } from '#server/machine/log.ts'
import { StagedMedia } from '#server/media/staged-media.ts'
import { type RefusedMedia, takeMedia } from '#server/media/take-media.ts'
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
import { type Desk, type ExportOrder, type ImportOrder, type InviteOrder, newMediaSet, type SentMedia } from './desk.ts'
import { type MediaFile, piecesOf } from './media-folder.ts'

/** The data directory (or Redis) itself, where no server answers. */
export class LocalDesk implements Desk {
  readonly publicUrl: string
  readonly #dataDirectory: string
  readonly #mediaBytes: number
  readonly #rooms: RoomRegistry
  readonly #staged: StagedMedia

  private constructor(rooms: RoomRegistry, { dataDirectory, mediaBytes }: Config, publicUrl: string) {
    this.#rooms = rooms
    this.#staged = new StagedMedia(rooms.store)
    this.#dataDirectory = dataDirectory
    this.#mediaBytes = mediaBytes
    this.publicUrl = publicUrl
  }

  static async open(config: Config): Promise<LocalDesk> {
    const { dataDirectory, redisUrl, allowUnsafeRedis } = config
    const store = await openStore({ dataDirectory, redisUrl, allowUnsafeRedis })
    const url = config.publicUrl?.href ?? `http://${config.host}:${config.port}/`
    return new LocalDesk(new RoomRegistry(store, serverLog('warn')), config, url)
  }

  async importFiles({ room, title, dry, ...order }: ImportOrder): Promise<ImportReport> {
    const { files, format, map, holds, labelling, signedOff, rest, withoutMedia } = order
    const id = roomNamed(room)
    const how = { ...(format ? { format } : {}), ...(map ? { map } : {}), ...(holds ? { holds } : {}) }
    const read = await readBatches(files.map(({ fileName, bytes }) => ({ fileName, bytes, ...how })))
    const batch = labelling ? withLabelling(read, labelling) : read
    const by = operatorOf(id)
    const media = order.media === undefined ? {} : { media: await this.#staged.of(order.media, by) }
    if (dry) return tryBatch(await this.#rooms.open(id), batch, { signedOff, ...media })
    const wish = { signedOff, rest, withoutMedia, ...media }
    return importBatch(await this.#rooms.create(id, title ?? room), by, batch, wish)
  }

  async sendMedia(room: string, files: readonly MediaFile[], told: (sent: number) => void): Promise<SentMedia> {
    const by = operatorOf(roomNamed(room))
    const { blobs } = this.#rooms.store
    const set = newMediaSet()
    const refused: RefusedMedia[] = []
    for (const [at, file] of files.entries()) {
      const taken = await takeMedia(blobs, file.name, piecesOf(file), this.#mediaBytes)
      await this.#staged.add(set, by, taken.files)
      refused.push(...taken.refused)
      told(at + 1)
    }
    return { set, refused }
  }

  async dropMedia(room: string, set: string): Promise<void> {
    await this.#staged.end(set, operatorOf(roomNamed(room)), new Set())
  }

  async invite({ room, ...wish }: InviteOrder): Promise<string> {
    const opened = await this.#room(room)
    return invitePerson(opened, operatorOf(opened.actor.id), wish)
  }

  async export({ room, format: name, ...wish }: ExportOrder): Promise<string> {
    const opened = await this.#room(room)
    const format = formatNamed(name)
    if (!format?.write && !format?.writeLabels) throw new CliFault(`"${name}" is no format that can be written`)
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
