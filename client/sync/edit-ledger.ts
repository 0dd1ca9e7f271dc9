import type { TouchedUnit } from './device-database.ts'
import type { Outstanding } from './save-state.ts'

interface OwnEdit {
  readonly n: number
  readonly units: readonly TouchedUnit[]
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
  #count = 0
  #heard = 0

  /** Edits that an earlier page made and numbered; they come before any of this one. */
  inherited(edits: readonly Omit<OwnEdit, 'frame'>[]): void {
    this.#edits = [...edits.map(({ n, units, at }) => ({ n, units, at, frame: null })), ...this.#edits]
    this.#count = Math.max(this.#count, ...edits.map(({ n }) => n))
  }

  /** The number of the edit. */
  edited(units: readonly TouchedUnit[], at: number): number {
    const n = ++this.#count
    this.#edits = [...this.#edits, { n, units, at, frame: null }]
    return n
  }

  /** An Update carries the edit just made; a Step2 everything that the server may lack. */
  sent(frame: number, kind: 'step2' | 'update'): void {
    const last = this.#edits.length - 1
    this.#edits = this.#edits.map((edit, at) =>
      edit.frame === null && (kind === 'step2' || at === last) ? { ...edit, frame } : edit,
    )
  }

  /** The numbers of the edits that are safe now. */
  acknowledged(upTo: number, at: number): readonly number[] {
    const isSafe = ({ frame }: OwnEdit) => frame !== null && frame <= upTo
    const safe = this.#edits.filter(isSafe)
    this.#heard = at
    if (safe.length > 0) this.#edits = this.#edits.filter((edit) => !isSafe(edit))
    return safe.map(({ n }) => n)
  }

  closed(): void {
    this.#edits = this.#edits.map((edit) => ({ ...edit, frame: null }))
  }

  /** The units with unacknowledged edits, each with the text that those began from. */
  get touched(): ReadonlyMap<string, string | null> {
    const touched = new Map<string, string | null>()
    for (const { units } of this.#edits)
      for (const { unit, before } of units) if (!touched.has(unit)) touched.set(unit, before)
    return touched
  }

  /** `isKept` tells whether an edit is on this device. */
  outstanding(connected: boolean, isKept: (n: number) => boolean): Outstanding {
    const kept = this.#edits.filter(({ n }) => isKept(n)).length
    return { count: this.#edits.length, kept, since: this.#edits[0]?.at ?? null, heard: this.#heard, connected }
  }
}
