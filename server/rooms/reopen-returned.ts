import { tableGet, tableValues } from '#shared/kernel/table.ts'
import type { Author } from './journal-codec.ts'
import { mostAttempts, type RoomActor } from './room-actor.ts'

/**
 * Items found wrong in a sample that was returned, and items that the client returned, are open again: one
 * `item.reopened` each, as the act of who returned them. Whichever process comes first does it; what a crash left over
 * is done by the next.
 */
export async function reopenReturned(room: RoomActor): Promise<void> {
  for (const { id, returning, by, comment } of room.state.acceptances) {
    const author: Author = { person: by, role: 'observer', session: null, command: null }
    for (const item of returning) await reopen(room, item, author, { reason: comment, acceptance: id })
  }
  for (const { returning, closing } of tableValues(room.state.samples)) {
    if (!closing || returning.length === 0) continue
    const author: Author = { person: closing.by, role: closing.role, session: null, command: null }
    for (const item of returning) await reopen(room, item, author, { reason: closing.why })
  }
}

interface Why {
  readonly reason: string
  /** The client's return, where it is one. */
  readonly acceptance?: string
}

async function reopen(room: RoomActor, id: string, author: Author, why: Why): Promise<void> {
  const item = room.item(id)
  if (!item) return
  const draft = await room.drafts.open(room, item)
  await room.alone(() =>
    draft.alone(async () => {
      for (let attempt = 0; attempt < mostAttempts; attempt++) {
        if (!tableGet(room.state.signOffs, id)) return
        const position = draft.position + 1
        const events = [{ type: 'item.reopened', item: id, by: author.person, ...why, position }] as const
        if (await room.attempt(author, { events, draft: { item, changes: [{ do: 'open' }] } })) return
      }
      throw new Error(`Item ${id} of ${room.id}: lost ${mostAttempts} races to be reopened`)
    }),
  )
}
