import type { KeptEdit, KeptItem, Owner, RefusedUnit, TouchedUnit } from './device-database.ts'
import type { DeviceStore, Writing } from './device-store.ts'
import { randomId } from './random-id.ts'
import type { RollCall } from './roll-call.ts'

export interface EditToKeep {
  readonly n: number
  readonly update: Uint8Array
  readonly units: readonly TouchedUnit[]
  readonly at: number
  readonly position: number
  readonly mark?: string
}

/** What a generation begins with: what others of this person left, and from which state. */
export interface Inherited {
  readonly states: readonly Uint8Array[]
  /** The client ids under which they wrote. */
  readonly own: readonly number[]
  readonly edits: readonly EditToKeep[]
}

export interface KeptEditsOf {
  readonly device: DeviceStore
  readonly rollCall: RollCall
  readonly owner: Owner
  readonly item: string
}

/** On a good line an edit is acknowledged sooner than this and never touches the disk. */
const patienceMilliseconds = 100
const retryMilliseconds = 5000

/** The unacknowledged edits of one generation of a draft, on this device. */
export class KeptEdits {
  readonly generation = randomId()
  readonly #of: KeptEditsOf
  readonly #changed: () => void
  readonly #waiting = new Map<number, EditToKeep>()
  readonly #stored = new Set<number>()
  readonly #dropping = new Set<number>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing = false
  #hurry = false
  #over = false

  /** `changed` is called when something became kept. */
  constructor(of: KeptEditsOf, changed: () => void) {
    this.#of = of
    this.#changed = changed
    of.rollCall.enter(this.generation)
    document.addEventListener('visibilitychange', this.#hidden)
  }

  /** Whether it is on this device for certain. */
  has(n: number): boolean {
    return this.#stored.has(n)
  }

  add(edit: EditToKeep): void {
    this.#waiting.set(edit.n, edit)
    this.#later(this.#hurry ? 0 : patienceMilliseconds)
  }

  /** Acknowledged: they need not be kept any more. */
  drop(numbers: readonly number[]): void {
    for (const n of numbers) {
      this.#waiting.delete(n)
      this.#stored.delete(n)
      this.#dropping.add(n)
    }
    if (numbers.length > 0) this.#later(patienceMilliseconds)
  }

  /** Without a connection everything is written at once. */
  hurry(hurry: boolean): void {
    this.#hurry = hurry
    if (hurry && this.#waiting.size > 0) this.#later(0)
  }

  /**
   * Takes over what pages of this person that are gone have left of this item. Looks until nothing is left: a page may
   * have gone in the middle of taking over from another one.
   */
  async claim(): Promise<Inherited> {
    let claimed: Inherited = { states: [], own: [], edits: [] }
    for (let absent = await this.#absent(); absent.size > 0 && !this.#over; absent = await this.#absent()) {
      const taken = await this.#take(absent, claimed)
      if (!taken) break
      claimed = taken
    }
    return claimed
  }

  /** The whole item beside its edits, so that a page without a server can show it. */
  keepItem(whole: Pick<KeptItem, 'states' | 'own' | 'sources' | 'view'>): Promise<boolean> {
    const { owner, item, device } = this.#of
    const { generation } = this
    return device.write((writing) =>
      writing.objectStore('items').put({ ...owner, generation, item, ...whole, sources: whole.sources }),
    )
  }

  forgetItem(): Promise<boolean> {
    return this.#of.device.write((writing) => writing.objectStore('items').delete(this.generation))
  }

  /**
   * Ends the generation: its edits are never sent again, its words stay until the person is done with them. Settled
   * once no page can take the edits over any more.
   */
  async refuse(reason: string, at: number, units: readonly RefusedUnit[]): Promise<void> {
    const { owner, item, device, rollCall } = this.#of
    const { generation } = this
    this.#end()
    const refused = await device.write(async (writing) => {
      await writing.objectStore('edits').delete(allOf(generation))
      await writing.objectStore('items').delete(generation)
      if (units.length > 0) await writing.objectStore('refusals').put({ ...owner, generation, item, reason, at, units })
    })
    if (refused) rollCall.leave(generation)
  }

  /** Words of edits that are acknowledged and that nobody will read; answers the name they stand under. */
  async keepWords(reason: string, at: number, units: readonly RefusedUnit[]): Promise<string> {
    const { owner, item, device } = this.#of
    const generation = randomId()
    await device.write((writing) =>
      writing.objectStore('refusals').put({ ...owner, generation, item, reason, at, units }),
    )
    return generation
  }

  /** Lets go of what is left for the next page of this person; writes what is not written yet. */
  async close(): Promise<void> {
    if (this.#over) return
    await this.#write()
    this.#end()
    this.#of.rollCall.leave(this.generation)
  }

  /** The page may be gone the next moment. */
  readonly #hidden = () => {
    if (document.visibilityState === 'hidden') void this.#write()
  }

  #end(): void {
    this.#over = true
    document.removeEventListener('visibilitychange', this.#hidden)
    clearTimeout(this.#timer)
    this.#waiting.clear()
  }

  async #absent(): Promise<ReadonlySet<string>> {
    const { device, rollCall, owner, item } = this.#of
    const key: [string, string] = [owner.person, owner.room]
    const left = await device.read([], async (database) => [
      ...(await database.getAllFromIndex('edits', 'owner', key)),
      ...(await database.getAllFromIndex('items', 'owner', key)),
    ])
    const mine = left.filter((kept) => kept.item === item && kept.epoch === owner.epoch && kept.role === owner.role)
    return rollCall.absent(mine.map(({ generation }) => generation))
  }

  async #take(absent: ReadonlySet<string>, before: Inherited): Promise<Inherited | null> {
    const { device, owner } = this.#of
    const states = [...before.states]
    const own = [...before.own]
    const edits = [...before.edits]
    const taken = await device.write(async (writing) => {
      for (const generation of absent) {
        const item = await writing.objectStore('items').get(generation)
        if (item && item.person === owner.person) {
          states.push(...item.states)
          own.push(...(item.own ?? []))
          await writing.objectStore('items').delete(generation)
          await writing.objectStore('items').put({ ...item, generation: this.generation, states, own })
        }
        edits.push(...(await this.#rekeyed(writing, generation, edits.length)))
      }
    })
    if (!taken) return null
    for (const { n } of edits) this.#stored.add(n)
    return { states, own, edits }
  }

  async #rekeyed(writing: Writing, generation: string, from: number): Promise<readonly KeptEdit[]> {
    const store = writing.objectStore('edits')
    const rows = await store.getAll(allOf(generation))
    const mine = rows.map((row, at) => ({ ...row, generation: this.generation, n: from + at + 1 }))
    await store.delete(allOf(generation))
    for (const row of mine) await store.put(row)
    return mine
  }

  #later(milliseconds: number): void {
    if (this.#over) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#write(), milliseconds)
  }

  async #write(): Promise<void> {
    if (this.#writing) return
    this.#writing = true
    let written = true
    while (written && this.#waiting.size + this.#dropping.size > 0) written = await this.#writeBatch()
    this.#writing = false
    if (!written) this.#later(retryMilliseconds)
  }

  async #writeBatch(): Promise<boolean> {
    const { device, owner, item } = this.#of
    const { generation } = this
    const edits = [...this.#waiting.values()]
    const gone = [...this.#dropping]
    const written = await device.write(async (writing) => {
      const store = writing.objectStore('edits')
      for (const n of gone) await store.delete([generation, n])
      for (const edit of edits) await store.put({ ...owner, generation, item, ...edit })
    })
    if (!written) return false
    for (const n of gone) this.#dropping.delete(n)
    for (const { n } of edits) if (this.#waiting.delete(n)) this.#stored.add(n)
    if (edits.length > 0) this.#changed()
    return true
  }
}

const allOf = (generation: string): IDBKeyRange => IDBKeyRange.bound([generation, 0], [generation, Infinity])
