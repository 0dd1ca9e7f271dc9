import type { ReactiveControllerHost } from 'lit'
import { roomClientContext } from './contexts.ts'
import type { RoomClient, RoomScreen } from './room-client.ts'
import { Slice } from './slice.ts'

/** One value of the room that the host stands in. */
export class RoomView<T> extends Slice<RoomScreen, RoomClient, T> {
  constructor(host: ReactiveControllerHost & HTMLElement, select: (room: RoomScreen) => T) {
    super(host, roomClientContext, select)
  }

  get client(): RoomClient | undefined {
    return this.source
  }
}
