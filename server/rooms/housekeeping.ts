import { reopenReturned } from './reopen-returned.ts'
import type { RoomActor } from './room-actor.ts'
import { summariseDraft } from './summarise.ts'

const every = 2_000
const quiet = 5_000

/**
 * Writes down what was typed once a draft has been quiet for a while, and the figures now and then; does what decisions
 * leave to be done. The answer stops it.
 */
export function keepHouse(room: RoomActor): () => void {
  let busy = false
  const timer = setInterval(async () => {
    if (busy) return
    busy = true
    try {
      await reopenReturned(room)
      for (const draft of await room.drafts.openIn(room)) {
        if (draft.editedAt === undefined || performance.now() - draft.editedAt < quiet) continue
        draft.summarised()
        await summariseDraft(room, draft.item)
      }
      await room.book.keep()
    } catch (error) {
      room.log.warn({ room: room.id, error }, 'what is kept in order beside the room has to wait')
    }
    busy = false
  }, every)
  timer.unref()
  return () => clearInterval(timer)
}
