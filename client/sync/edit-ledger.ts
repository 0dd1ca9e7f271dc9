import type { Outstanding } from './save-state.ts'

interface OwnEdit {
  readonly units: readonly string[]
  readonly at: number
  /** The sync frame of this connection that carries it; null when none does yet. */
  readonly frame: number | null
}

/**
 * Which of a document's own edits the server has not acknowledged. Frames are counted per connection; what a lost
 * connection carried travels again in the next one's Step2.
 */
export class EditLedger {
  #edits: readonly OwnEdit[] = []
  #heard = 0

  edited(units: readonly string[], at: number): void {
    this.#edits = [...this.#edits, { units, at, frame: null }]
  }

  /** An Update carries the edit just made; a Step2 everything that the server may lack. */
  sent(frame: number, kind: 'step2' | 'update'): void {
    const last = this.#edits.length - 1
    this.#edits = this.#edits.map((edit, at) =>
      edit.frame === null && (kind === 'step2' || at === last) ? { ...edit, frame } : edit,
    )
  }

  acknowledged(upTo: number, at: number): void {
    this.#heard = at
    this.#edits = this.#edits.filter(({ frame }) => frame === null || frame > upTo)
  }

  closed(): void {
    this.#edits = this.#edits.map((edit) => ({ ...edit, frame: null }))
  }

  get touchedUnits(): readonly string[] {
    return [...new Set(this.#edits.flatMap(({ units }) => units))]
  }

  outstanding(connected: boolean): Outstanding {
    return { count: this.#edits.length, since: this.#edits[0]?.at ?? null, heard: this.#heard, connected }
  }
}
