import { msg } from '@lit/localize'
import type { AuditEntry, AuditPage } from '#shared/protocol/audit-messages.ts'
import { type AuditAsked, writeAsked } from '../audit/audit-address.ts'
import { apiPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export interface AuditScreen {
  readonly asked: AuditAsked
  /** Newest first; null until the first answer. */
  readonly entries: readonly AuditEntry[] | null
  readonly names: Readonly<Record<string, string>>
  readonly merged: Readonly<Record<string, string>>
  /** Where the next page begins; null when these are the last. */
  readonly next: number | null
  /** The server still looks through older entries: how far it has come. */
  readonly lookingAt: number | null
  readonly trouble: string
}

const pageEntries = 50
/** The newest page grows with what happens, up to this; the rest is one page further. */
const mostEntries = 200

const blank = { entries: null, names: {}, merged: {}, next: null, lookingAt: null, trouble: '' } as const

/** One page of the audit trail under a filter. The newest page follows what happens in the room. */
export class AuditTrail extends Followed<AuditScreen> {
  readonly #room: RoomClient
  #head = 0
  #reading: object | null = null
  #newer: 'none' | 'asked' | 'again' = 'none'
  readonly #end: () => void

  constructor(room: RoomClient) {
    super({ asked: { filter: {}, before: null }, ...blank })
    this.#room = room
    const ends = [room.onTold(() => void this.#follow()), room.onJoined(() => void this.#follow())]
    this.#end = () => ends.forEach((end) => void end())
  }

  leave(): void {
    this.#reading = null
    this.#end()
  }

  look(asked: AuditAsked): void {
    this.put({ asked, ...blank })
    void this.#read(asked)
  }

  /** Reads on until the page is full or the trail ends: the server answers a rare filter in steps. */
  async #read(asked: AuditAsked): Promise<void> {
    const reading = {}
    this.#reading = reading
    let before = asked.before
    let found: readonly AuditEntry[] = []
    let names = {}
    let merged = {}
    try {
      do {
        const page = await this.#page({ ...asked, before }, pageEntries - found.length)
        if (this.#reading !== reading) return
        if (before === null) this.#head = page.head
        found = [...found, ...page.entries]
        names = { ...names, ...page.names }
        merged = { ...merged, ...page.merged }
        before = page.next
        const full = found.length >= pageEntries || before === null
        this.put({
          ...this.state,
          entries: found,
          names,
          merged,
          next: before,
          lookingAt: full ? null : before,
          trouble: '',
        })
      } while (before !== null && found.length < pageEntries)
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      if (this.#reading === reading)
        this.put({
          ...this.state,
          lookingAt: null,
          trouble: error.message || msg('The server was not reached. Try again.'),
        })
      return
    }
    this.#reading = null
    void this.#follow()
  }

  /** Asks for what is newer, once at a time. */
  async #follow(): Promise<void> {
    if (this.state.asked.before !== null || this.#reading || this.state.entries === null) return
    if (this.#newer !== 'none') {
      this.#newer = 'again'
      return
    }
    do {
      this.#newer = 'asked'
      await this.#readNewer().catch((error: unknown) => {
        if (!(error instanceof HttpProblem)) throw error
      })
    } while ((this.#newer as string) === 'again')
    this.#newer = 'none'
  }

  async #readNewer(): Promise<void> {
    const { asked, entries } = this.state
    const page = await this.#page(asked, mostEntries, this.#head)
    if (this.state.asked !== asked || !entries) return
    // Too much at once to follow: the newest page anew.
    if (page.next !== null) return void this.#read(asked)
    this.#head = Math.max(this.#head, page.head)
    if (page.entries.length === 0) return
    const all = [...page.entries, ...entries]
    const kept = all.slice(0, mostEntries)
    const next = kept.length < all.length ? (kept.at(-1)?.seq ?? null) : this.state.next
    this.put({
      ...this.state,
      entries: kept,
      next,
      names: { ...this.state.names, ...page.names },
      merged: { ...this.state.merged, ...page.merged },
    })
  }

  #page(asked: AuditAsked, count: number, after = 0): Promise<AuditPage> {
    const query = new URLSearchParams(writeAsked(asked))
    query.set('count', String(count))
    if (after > 0) query.set('after', String(after))
    return askHttp<AuditPage>(apiPath(this.#room.address, `audit/entries?${query}`))
  }
}
