import { msg } from '@lit/localize'
import { benchUnit } from '#shared/domain/bench.ts'
import { putBack } from '#shared/drafts/put-back.ts'
import type { EditableUnit } from './item-draft.ts'
import type { ItemStore, NotAccepted } from './item-screen.ts'
import type { RoomClient } from './room-client.ts'

/** The words that the server would not take: put back as far as the draft permits, or done with. */
export class PuttingBack {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #editable: (unit: string) => EditableUnit | undefined

  constructor(store: ItemStore, room: RoomClient, editable: (unit: string) => EditableUnit | undefined) {
    this.#store = store
    this.#room = room
    this.#editable = editable
  }

  /** What fits into the draft as it stands goes in as this person's edits; the rest stays to be read and copied. */
  putBack(words: NotAccepted): void {
    const units = words.units.filter((unit) => !this.#wholly(unit))
    if (units.length === 0) void this.done(words)
    else {
      this.#show(words, { ...words, units })
      void this.#room.work?.keepRefusal(words.generation, units)
      this.#room.notices.say(
        msg('What others have changed meanwhile was left as it is. The words are still kept below.'),
      )
    }
  }

  /** The person is done with these words: they are kept nowhere any more. */
  async done(words: NotAccepted): Promise<void> {
    await this.#room.work?.forgetRefusal(words.generation)
    this.#show(words, undefined)
  }

  /** Whether all of the unit's words stand in the draft now. */
  #wholly({ unit, before, text }: NotAccepted['units'][number]): boolean {
    const { bench, view } = this.#store.state
    const editable = this.#editable(unit)
    const stands = bench && benchUnit(bench, unit)
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

  #show(words: NotAccepted, instead: NotAccepted | undefined): void {
    const notAccepted = this.#store.state.notAccepted.flatMap((other) => (other === words ? (instead ?? []) : other))
    this.#store.update({ notAccepted })
  }
}
