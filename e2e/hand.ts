import { io, type Socket } from 'socket.io-client'
import type { ClientToServer, CommandDone, ItemView, Joined, ServerToClient } from '#shared/protocol/rt-messages.ts'

/** Somebody who works through the room's channel alone, without a browser. */
export class Hand {
  readonly cookie: string
  readonly channel: Socket<ServerToClient, ClientToServer>
  readonly joined: Joined
  #n = 0

  private constructor(cookie: string, channel: Hand['channel'], joined: Joined) {
    this.cookie = cookie
    this.channel = channel
    this.joined = joined
  }

  /** `hear` is told every message of the channel from the first. */
  static async comes(
    url: string,
    link: string,
    hear: (message: readonly unknown[]) => void = () => undefined,
  ): Promise<Hand> {
    const response = await fetch(new URL('/api/v1/sessions', url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ invite: decodeURIComponent(new URL(link).hash.slice(1)) }),
    })
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const channel: Hand['channel'] = io(url, {
      path: '/rt/as/1',
      transports: ['websocket'],
      extraHeaders: { cookie },
      forceNew: true,
    })
    channel.onAny((...message: unknown[]) => hear(message))
    const joined = await channel.emitWithAck('join', { protocol: 1 })
    if (!joined.ok) throw new Error(joined.refusal.message)
    return new Hand(cookie, channel, joined.value)
  }

  async does(name: string, input: object): Promise<CommandDone> {
    const id = { client: `hand-${this.cookie.slice(-20)}`, n: ++this.#n }
    const done = await this.channel.emitWithAck('command', { id, name, input })
    if (!done.ok) throw new Error(`${name}: ${done.refusal.message}`)
    return done.value
  }

  async view(item: string): Promise<ItemView> {
    const view = await this.channel.emitWithAck('item', { item })
    if (!view.ok) throw new Error(view.refusal.message)
    return view.value
  }

  /** The ids of the room's items by their keys. */
  async items(): Promise<ReadonlyMap<string, string>> {
    const page = await this.channel.emitWithAck('queue', { filter: 'all', search: '', from: 0, count: 200 })
    if (!page.ok) throw new Error(page.refusal.message)
    return new Map(page.value.rows.map(({ key, id }) => [key, id]))
  }

  leaves(): void {
    this.channel.close()
  }
}
