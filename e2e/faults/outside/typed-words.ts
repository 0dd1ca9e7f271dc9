import type { FrameListener } from '#server/demo/guest-draft.ts'

/** One edit of a writer: a word that nobody else types is put in, or taken away again. */
export interface TypedWord {
  readonly word: string
  readonly does: 'adds' | 'removes'
  /** The frame of the present connection that carries it. */
  readonly frame: number | null
  /** Where in the draft's stream it stands at the latest, once that was acknowledged. */
  readonly position: number | null
}

/** What a writer did, what was sent of it and what was acknowledged. */
export class TypedWords implements FrameListener {
  #rows: readonly TypedWord[] = []
  readonly refusals: string[] = []

  get rows(): readonly TypedWord[] {
    return this.#rows
  }

  get outstanding(): number {
    return this.#rows.filter(({ position }) => position === null).length
  }

  get safe(): number {
    return this.#rows.length - this.outstanding
  }

  /** Right before the edit is made. */
  doing(does: TypedWord['does'], word: string): void {
    this.#rows = [...this.#rows, { word, does, frame: null, position: null }]
  }

  opened(): void {
    this.#rows = this.#rows.map((row) => (row.position === null ? { ...row, frame: null } : row))
  }

  sent(frame: number, kind: 'step2' | 'update'): void {
    const last = this.#rows.length - 1
    this.#rows = this.#rows.map((row, at) =>
      row.position === null && row.frame === null && (kind === 'step2' || at === last) ? { ...row, frame } : row,
    )
  }

  acknowledged(upTo: number, position: number): void {
    this.#rows = this.#rows.map((row) =>
      row.position === null && row.frame !== null && row.frame <= upTo ? { ...row, position } : row,
    )
  }

  refused(reason: string): void {
    this.refusals.push(reason)
  }
}
