import type { ReactiveControllerHost } from 'lit'
import type { RoomAddress } from '../routes.ts'
import { openRoomSocket } from '../sync/room-socket.ts'
import { RoomStay } from './room-stay.ts'

/** A stay over the real socket. */
export const openRoomStay = (host: ReactiveControllerHost & HTMLElement, address: RoomAddress): RoomStay =>
  new RoomStay(host, { room: address.room, session: address.session }, openRoomSocket(address))
