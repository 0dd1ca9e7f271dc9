import type { Caller } from '#server/auth/caller.ts'
import type { ReadPositions } from '#server/rooms/read-positions.ts'
import type { SeenRoom } from '#server/rooms/seen-room.ts'
import { mayReadTalk, talkPage, unreadOf } from '#server/rooms/talk-page.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { type TalkPage, talkReadRequest, talkRequest } from '#shared/protocol/talk-messages.ts'
import type { Telling } from './telling.ts'

const notForYou = refuse('forbidden', 'Your role does not read the talk of this room')

type TalkedRoom = SeenRoom & { readonly talkReads: ReadPositions }

/** One person's talk over their channel: asked for, and read. What is said meanwhile comes with its entry. */
export class TalkChannel {
  readonly #room: TalkedRoom
  readonly #caller: Caller
  readonly #telling: Telling
  readonly #nameOf: (person: string) => string

  constructor(room: TalkedRoom, caller: Caller, telling: Telling, nameOf: (person: string) => string) {
    this.#room = room
    this.#caller = caller
    this.#telling = telling
    this.#nameOf = nameOf
  }

  async page(request: unknown): Promise<Outcome<TalkPage>> {
    const asked = talkRequest.safeParse(request)
    if (!asked.success) return refuse('bad-input', 'Not a request for the talk')
    if (!this.#may) return notForYou
    const read = await this.#room.talkReads.of(this.#caller.person)
    return accept(await talkPage(this.#room, this.#caller, asked.data, { read, nameOf: this.#nameOf }))
  }

  async read(request: unknown): Promise<Outcome<{ read: number; unread: number }>> {
    const asked = talkReadRequest.safeParse(request)
    if (!asked.success) return refuse('bad-input', 'Not what was read')
    if (!this.#may) return notForYou
    const { talkReads, actor } = this.#room
    const read = await talkReads.grow(this.#caller.person, Math.min(asked.data.seq, actor.seq))
    return accept({ read, unread: unreadOf(this.#room, this.#caller, read) })
  }

  /** The answer ends it. */
  listen(): () => void {
    return this.#room.talkReads.listen((person, read) => {
      if (person !== this.#caller.person || !this.#may) return
      this.#telling.tell('talk-read', { read, unread: unreadOf(this.#room, this.#caller, read) })
    })
  }

  get #may(): boolean {
    return mayReadTalk(this.#room, this.#caller)
  }
}
