import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson, type PersonWish } from '#server/auth/invites.ts'
import { type Config, configFrom } from '#server/config.ts'
import { importBatch } from '#server/rooms/import-batch.ts'
import { jsonBytes } from '#server/rooms/item-blobs.ts'
import { readBatch } from '#server/rooms/read-batch.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import { type Serving, serve } from '#server/serve.ts'
import type { Role } from '#shared/domain/roles.ts'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'
import type { Outcome } from '#shared/kernel/outcome.ts'
import type { ClientToServer, CommandDone, Joined, ServerToClient, ToldEvent } from '#shared/protocol/rt-messages.ts'
import { stockProvider } from './stock-provider.ts'

/** Three annotators on two items: `first` with one difference ("cat" or "bat"), `second` with another. */
const sampleFile = {
  chavadi: 1,
  items: [
    { key: 'first', language: 'en', sources: sources(['the cat sat down', 'the bat sat down', 'the cat sat down']) },
    { key: 'second', language: 'en', sources: sources(['a dog ran', 'a fog ran', 'a log ran']) },
  ],
}

function sources(texts: readonly string[]) {
  return texts.map((text, at) => ({ annotator: `worker-${at + 1}`, segments: [{ text }] }))
}

/** A server in this process on a store of its own, with one room, and people who come by links. */
export class RoomHarness {
  readonly serving: Serving
  readonly room: OpenRoom
  readonly roomId: RoomId
  readonly dataDirectory: string
  readonly #people: Person[] = []
  readonly #keepsData: boolean

  private constructor(serving: Serving, room: OpenRoom, roomId: RoomId, directory: string, keepsData: boolean) {
    this.serving = serving
    this.room = room
    this.roomId = roomId
    this.dataDirectory = directory
    this.#keepsData = keepsData
  }

  static async open(settings: Partial<Config> = {}): Promise<RoomHarness> {
    const dataDirectory = settings.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'chavadi-harness-')))
    const config: Config = { ...configFrom({}, { port: '0', data: dataDirectory }), ...settings }
    const serving = await serve(config, join(dataDirectory, 'no-client'), pino({ level: 'silent' }))
    const roomId = asRoomId('harness') as RoomId
    const present = await serving.rooms.open(roomId)
    const room = present ?? (await serving.rooms.create(roomId, 'Harness'))
    if (!present)
      await importBatch(
        room,
        operatorOf(roomId),
        await readBatch({ fileName: 'sample.json', bytes: jsonBytes(sampleFile) }),
      )
    return new RoomHarness(serving, room, roomId, dataDirectory, settings.dataDirectory !== undefined)
  }

  /** A server on the data of one that was closed. */
  static serveAgain(dataDirectory: string): Promise<Serving> {
    const config = configFrom({}, { port: '0', data: dataDirectory })
    return serve(config, join(dataDirectory, 'no-client'), pino({ level: 'silent' }))
  }

  /** The generated id of an item by its key in the file. */
  item(key: 'first' | 'second'): string {
    const row = this.room.actor.queue.rows({ filter: 'all', search: '' }, '').find((each) => each.key === key)
    if (!row) throw new Error(`no item ${key}`)
    return row.id
  }

  /** Somebody new of that role, or an annotator of the file, through a link and the session it opens. */
  async person(role: Role, name: string, at: RoomHarness = this): Promise<Person> {
    const wish = { role, hours: 1, uses: 1, ...(name.startsWith('worker-') ? { annotator: name } : { name }) }
    return this.#enters(role, wish, at)
  }

  /** An observer whose link lets them accept and return items. */
  accepting(name: string, at: RoomHarness = this): Promise<Person> {
    return this.#enters('observer', { role: 'observer', name, accepts: true, hours: 1, uses: 1 }, at)
  }

  async #enters(role: Role, wish: PersonWish, at: RoomHarness): Promise<Person> {
    const invite = await invitePerson(this.room, operatorOf(this.roomId), wish)
    const response = await fetch(new URL('/api/v1/sessions', at.serving.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ invite }),
    })
    if (response.status !== 201) throw new Error(`no session: ${await response.text()}`)
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const person = new Person(at.serving.url, cookie, this.roomId, role)
    this.#people.push(person)
    return person
  }

  /** The same person through another link, in a session of its own. */
  async returns(person: string, role: Role): Promise<Person> {
    return this.#enters(role, { role, person, hours: 1, uses: 1 }, this)
  }

  /** The same person and session at another process. */
  async personAgain(person: Person, at: RoomHarness): Promise<Person> {
    const again = new Person(at.serving.url, person.cookie, this.roomId, person.role)
    this.#people.push(again)
    return again
  }

  get port(): number {
    return this.serving.port
  }

  get journalHead(): Promise<number> {
    return this.room.actor.store.head(this.roomId, 'journal')
  }

  async close(): Promise<void> {
    for (const person of this.#people) person.leave()
    await this.serving.close()
    if (!this.#keepsData) await rm(this.dataDirectory, { recursive: true, force: true })
  }
}

/** One person with a session cookie: raw sockets, a room channel, stock providers. */
export class Person {
  readonly cookie: string
  readonly role: Role
  readonly told: ToldEvent[] = []
  readonly #url: string
  readonly #room: RoomId
  #channel: Socket<ServerToClient, ClientToServer> | undefined
  readonly #providers: WebsocketProvider[] = []
  /** As a page draws one anew each time that it is loaded. */
  readonly #client = crypto.randomUUID()
  #commands = 0

  readonly #address: { readonly room?: string; readonly number: number }

  /** `address`: where a session of the house leads into several rooms. */
  constructor(
    url: string,
    cookie: string,
    room: RoomId,
    role: Role,
    address: { readonly room?: string; readonly number: number } = { number: 1 },
  ) {
    this.#address = address
    this.#url = url
    this.cookie = cookie
    this.#room = room
    this.role = role
  }

  async joins(): Promise<Joined> {
    const joined = await this.connects().emitWithAck('join', { protocol: 1 })
    if (!joined.ok) throw new Error(joined.refusal.message)
    return joined.value
  }

  /** A channel on which nothing is asked yet. */
  connects(room = this.#address.room): Socket<ServerToClient, ClientToServer> {
    const channel: Socket<ServerToClient, ClientToServer> = io(this.#url, {
      path: `/rt/as/${this.#address.number}`,
      ...(room === undefined ? {} : { auth: { room } }),
      transports: ['websocket'],
      extraHeaders: { cookie: this.cookie },
      reconnection: false,
    })
    this.#channel = channel
    channel.on('event', (told) => this.told.push(told))
    return channel
  }

  get channel(): Socket<ServerToClient, ClientToServer> {
    if (!this.#channel) throw new Error('not joined')
    return this.#channel
  }

  /** One command under the next number, or again under an earlier one. */
  async asks(name: string, input: unknown, n = ++this.#commands): Promise<Outcome<CommandDone>> {
    return this.channel.emitWithAck('command', { id: { client: this.#client, n }, name, input })
  }

  socket(path: string, headers: Record<string, string> = {}): WebSocket {
    return new WebSocket(new URL(path, this.#url.replace('http', 'ws')), {
      headers: { cookie: this.cookie, ...headers },
    })
  }

  /** The stock provider with the session cookie, on its own document. */
  opens(item: string, doc = new Y.Doc()): Draft {
    const provider = stockProvider(this.#url, `${this.#room}/${item}`, doc, this.cookie)
    this.#providers.push(provider)
    return new Draft(provider, doc)
  }

  leave(): void {
    this.#channel?.disconnect()
    for (const provider of this.#providers) provider.destroy()
  }
}

/** A draft through a stock provider. */
export class Draft {
  readonly provider: WebsocketProvider
  readonly doc: Y.Doc
  readonly closedWith: number[] = []

  constructor(provider: WebsocketProvider, doc: Y.Doc) {
    this.provider = provider
    this.doc = doc
    provider.on('connection-close', (event) => {
      if (event) this.closedWith.push(event.code)
    })
  }

  get text(): string {
    return draftText(this.doc, 'u1')?.toString() ?? ''
  }

  types(at: number, words: string): void {
    const text = draftText(this.doc, 'u1')
    if (!text) throw new Error('the draft has no text yet')
    text.insert(Math.min(at, text.length), words)
  }
}
