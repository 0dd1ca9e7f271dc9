import type { Caller } from '#server/auth/caller.ts'
import { maySee } from '#server/rooms/item-sources.ts'
import type { Recorded } from '#server/rooms/journal-codec.ts'
import type { OpenRoom } from '#server/rooms/room-registry.ts'
import { withNames } from '#shared/domain/mentions.ts'
import { allows } from '#shared/domain/roles.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { Notice } from '#shared/projections/notices.ts'
import {
  type NoticePage,
  type NoticeRow,
  noticesReadRequest,
  noticesRequest,
} from '#shared/protocol/notice-messages.ts'
import type { Telling } from './telling.ts'

const notForYou = refuse('forbidden', 'Nothing is told to your role here')

/** One person's notices over their channel: asked for, told, and read. */
export class NoticeChannel {
  readonly #room: OpenRoom
  readonly #caller: Caller
  readonly #telling: Telling
  readonly #nameOf: (person: string) => string

  constructor(room: OpenRoom, caller: Caller, telling: Telling, nameOf: (person: string) => string) {
    this.#room = room
    this.#caller = caller
    this.#telling = telling
    this.#nameOf = nameOf
  }

  async page(request: unknown): Promise<Outcome<NoticePage>> {
    const asked = noticesRequest.safeParse(request)
    if (!asked.success) return refuse('bad-input', 'Not a request for notices')
    if (!this.#may) return notForYou
    const read = await this.#room.reads.of(this.#caller.person)
    const { count } = asked.data
    const rows = count === 0 ? [] : this.#visible().slice(-count).reverse()
    return accept({ rows: rows.map((notice) => this.#row(notice)), read, unread: this.#unread(read) })
  }

  async read(request: unknown): Promise<Outcome<{ read: number; unread: number }>> {
    const asked = noticesReadRequest.safeParse(request)
    if (!asked.success) return refuse('bad-input', 'Not what was read')
    if (!this.#may) return notForYou
    const { reads, actor } = this.#room
    const read = await reads.grow(this.#caller.person, Math.min(asked.data.seq, actor.seq))
    return accept({ read, unread: this.#unread(read) })
  }

  /** The answer ends it. */
  listen(): () => void {
    if (!this.#may) return () => undefined
    return this.#room.reads.listen((person, read) => {
      if (person === this.#caller.person) this.#telling.tell('notice', { row: null, read, unread: this.#unread(read) })
    })
  }

  /** After an entry, once it is told. */
  async hear({ seq }: Recorded): Promise<void> {
    const notice = this.#may ? this.#room.actor.notices.at(this.#caller.person, seq) : undefined
    if (!notice || !this.#sees(notice)) return
    const read = await this.#room.reads.of(this.#caller.person)
    this.#telling.tell('notice', { row: this.#row(notice), read, unread: this.#unread(read) })
  }

  get #may(): boolean {
    return allows('notices.read', this.#caller.role)
  }

  #visible(): readonly Notice[] {
    return this.#room.actor.notices.of(this.#caller.person).filter((notice) => this.#sees(notice))
  }

  /** Items that were taken back with their import are gone, and annotators hear only of what they may see. */
  #sees({ item: id }: Notice): boolean {
    if (id === '') return true
    const item = this.#room.actor.item(id)
    return item !== undefined && maySee(this.#room, this.#caller, item)
  }

  #unread(read: number): number {
    return this.#visible().filter(({ seq }) => seq > read).length
  }

  #row({ mentions, words, ...notice }: Notice): NoticeRow {
    const item = this.#room.actor.item(notice.item)
    const disputes = tableGet(this.#room.actor.state.disputes, notice.item)
    return {
      ...notice,
      words: withNames(words, mentions, this.#nameOf),
      name: this.#nameOf(notice.by),
      key: item?.key ?? '',
      language: item?.language ?? '',
      place: (notice.dispute === null ? undefined : disputes?.[notice.dispute]?.place) ?? null,
    }
  }
}
