import { setTimeout as delay } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { hashOf } from '#server/auth/tokens.ts'
import type { CommandInput, CommandName } from '#shared/domain/room.ts'
import type { Outcome } from '#shared/kernel/outcome.ts'
import { type ObservedItem, patched } from '#shared/projections/observed-item.ts'
import { rtDenials } from '#shared/protocol/rt-denials.ts'
import type {
  ClientToServer,
  CommandDone,
  CommandEnvelope,
  ItemView,
  ObservedTold,
  ServerToClient,
  ToldEvent,
} from '#shared/protocol/rt-messages.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import type { CommandId } from './history.ts'
import { comesBackAfter, type Person } from './person.ts'

type Channel = Socket<ServerToClient, ClientToServer>
/** The last entry that was told, and its mark. */
interface Known {
  readonly seq: number
  readonly mark: string
}
interface Waiting {
  readonly envelope: CommandEnvelope
  readonly answer: (outcome: Outcome<CommandDone>) => void
}

/** Somebody's channel to the room: told in order, commands one at a time under one id until they are answered. */
export class RoomChannel {
  readonly #person: Person
  /** The item that an observer watches. */
  readonly #watched: string | undefined
  /** Names this source of commands, also after reloads: what is not answered is kept. */
  readonly #client = crypto.randomUUID()
  #count = 0
  #waiting: readonly Waiting[] = []
  #channel: Channel | undefined
  #known: Known | undefined
  #observed: { readonly n: number; readonly item: ObservedItem } | undefined
  /** Connections lost since it was in the room last. */
  #losses = 0
  #online = false
  #left = false

  constructor(person: Person, watched?: string) {
    this.#person = person
    this.#watched = watched
  }

  get seq(): number {
    return this.#known?.seq ?? 0
  }

  get observed(): ObservedItem | undefined {
    return this.#observed?.item
  }

  get present(): boolean {
    return this.#channel?.connected === true
  }

  get unrest(): string | undefined {
    if (this.#waiting.length > 0) return `${this.#waiting.length} commands not answered`
    if (this.#watched !== undefined && !this.#observed) return 'nothing to watch'
    return this.present ? undefined : 'not in the room'
  }

  command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Outcome<CommandDone>> {
    const envelope = { id: { client: this.#client, n: ++this.#count }, name, input }
    this.#note({ kind: 'asked', id: this.#journaled(envelope.id), name, input })
    return new Promise((answer) => {
      this.#waiting = [...this.#waiting, { envelope, answer }]
      if (this.#waiting.length === 1) this.#askNext()
    })
  }

  /** Undefined when it is not answered over this connection. */
  async view(item: string): Promise<ItemView | undefined> {
    const channel = this.#channel
    if (!channel?.connected) return undefined
    const outcome = await channel
      .timeout(5_000)
      .emitWithAck('item', { item })
      .catch(() => undefined)
    return outcome?.ok ? outcome.value : undefined
  }

  goesOnline(): void {
    this.#online = true
    this.#connect()
  }

  goesOffline(): void {
    this.#online = false
    this.#drop()
  }

  reconnects(): void {
    this.#drop()
    if (this.#online) this.#connect()
  }

  leaves(): void {
    this.#left = true
    this.#drop()
  }

  #connect(): void {
    if (this.#channel || !this.#online || this.#left) return
    const { origin, cookie, id } = this.#person
    const channel: Channel = io(`http://${origin}`, {
      path: '/rt/as/1',
      transports: ['websocket'],
      extraHeaders: { cookie },
      auth: { person: id },
      forceNew: true,
      reconnection: false,
      timeout: 8_000,
    })
    this.#channel = channel
    channel.on('connect', () => this.#enter(channel))
    channel.on('event', (told) => this.#told(channel, told))
    channel.on('observed', (told) => this.#patched(told))
    channel.on('disconnect', (reason) => this.#lost(channel, reason))
    channel.on('connect_error', ({ message }) => this.#lost(channel, message))
  }

  /** Answers are taken at once, not in a later turn: what happens next may come in the same breath. */
  #enter(channel: Channel): void {
    if (this.#known) this.#catchUp(channel, this.#known)
    else this.#join(channel)
  }

  #catchUp(channel: Channel, known: Known): void {
    channel.emit('since', known, (missed) => {
      if (channel !== this.#channel) return
      if (missed.ok) {
        for (const told of missed.value) this.#take(told)
        this.#goOn(channel)
      } else {
        if (missed.refusal.code !== 'conflict') this.#note({ kind: 'closed', channel: 'rt', code: missed.refusal.code })
        this.#join(channel)
      }
    })
  }

  #join(channel: Channel): void {
    channel.emit('join', { protocol: protocolVersion }, (joined) => {
      if (channel !== this.#channel || !joined.ok) return
      const { seq, mark } = joined.value
      this.#known = { seq, mark }
      this.#note({ kind: 'joined', from: seq })
      this.#goOn(channel)
    })
  }

  #goOn(channel: Channel): void {
    this.#losses = 0
    this.#watch(channel)
    this.#askNext()
  }

  #watch(channel: Channel): void {
    const item = this.#watched
    if (item === undefined) return
    channel.emit('observe', { item }, (observed) => {
      if (channel !== this.#channel || !observed.ok || !observed.value) return
      this.#observed = observed.value
      this.#note({ kind: 'observed', item, n: observed.value.n, whole: true })
    })
  }

  #told(channel: Channel, told: ToldEvent): void {
    if (channel !== this.#channel || !this.#known) return
    if (told.seq <= this.#known.seq + 1) this.#take(told)
    else this.#enter(channel)
  }

  #take(told: ToldEvent): void {
    if (told.seq <= this.seq) return
    this.#known = { seq: told.seq, mark: told.mark }
    this.#note({ kind: 'told', seq: told.seq, event: told.event })
  }

  #patched({ item, n, patch }: ObservedTold): void {
    if (!this.#observed || item !== this.#watched) return
    this.#observed = { n, item: patched(this.#observed.item, patch) }
    this.#note({ kind: 'observed', item, n, whole: false })
  }

  #askNext(): void {
    const [first] = this.#waiting
    const channel = this.#channel
    if (!first || !channel?.connected) return
    channel.emit('command', first.envelope, (outcome) => {
      if (this.#waiting[0] !== first) return
      const id = this.#journaled(first.envelope.id)
      if (outcome.ok) this.#note({ kind: 'done', id, seq: outcome.value.seq })
      else this.#note({ kind: 'refused-command', id, code: outcome.refusal.code })
      this.#waiting = this.#waiting.slice(1)
      first.answer(outcome)
      this.#askNext()
    })
  }

  #lost(channel: Channel, reason: string): void {
    if (channel !== this.#channel) return
    this.#note({ kind: 'closed', channel: 'rt', code: reason })
    this.#channel = undefined
    const denied = reason === rtDenials.unauthenticated
    const back = denied ? this.#person.renews() : delay(comesBackAfter(this.#losses++))
    void back.then(() => this.#connect())
  }

  #drop(): void {
    const channel = this.#channel
    this.#channel = undefined
    channel?.disconnect()
  }

  /** As the journal's heads name the command. */
  #journaled({ client, n }: CommandId): CommandId {
    return { client: hashOf(`${this.#person.id}.${client}`).slice(0, 24), n }
  }

  #note(happening: Record<string, unknown> & { kind: string }): void {
    const { history, name } = this.#person
    history.note({ who: name, ...happening } as Parameters<typeof history.note>[0])
  }
}
