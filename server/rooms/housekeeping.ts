import type { RoomActor } from './room-actor.ts'
import { summariseDraft } from './summarise.ts'

const every = 2_000
const quiet = 5_000

/** Writes down what was typed once a draft has been quiet for a while. The answer stops it. */
export function keepHouse(room: RoomActor): () => void {
  let busy = false
  const timer = setInterval(async () => {
    if (busy) return
    busy = true
    try {
      for (const draft of await room.drafts.openIn(room)) {
        if (draft.editedAt === undefined || performance.now() - draft.editedAt < quiet) continue
        draft.summarised()
        await summariseDraft(room, draft.item)
      }
    } catch (error) {
      room.log.warn({ room: room.id, error }, 'a summary of what was typed has to wait')
    }
    busy = false
  }, every)
  timer.unref()
  return () => clearInterval(timer)
}
