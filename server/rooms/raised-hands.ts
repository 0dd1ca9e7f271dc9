import { z } from 'zod'

const word = z.strictObject({ since: z.string().max(30).nullable(), at: z.number() })
type Word = z.infer<typeof word>
export const handWords = z.record(z.string().max(64), word)

/** Whoever comes back by then still has their hand up. */
const keptMilliseconds = 60_000

/**
 * Whose hand is up, and since when: the person's, on all their pages and at all the server's processes. These tell each
 * other; of two words on one hand the later counts.
 */
export class RaisedHands {
  readonly #words = new Map<string, Word>()

  /** Also what is so here already is a word of its own: another process may have heard otherwise just now. */
  set(person: string, up: boolean): void {
    const before = this.#words.get(person)
    const at = Math.max(Date.now(), (before?.at ?? 0) + 1)
    this.#words.set(person, { since: up ? (before?.since ?? new Date(at).toISOString()) : null, at })
  }

  since(person: string): string | undefined {
    return this.#words.get(person)?.since ?? undefined
  }

  /** What another process knows. */
  merge(words: Readonly<Record<string, Word>>): void {
    for (const [person, said] of Object.entries(words))
      if (said.at > (this.#words.get(person)?.at ?? 0)) this.#words.set(person, said)
  }

  told(): Readonly<Record<string, Word>> {
    return Object.fromEntries(this.#words)
  }

  /** Nobody keeps a hand up who has been away for a minute. */
  forget(present: ReadonlySet<string>): void {
    for (const [person, { at }] of this.#words) {
      if (present.has(person)) this.#seen.set(person, Date.now())
      else if (Date.now() - Math.max(at, this.#seen.get(person) ?? 0) > keptMilliseconds) {
        this.#words.delete(person)
        this.#seen.delete(person)
      }
    }
  }

  readonly #seen = new Map<string, number>()
}
