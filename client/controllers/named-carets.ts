import { msg } from '@lit/localize'
import type { ReactiveControllerHost } from 'lit'
import type { NamedCaret } from '../bench/caret-drawing.ts'
import { ItemSlice } from './item-slice.ts'
import { RoomView } from './room-view.ts'

/** Others' carets in one unit, under the names that the room knows them by. */
export class NamedCarets {
  readonly #slice: ItemSlice<unknown>
  readonly #room: RoomView<unknown>
  readonly #unit: () => string

  constructor(host: ReactiveControllerHost & HTMLElement, unit: () => string) {
    this.#unit = unit
    this.#slice = new ItemSlice(host, ({ carets }) => carets.get(unit()))
    this.#room = new RoomView(host, () => null)
  }

  get value(): readonly NamedCaret[] {
    const carets = this.#slice.item?.state.carets.get(this.#unit()) ?? []
    return carets.map((caret) => ({ ...caret, name: this.#room.client?.nameOf(caret.person) ?? msg('Somebody') }))
  }
}
