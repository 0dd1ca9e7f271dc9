import type { RoomState } from '#shared/domain/room.ts'
import { type Notice, noticesOf } from '#shared/projections/notices.ts'
import type { Recorded } from './journal-codec.ts'

/** Older notices of a person are in the audit trail alone. */
const mostEach = 200

/** What concerns each person of a room, read off its journal entry by entry: a room that is loaded anew has the same. */
export class NoticeBook {
  readonly #notices = new Map<string, Notice[]>()
  /** Entries of people that were merged, and who they are now. */
  readonly #into = new Map<string, string>()

  read(recorded: Recorded, before: RoomState, after: RoomState): void {
    const { event } = recorded
    if (event.type === 'person.merged') this.#merge(event.person, event.into)
    for (const [person, notice] of noticesOf(before, after, recorded)) {
      const now = this.#into.get(person) ?? person
      const theirs = this.#notices.get(now) ?? []
      theirs.push(notice)
      if (theirs.length > mostEach) theirs.shift()
      this.#notices.set(now, theirs)
    }
  }

  /** One person from here on, who has the notices of both. */
  #merge(person: string, into: string): void {
    for (const [other, to] of this.#into) if (to === person) this.#into.set(other, into)
    this.#into.set(person, into)
    const both = [...this.of(person), ...this.of(into)].sort((a, b) => a.seq - b.seq)
    this.#notices.delete(person)
    this.#notices.set(into, both.slice(-mostEach))
  }

  /** Oldest first. */
  of(person: string): readonly Notice[] {
    return this.#notices.get(person) ?? []
  }

  /** What the entry of that number tells them, if anything. */
  at(person: string, seq: number): Notice | undefined {
    return this.of(person).findLast((notice) => notice.seq === seq)
  }
}
