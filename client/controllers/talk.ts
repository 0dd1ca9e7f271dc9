import { msg, str } from '@lit/localize'
import type { Place } from '#shared/domain/place.ts'
import type { CommandInput } from '#shared/domain/room.ts'
import { mostUnread } from '#shared/domain/talk-limits.ts'
import type { ToldEvent } from '#shared/protocol/rt-messages.ts'
import type { TalkFilter, TalkPage, TalkRequest, TalkRow } from '#shared/protocol/talk-messages.ts'
import { ConnectionLost } from '../sync/room-socket.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'
import { type PendingTalk, pendingTalk } from './talk-pending.ts'

export interface TalkScreen {
  /** Whether the panel is open; while it is not, only what is unread is kept. */
  readonly shown: boolean
  readonly filter: TalkFilter
  /** Oldest first; null until they are here. */
  readonly rows: readonly TalkRow[] | null
  readonly more: boolean
  /** Whether there are newer ones than these: somebody was led to a message further up. */
  readonly newer: boolean
  /** The message that somebody was led to; another object for each time. */
  readonly at: { readonly seq: number } | null
  /** Said here and not answered yet. */
  readonly pending: readonly PendingTalk[]
  readonly read: number
  readonly unread: number
  /** The item that is open, and how many messages each of its units has. */
  readonly item: string | null
  readonly units: Readonly<Record<string, number>>
  readonly draft: TalkDraft
}

/** What a message is about. */
export interface TalkAnchor {
  readonly item: string
  readonly key: string
  readonly unit: string | null
  readonly place: Place | null
}

/** What is written and not sent: it survives the panel and a reload. */
export interface TalkDraft {
  readonly text: string
  /** Whom a note is for; null to say it to the room. */
  readonly to: string | null
  readonly anchor: TalkAnchor | null
}

const nothingWritten: TalkDraft = { text: '', to: null, anchor: null }
const keptAs = 'talk'
const pageRows = 50
/** On either side of a message that somebody is led to. */
const rowsAround = 25

/** What is said in the room, as far as this page has looked at it. */
export class Talk extends Followed<TalkScreen> {
  readonly #room: RoomClient
  #turn = 0

  constructor(room: RoomClient) {
    const rest = {
      filter: 'all',
      rows: null,
      more: false,
      newer: false,
      at: null,
      pending: [],
      read: 0,
      unread: 0,
      item: null,
      units: {},
    } as const
    super({ shown: false, draft: nothingWritten, ...rest })
    this.#room = room
    room.onJoined(() => void this.#arrive())
    room.onTold((told) => this.#hear(told))
    room.onTalkRead(({ read, unread }) => this.put({ ...this.state, read: Math.max(read, this.state.read), unread }))
    room.subscribe(() => this.#weigh())
  }

  /** Whether this person reads what is said here: observers as long as the room shows it. */
  get may(): boolean {
    const { joined } = this.#room.state
    return this.#room.may('talk.read') || (this.#room.may('results.watch') && joined?.room.settings.talkShown === true)
  }

  show(shown: boolean, filter: TalkFilter = this.state.filter): void {
    if (shown && !this.may) return
    const anew = shown && (!this.state.shown || filter !== this.state.filter)
    this.put({ ...this.state, shown, filter, at: null, ...(anew ? { rows: null } : {}) })
    if (anew) void this.#load()
  }

  /** Opens the talk at one message, with what was said before and after it. */
  async showAt(seq: number): Promise<void> {
    if (!this.may) return
    const turn = ++this.#turn
    this.put({ ...this.state, shown: true, filter: 'all', rows: null, at: { seq } })
    const [before, after] = await Promise.all([
      this.#ask({ filter: 'all', before: seq + 1, count: rowsAround }),
      this.#ask({ filter: 'all', after: seq, count: rowsAround }),
    ])
    if (!before || !after || turn !== this.#turn) return
    const { read, unread } = after
    const rows = [...before.rows, ...after.rows]
    this.put({ ...this.state, rows, more: before.more, newer: after.more, read, unread })
    this.#weigh()
  }

  /** What is being said now. */
  latest(): void {
    this.put({ ...this.state, rows: null, at: null })
    void this.#load()
  }

  /** The item that is open from now on. */
  async look(item: string | null): Promise<void> {
    if (item === this.state.item) return
    this.put({ ...this.state, item, units: {}, ...(this.state.filter === 'item' ? { rows: null } : {}) })
    if (item === null) return this.state.filter === 'item' ? this.show(this.state.shown, 'all') : undefined
    await this.#units()
    if (this.state.shown && this.state.filter === 'item') await this.#load()
  }

  write(patch: Partial<TalkDraft>): void {
    const draft = { ...this.state.draft, ...patch }
    this.put({ ...this.state, draft })
    this.#room.words.keep(keptAs, draft)
  }

  /** Before what is here. */
  async older(): Promise<void> {
    const before = this.state.rows?.[0]?.seq
    if (before === undefined) return
    const turn = this.#turn
    const page = await this.#ask({ filter: this.state.filter, before, count: pageRows })
    if (page && turn === this.#turn)
      this.put({ ...this.state, rows: [...page.rows, ...(this.state.rows ?? [])], more: page.more })
  }

  /** After what is here. */
  async newer(): Promise<void> {
    const after = this.state.rows?.at(-1)?.seq
    if (after === undefined) return
    const turn = this.#turn
    const page = await this.#ask({ filter: this.state.filter, after, count: pageRows })
    if (page && turn === this.#turn)
      this.put({ ...this.state, rows: [...(this.state.rows ?? []), ...page.rows], newer: page.more })
  }

  /** Whoever looks at what is there has read it, unless there is more between it and the end. */
  async readAll(): Promise<void> {
    const newest = this.state.rows?.at(-1)?.seq ?? 0
    if (this.state.newer || newest <= this.state.read || this.state.unread === 0) return
    this.put({ ...this.state, read: newest })
    await quietly(async () => {
      const outcome = await this.#room.ask('talk-read', { seq: newest })
      if (outcome.ok) this.put({ ...this.state, ...outcome.value })
    })
  }

  say(input: CommandInput<'talk.say'>): Promise<boolean> {
    return this.#sent(this.#room.send('talk.say', input))
  }

  note(input: CommandInput<'note.write'>): Promise<boolean> {
    return this.#sent(this.#room.send(this.writesNotes ? 'note.write' : 'note.answer', input))
  }

  /** Others answer the notes that they got. */
  get writesNotes(): boolean {
    return this.#room.may('note.write')
  }

  async #sent(answered: ReturnType<RoomClient['send']>): Promise<boolean> {
    this.#weigh()
    const outcome = await answered
    this.#weigh()
    if (this.state.newer) this.latest()
    if (!outcome.ok) this.#room.notices.insist(msg(str`Not said: ${outcome.refusal.message}`))
    return outcome.ok
  }

  async #arrive(): Promise<void> {
    const { shown, item } = this.state
    if (!this.may) return
    const draft = this.#room.words.kept<TalkDraft>(keptAs)
    if (draft && this.state.draft === nothingWritten) this.put({ ...this.state, draft })
    if (item !== null) await this.#units()
    const page = shown ? undefined : await this.#ask({ filter: 'all', count: 0 })
    if (shown) await this.#load()
    else if (page) this.put({ ...this.state, read: page.read, unread: page.unread })
  }

  async #load(): Promise<void> {
    const turn = ++this.#turn
    const page = await this.#ask({ filter: this.state.filter, count: pageRows })
    if (!page || turn !== this.#turn) return
    const { rows, more, read, unread } = page
    this.put({ ...this.state, rows, more, newer: false, read, unread })
    this.#weigh()
  }

  async #units(): Promise<void> {
    const { item } = this.state
    const page = this.may ? await this.#ask({ filter: 'item', count: 0 }) : undefined
    if (page && item === this.state.item) this.put({ ...this.state, units: page.units })
  }

  async #ask(request: Omit<TalkRequest, 'item'>): Promise<TalkPage | undefined> {
    const { item } = this.state
    const about = request.filter === 'item' && item !== null ? { item } : {}
    return quietly(async () => {
      const outcome = await this.#room.ask('talk', { ...request, ...about })
      return outcome.ok ? outcome.value : undefined
    })
  }

  #hear({ said, event }: ToldEvent): void {
    if (event?.type === 'settings.changed') this.put({ ...this.state })
    if (!said) return
    const { filter, rows, item, units, unread, newer } = this.state
    const fits = !newer && (filter === 'all' || (filter === 'notes' ? said.to !== null : said.item === item))
    const mine = said.by === this.#room.me
    const known =
      said.item === item && said.unit !== null ? { ...units, [said.unit]: (units[said.unit] ?? 0) + 1 } : units
    this.put({
      ...this.state,
      ...(rows && fits && (rows.at(-1)?.seq ?? 0) < said.seq ? { rows: [...rows, said] } : {}),
      units: known,
      unread: mine ? unread : Math.min(mostUnread, unread + 1),
    })
    this.#weigh()
  }

  /** Looks again at what is said and not answered. */
  #weigh(): void {
    const { rows, pending, item, filter } = this.state
    const now = pendingTalk(
      this.#room.commands.waiting.map(({ envelope }) => envelope),
      rows?.findLast(({ by }) => by === this.#room.me),
    ).filter((one) => filter === 'all' || (filter === 'notes' ? one.to !== null : one.item === item))
    if (now.map(({ id }) => id).join() !== pending.map(({ id }) => id).join()) this.put({ ...this.state, pending: now })
  }
}

/** Without a connection nothing is known yet: it is asked again when the room is joined. */
async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error
    return undefined
  }
}
