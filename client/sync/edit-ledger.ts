import * as Y from 'yjs'
import type { TouchedUnit } from './device-database.ts'
import type { Outstanding } from './save-state.ts'

interface OwnEdit {
  readonly n: number
  readonly units: readonly TouchedUnit[]
  readonly at: number
  /** The sync frame of this connection that carries it; null when none does yet. */
  readonly frame: number | null
  /** The clocks up to which it writes; null where only a whole Step2 carries it for certain, as it takes words away. */
  readonly reach: Reach | null
  /** What it put in. */
  readonly words: string
}

type InheritedEdit = Pick<OwnEdit, 'n' | 'units' | 'at'> & { readonly update: Uint8Array }

/** Up to which clock of each client something goes. */
export type Reach = ReadonlyMap<number, number>

/** What a sync frame carries: an Update the edit just made, a Step2 everything that the server may lack. */
export type FrameContent = 'step2' | 'update' | Reach

/**
 * Which of a document's own edits the server has not acknowledged. Frames are counted per connection; what a lost
 * connection carried travels again in the next one's Step2, or in the pieces that come before it.
 */
export class EditLedger {
  #edits: readonly OwnEdit[] = []
  #count = 0
  #heard = 0

  /** Edits that an earlier page made and numbered; they come before any of this one. */
  inherited(edits: readonly InheritedEdit[]): void {
    const earlier = edits.map(({ n, units, at, update }) => ({ n, units, at, frame: null, ...contentOf(update) }))
    this.#edits = [...earlier, ...this.#edits]
    this.#count = Math.max(this.#count, ...edits.map(({ n }) => n))
  }

  /** The number of the edit. */
  edited(units: readonly TouchedUnit[], at: number): number {
    const n = ++this.#count
    this.#edits = [...this.#edits, { n, units, at, frame: null, reach: null, words: '' }]
    return n
  }

  /** What the edit of that number came to. */
  wrote(n: number, update: Uint8Array): void {
    const content = contentOf(update)
    this.#edits = this.#edits.map((edit) => (edit.n === n ? { ...edit, ...content } : edit))
  }

  sent(frame: number, content: FrameContent): void {
    const last = this.#edits.length - 1
    const isIn = ({ reach }: OwnEdit, at: number) =>
      content === 'step2' || (content === 'update' ? at === last : reach !== null && isWithin(reach, content))
    this.#edits = this.#edits.map((edit, at) => (edit.frame === null && isIn(edit, at) ? { ...edit, frame } : edit))
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

  /** By unit, the words that frames up to this one carry there; in all their units where none is named. */
  wordsIn(units: readonly string[], upTo: number): ReadonlyMap<string, string> {
    const sent = this.#edits.filter(({ frame }) => frame !== null && frame <= upTo)
    const wordsOf = (unit: string) =>
      sent.flatMap((edit) => (edit.units.some((touched) => touched.unit === unit) ? edit.words : [])).join('')
    const named = units.length > 0 ? units : [...new Set(sent.flatMap((edit) => edit.units.map(({ unit }) => unit)))]
    return new Map(named.map((unit) => [unit, wordsOf(unit)]))
  }

  /** `isKept` tells whether an edit is on this device. */
  outstanding(connected: boolean, isKept: (n: number) => boolean): Outstanding {
    const kept = this.#edits.filter(({ n }) => isKept(n)).length
    return { count: this.#edits.length, kept, since: this.#edits[0]?.at ?? null, heard: this.#heard, connected }
  }
}

function contentOf(update: Uint8Array): Pick<OwnEdit, 'reach' | 'words'> {
  const { structs, ds } = Y.decodeUpdate(update)
  const reach = new Map<number, number>()
  let words = ''
  for (const struct of structs) {
    reach.set(struct.id.client, struct.id.clock + struct.length)
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) words += struct.content.str
  }
  return { reach: ds.clients.size > 0 || structs.length === 0 ? null : reach, words }
}

const isWithin = (reach: Reach, sent: Reach): boolean =>
  [...reach].every(([client, clock]) => clock <= (sent.get(client) ?? -1))
