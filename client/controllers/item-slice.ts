import type { ReactiveControllerHost } from 'lit'
import { openItemContext } from './contexts.ts'
import type { ItemScreen } from './item-screen.ts'
import type { OpenItem } from './open-item.ts'
import { Slice } from './slice.ts'

/** One value of the item that is open around the host. */
export class ItemSlice<T> extends Slice<ItemScreen, OpenItem, T> {
  constructor(host: ReactiveControllerHost & HTMLElement, select: (item: ItemScreen) => T) {
    super(host, openItemContext, select)
  }

  get item(): OpenItem | undefined {
    return this.source
  }
}
