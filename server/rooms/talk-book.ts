import type { Recorded } from './journal-codec.ts'

/** A message without its words: what tells who may read it, and what it is about. */
export interface Spoken {
  readonly seq: number
  readonly by: string
  readonly to: string | null
  readonly item: string | null
  readonly unit: string | null
}

/** So many are read without the store: what people look at when they open the talk. */
const mostKept = 200

/**
 * What was said in a room, read off its journal: of every message an index without words (about 75 bytes each: 4 MB
 * for 50,000), of the latest the entries too. Older ones are read from the journal.
 */
export class TalkBook {
  readonly spoken: Spoken[] = []
  /** Since which entry observers read the talk; null while they do not. */
  shownSince: number | null = null
  readonly #kept = new Map<number, Recorded>()
  /** One string for each id, however often it comes. */
  readonly #ids = new Map<string, string>()

  read(recorded: Recorded): void {
    const { seq, event } = recorded
    if (event.type === 'settings.changed' && event.settings.talkShown !== undefined)
      this.shownSince = event.settings.talkShown ? (this.shownSince ?? seq) : null
    if (event.type !== 'talk.said') return
    const { by, to, item, unit } = event
    this.spoken.push({ seq, by: this.#id(by), to: this.#id(to), item: this.#id(item), unit: this.#id(unit) })
    this.#kept.set(seq, recorded)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
  }

  kept(seq: number): Recorded | undefined {
    return this.#kept.get(seq)
  }

  #id(id: string): string
  #id(id: string | undefined): string | null
  #id(id: string | undefined): string | null {
    if (id === undefined) return null
    const known = this.#ids.get(id)
    if (known === undefined) this.#ids.set(id, id)
    return known ?? id
  }
}
