import { mostKept } from '#shared/protocol/own-work-messages.ts'
import { Followed } from './followed.ts'

/** Differences that a person wants to look at again: their ids, without words, kept in this browser for that person in that room. */
export class KeptDifferences extends Followed<readonly string[]> {
  readonly #place: string

  /** `owner`: room and person. */
  constructor(owner: string) {
    super(stored(`chavadi.again.${owner}`))
    this.#place = `chavadi.again.${owner}`
  }

  /** Kept, or ticked off when it was kept; false where there is no room for more. */
  turn(id: string): boolean {
    const kept = this.state.includes(id)
    if (!kept && this.state.length >= mostKept) return false
    const state = kept ? this.state.filter((one) => one !== id) : [...this.state, id]
    if (state.length === 0) localStorage.removeItem(this.#place)
    else localStorage.setItem(this.#place, JSON.stringify(state))
    this.put(state)
    return true
  }
}

/** What is stored may be old or bent. */
function stored(place: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string').slice(0, mostKept) : []
  } catch {
    return []
  }
}
