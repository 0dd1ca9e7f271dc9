import { msg, str } from '@lit/localize'
import { ConnectionLost } from '../sync/room-socket.ts'
import type { RoomClient } from './room-client.ts'

/** Where somebody stands in the room. */
interface Stand {
  /** The item that is open. */
  item(): string | null
  toQueue(): void
}

/** Whoever has an item open that goes with its batch is told in words and led to the queue. */
export function followTakenBack(room: RoomClient, stand: Stand): () => void {
  return room.onTold(({ event, name }) => {
    const item = stand.item()
    if (event?.type !== 'batch.taken-back' || item === null) return
    void isGone(room, item).then((gone) => {
      if (!gone || stand.item() !== item) return
      const who = name || msg('A lead')
      room.notices.insist(
        msg(str`${who} took back the import of ${event.name}; the item that you had open was part of it`),
      )
      stand.toQueue()
    })
  })
}

async function isGone(room: RoomClient, item: string): Promise<boolean> {
  try {
    const outcome = await room.ask('item', { item })
    return !outcome.ok && outcome.refusal.code === 'not-found'
  } catch (error) {
    if (error instanceof ConnectionLost) return false
    throw error
  }
}
