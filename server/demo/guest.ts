import { io, type Socket } from 'socket.io-client'
import type { CommandInput, CommandName } from '#shared/domain/room.ts'
import type { Outcome } from '#shared/kernel/outcome.ts'
import { hereAfter } from '#shared/projections/who-is-here.ts'
import type { ItemSources } from '#shared/protocol/item-sources.ts'
import type {
  ClientToServer,
  CommandDone,
  HereRow,
  ItemView,
  Joined,
  QueuePage,
  ServerToClient,
  ToldEvent,
} from '#shared/protocol/rt-messages.ts'
import { protocolVersion } from '#shared/protocol/version.ts'

/** The server does not answer any more, or would not let the guest in. */
export class GuestLost extends Error {}

const answerMilliseconds = 6_000
const attempts = 3
/** A guest holds one cookie, so its session has this number. */
const session = 1

/**
 * Somebody in a room without a browser: comes by a link and holds a session of its own, as everybody does. Commands are
 * asked again under the same id until they are answered.
 */
export class Guest {
  readonly name: string
  readonly room: string
  readonly url: string
  readonly cookie: string
  /** Each journal entry that this guest is told about. */
  readonly told = new Set<(event: ToldEvent) => void>()
  here: readonly HereRow[] = []
  readonly #channel: Socket<ServerToClient, ClientToServer>
  readonly #client: string
  #joined: Promise<Joined>
  #item: string | null = null
  #count = 0

  private constructor(url: string, cookie: string, opened: { room: string; name: string }, client: string) {
    this.url = url
    this.cookie = cookie
    this.name = opened.name
    this.room = opened.room
    this.#client = client
    this.#channel = io(url, {
      path: `/rt/as/${session}`,
      transports: ['websocket'],
      extraHeaders: { cookie },
      forceNew: true,
    })
    this.#channel.on('event', (event) => {
      for (const listener of this.told) listener(event)
    })
    this.#channel.on('here', (rows) => {
      this.here = rows
    })
    this.#channel.on('moved', (moved) => {
      this.here = hereAfter(this.here, moved)
    })
    this.#joined = this.#join()
    this.#joined.catch(() => undefined)
    this.#channel.io.on('reconnect', () => {
      this.#joined = this.#join()
      this.#joined.catch(() => undefined)
    })
  }

  /** Exchanges an invite for a session and joins. `client` names the source of commands; their numbers rise under it. */
  static async comes(url: string, invite: string, client: string = crypto.randomUUID()): Promise<Guest> {
    const response = await fetch(new URL('/api/v1/sessions', url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ invite }),
    }).catch(() => {
      throw new GuestLost(`${url} does not answer`)
    })
    const cookie = response.headers.get('set-cookie')?.split(';')[0]
    if (response.status !== 201 || !cookie) throw new GuestLost(`${url} gave no session: ${await response.text()}`)
    const { name } = (await response.json()) as { name: string }
    const guest = new Guest(url, cookie, { room: invite.slice(0, invite.indexOf('.')), name }, client)
    await guest.#joined
    return guest
  }

  /** Who this is, once the room has answered. */
  async me(): Promise<Joined['me']> {
    return (await this.#joined).me
  }

  /** A command under the next number, or under `n`. */
  does<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    n = ++this.#count,
  ): Promise<Outcome<CommandDone>> {
    const envelope = { id: { client: this.#client, n }, name, input }
    return this.#asked(() => this.#channel.timeout(answerMilliseconds).emitWithAck('command', envelope))
  }

  queue(): Promise<Outcome<QueuePage>> {
    const everything = { filter: 'all', search: '', from: 0, count: 200 } as const
    return this.#asked(() => this.#channel.timeout(answerMilliseconds).emitWithAck('queue', everything))
  }

  view(item: string): Promise<Outcome<ItemView>> {
    return this.#asked(() => this.#channel.timeout(answerMilliseconds).emitWithAck('item', { item }))
  }

  async sources(item: string): Promise<ItemSources> {
    const address = new URL(`/api/v1/rooms/${this.room}/as/${session}/items/${item}`, this.url)
    const response = await fetch(address, { headers: { cookie: this.cookie } })
    if (!response.ok) throw new GuestLost(`${address} answered ${response.status}`)
    return (await response.json()) as ItemSources
  }

  /** Tells the others which item this guest is at. */
  standsAt(item: string | null): void {
    this.#item = item
    this.#channel.emit('here', { item })
  }

  leaves(): void {
    this.#channel.disconnect()
  }

  async #join(): Promise<Joined> {
    const joined = await this.#answered(() =>
      this.#channel.timeout(answerMilliseconds).emitWithAck('join', { protocol: protocolVersion }),
    )
    if (!joined.ok) throw new GuestLost(joined.refusal.message)
    this.here = joined.value.here
    if (this.#item !== null) this.#channel.emit('here', { item: this.#item })
    return joined.value
  }

  async #asked<T>(ask: () => Promise<T>): Promise<T> {
    this.#joined = this.#joined.catch(() => this.#join())
    await this.#joined
    return this.#answered(ask)
  }

  async #answered<T>(ask: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++)
      try {
        return await ask()
      } catch {
        if (attempt >= attempts || !this.#channel.active) throw new GuestLost(`${this.url} does not answer any more`)
      }
  }
}
