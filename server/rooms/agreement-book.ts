import { setImmediate } from 'node:timers/promises'
import { decodeEntry } from '#server/audit/entry.ts'
import { type ItemAgreement, itemAgreement } from '#shared/compare/agreement.ts'
import { defaultLabelProfile } from '#shared/compare/label-profile.ts'
import { isLabelled, type ListedItem } from '#shared/domain/item.ts'
import { asPeopleNow } from '#shared/domain/one-person.ts'
import type { RoomEvent, RoomState } from '#shared/domain/room.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { Label } from '#shared/labels/label.ts'
import { labelAgreement } from '#shared/projections/item-figures.ts'
import { type RoomAgreement, roomAgreement } from '#shared/projections/room-window.ts'
import { inSteps } from './in-steps.ts'
import { decodeEvent, type Recorded } from './journal-codec.ts'
import { labelledItem } from './labelled-items.ts'
import type { RoomReading } from './room-reading.ts'

type SignedOff = Extract<RoomEvent, { type: 'item.signed-off' }>

const entriesAtOnce = 500

/** Of one sign-off: what was signed, and over which comparison. */
interface Counted {
  readonly hash: string
  readonly comparison: string
  readonly agreement: ItemAgreement
  /** What was signed, of an item of labels. */
  readonly labels: readonly Label[] | null
}

/**
 * What signed-off items tell of agreement, counted once for each sign-off and kept in memory. Begun when somebody first
 * asks: the journal is read once from its start, then followed.
 */
export class AgreementBook {
  readonly #room: RoomReading
  readonly #counted = new Map<string, Counted>()
  readonly #news = new Set<() => void>()
  #begun: Promise<void> | undefined
  #ready = false
  #stop: () => void = () => undefined
  #last:
    | { readonly signOffs: RoomState['signOffs']; readonly counted: number; readonly agreement: RoomAgreement }
    | undefined
  #countings = 0

  constructor(room: RoomReading) {
    this.#room = room
  }

  /** Null until it is counted; whoever listens is told when it is. */
  of(state: RoomState): RoomAgreement | null {
    void this.ready()
    if (!this.#ready) return null
    if (this.#last?.signOffs === state.signOffs && this.#last.counted === this.#countings) return this.#last.agreement
    const items = [...this.#counted].flatMap(([item, { hash, agreement }]) =>
      tableGet(state.signOffs, item)?.hash === hash ? [agreement] : [],
    )
    const agreement = roomAgreement(items)
    this.#last = { signOffs: state.signOffs, counted: this.#countings, agreement }
    return agreement
  }

  /** What was signed of an item of labels, once it is counted. */
  settledLabels(item: string): readonly Label[] | null {
    const { signOffs } = this.#room.state
    const counted = this.#counted.get(item)
    return counted && tableGet(signOffs, item)?.hash === counted.hash ? counted.labels : null
  }

  ready(): Promise<void> {
    this.#begun ??= this.#begin().catch((error: unknown) => {
      this.#begun = undefined
      this.#stop()
      this.#room.log.warn({ room: this.#room.id, error }, 'agreement is counted later')
    })
    return this.#begun
  }

  listen(listener: () => void): () => void {
    this.#news.add(listener)
    return () => this.#news.delete(listener)
  }

  close(): void {
    this.#stop()
    this.#news.clear()
  }

  async #begin(): Promise<void> {
    const early: Recorded[] = []
    let hear = (recorded: Recorded): void => void early.push(recorded)
    this.#stop = this.#room.listen((recorded) => hear(recorded))
    for (const signed of (await this.#signedBefore()).values()) await this.#count(signed)
    hear = ({ event }) => {
      if (event.type === 'item.signed-off') void this.#countNow(event)
    }
    for (const recorded of early) hear(recorded)
    this.#ready = true
    this.#tell()
  }

  /** The latest sign-off of each item that is signed off now. */
  async #signedBefore(): Promise<ReadonlyMap<string, SignedOff>> {
    const { id, store, seq, state } = this.#room
    const latest = new Map<string, SignedOff>()
    for (let from = 0; from < seq; ) {
      const entries = await store.range(id, 'journal', from, Math.min(entriesAtOnce, seq - from))
      if (entries.length === 0) break
      for (const entry of entries) {
        const { head } = decodeEntry(entry.bytes)
        if (head.type !== 'item.signed-off' || !tableGet(state.signOffs, head.item ?? '')) continue
        const { event } = decodeEvent(entry).recorded
        if (event.type === 'item.signed-off') latest.set(event.item, event)
      }
      from += entries.length
      await setImmediate()
    }
    return latest
  }

  async #countNow(signed: SignedOff): Promise<void> {
    try {
      await this.#count(signed)
      this.#tell()
    } catch (error) {
      this.#room.log.warn({ room: this.#room.id, item: signed.item, error }, 'agreement of an item is not counted')
    }
  }

  async #count({ item: id, hash, units }: SignedOff): Promise<void> {
    const item = this.#room.item(id)
    const known = this.#counted.get(id)
    if (!item || (known?.hash === hash && known.comparison === item.comparison)) return
    const labels = isLabelled(item) ? units.flatMap(({ label }) => label ?? []) : null
    const agreement = labels ? await this.#amongLabels(item, labels) : await this.#amongWords(item, units)
    this.#counted.set(id, { hash, comparison: item.comparison, agreement, labels })
    this.#countings++
  }

  async #amongWords(item: ListedItem, units: SignedOff['units']): Promise<ItemAgreement> {
    return inSteps('comparing', itemAgreement(await this.#room.blobs.comparison(item), units), {})
  }

  async #amongLabels(item: ListedItem, settled: readonly Label[]): Promise<ItemAgreement> {
    const { people, settings } = this.#room.state
    const [{ profile }, stored] = await Promise.all([this.#room.blobs.comparison(item), this.#room.blobs.sources(item)])
    const comparing = { config: settings.labelling, profile: profile.labels ?? defaultLabelProfile }
    const held = { ...labelledItem(item.id, asPeopleNow(stored, people)), settled }
    return inSteps('comparing', labelAgreement(held, comparing), {})
  }

  #tell(): void {
    for (const listener of this.#news) listener()
  }
}
