import { msg } from '@lit/localize'
import { putBack } from '#shared/compare/put-back.ts'
import { type BenchUnit, benchUnit } from '#shared/domain/bench.ts'
import { replaceAt } from '#shared/domain/draft-change.ts'
import { type Place, placesOverlap } from '#shared/domain/place.ts'
import { putBackFields } from '#shared/drafts/label-bench.ts'
import type { LabelFields } from '#shared/drafts/label-fields.ts'
import type { EditableUnit } from './item-draft.ts'
import type { ItemStore, NotAccepted } from './item-screen.ts'
import type { RoomClient } from './room-client.ts'

/** What words and fields are put back with. */
interface Hands {
  editable(unit: string): EditableUnit | undefined
  writeFields(unit: string, fields: LabelFields): LabelFields | undefined
}

/** The words that the server would not take: put back as far as the draft permits, or done with. */
export class PuttingBack {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #hands: Hands

  constructor(store: ItemStore, room: RoomClient, hands: Hands) {
    this.#store = store
    this.#room = room
    this.#hands = hands
  }

  /** What fits into the draft as it stands goes in as this person's edits; the rest stays to be read and copied. */
  putBack(words: NotAccepted): void {
    const units = words.units.filter((unit) => !this.#wholly(unit, words.ruled))
    if (units.length === 0) void this.#forget(words)
    else {
      this.#show(words, { ...words, units })
      void this.#room.work?.keepRefusal(words.generation, units)
      this.#room.notices.say(
        msg('What others have changed meanwhile was left as it is. The words are still kept below.'),
      )
    }
  }

  /** The person is done with these words: they are kept nowhere any more, unless that was a slip. */
  async done(words: NotAccepted): Promise<void> {
    await this.#forget(words)
    const run = () => void this.#bringBack(words)
    this.#room.notices.say(msg('The words are dropped'), { label: msg('Keep them after all'), run })
  }

  async #forget(words: NotAccepted): Promise<void> {
    await this.#room.work?.forgetRefusal(words.generation)
    this.#show(words, undefined)
    await this.#room.lookAside()
  }

  async #bringBack({ units, ...kept }: NotAccepted): Promise<void> {
    const { id, notAccepted } = this.#store.state
    const plain = units.map(({ unit, before, text }) => ({ unit, before, text }))
    await this.#room.work?.keepCovered({ ...kept, item: id, units: plain })
    this.#store.update({ notAccepted: [...notAccepted, { ...kept, units }] })
    await this.#room.lookAside()
  }

  /** Whether all of the unit's words stand in the draft now. */
  #wholly({ unit, before, text }: NotAccepted['units'][number], place: Place | undefined): boolean {
    if (place) return this.#putAt(place, text)
    const { bench, view } = this.#store.state
    const editable = this.#hands.editable(unit)
    const stands = bench && benchUnit(bench, unit)
    if (stands?.label) return before !== null && this.#putLabel(stands, before, text)
    if (!editable || !stands || before === null) return false
    const ruled = (view?.rulings ?? []).filter(({ place }) => place.unit === unit)
    const closed = ruled.map(({ place }) => stands.stretch(place.from, place.to))
    const { changes, left } = putBack(before, text, editable.text.toString(), closed)
    editable.text.doc?.transact(() => {
      for (const { at, remove, insert } of changes.toReversed()) {
        editable.text.delete(at, remove)
        editable.text.insert(at, insert)
      }
    }, editable.origin)
    return left === 0
  }

  #putLabel({ id, label }: BenchUnit, before: string, text: string): boolean {
    const back = label && putBackFields(label, before, text)
    if (!back || (Object.keys(back.fields).length > 0 && !this.#hands.writeFields(id, back.fields))) return false
    return back.left === 0
  }

  /** Words that a ruling covered, once it is taken back. */
  #putAt(place: Place, words: string): boolean {
    const { bench, view } = this.#store.state
    const editable = this.#hands.editable(place.unit)
    const stands = bench && benchUnit(bench, place.unit)
    const ruled = view?.rulings.some((ruling) => placesOverlap(ruling.place, place)) ?? true
    const change = stands && replaceAt(stands, place, words)
    if (!editable || !stands || ruled) return false
    if (change)
      editable.text.doc?.transact(() => {
        editable.text.delete(change.at, change.remove)
        editable.text.insert(change.at, change.insert)
      }, editable.origin)
    return true
  }

  #show(words: NotAccepted, instead: NotAccepted | undefined): void {
    const notAccepted = this.#store.state.notAccepted.flatMap((other) => (other === words ? (instead ?? []) : other))
    this.#store.update({ notAccepted })
  }
}
