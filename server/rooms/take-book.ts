import { type LastTake, takesOf } from '#shared/projections/last-takes.ts'
import type { Recorded } from './journal-codec.ts'

/** What each person of a room changed last, read off its journal entry by entry. */
export class TakeBook {
  readonly #last = new Map<string, LastTake>()
  /** Entries of people that were merged, and who they are now. */
  readonly #into = new Map<string, string>()

  read(recorded: Recorded): void {
    const { event } = recorded
    if (event.type === 'person.merged') this.#merge(event.person, event.into)
    for (const [person, take] of takesOf(recorded)) this.#note(this.#into.get(person) ?? person, take)
  }

  of(person: string): LastTake | null {
    return this.#last.get(person) ?? null
  }

  /** Typing is told after the fact: what was settled since is later. */
  #note(person: string, take: LastTake): void {
    const known = this.#last.get(person)
    if (!known || known.at <= take.at) this.#last.set(person, take)
  }

  #merge(person: string, into: string): void {
    for (const [other, to] of this.#into) if (to === person) this.#into.set(other, into)
    this.#into.set(person, into)
    const take = this.#last.get(person)
    this.#last.delete(person)
    if (take) this.#note(into, take)
  }
}
