import { mostCharacters } from '#shared/domain/talk-limits.ts'
import type { PersonRow } from '#shared/protocol/people-messages.ts'
import type { ItemScreen } from './item-screen.ts'
import { marked, type Nameable, nameable } from './naming.ts'
import type { RoomClient } from './room-client.ts'
import type { Talk, TalkAnchor } from './talk.ts'

/** Who can be named, or written to: everybody who works or annotates here; about an item, who may see it. */
export function mayHear(
  room: RoomClient,
  people: readonly PersonRow[],
  anchor: TalkAnchor | null,
  screen: ItemScreen | undefined,
): readonly Nameable[] {
  if (anchor) return nameable(room, screen?.id === anchor.item ? screen.sources : null)
  const known = new Map(nameable(room, null).map((one) => [one.id, one]))
  for (const { id, name, roles } of people)
    if (id !== room.me && roles.some((role) => role !== 'observer')) known.set(id, { id, name })
  return [...known.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** Sends what is written; what is refused stands there again, unless something else does by then. */
export async function sendTalk(talk: Talk, people: readonly Nameable[], about: TalkAnchor | null): Promise<void> {
  const { draft } = talk.state
  const words = draft.text.trim().replace(/(?![\n\t])\p{Cc}/gu, '')
  const { text, ...named } = draft.to === null ? marked(words, people) : { text: words }
  if (text === '' || text.length > mostCharacters) return
  const anchor = draft.anchor ?? (about && { ...about, unit: null, place: null })
  const anchored = anchor && {
    item: anchor.item,
    ...(anchor.unit === null ? {} : { unit: anchor.unit }),
    ...(anchor.place === null ? {} : { place: anchor.place }),
  }
  // A trainer goes on to write to the same person; whoever answered a note speaks to the room again.
  talk.write({ text: '', anchor: null, ...(talk.writesNotes ? {} : { to: null }) })
  const said =
    draft.to === null
      ? await talk.say({ text, ...named, ...anchored })
      : await talk.note({ text, to: draft.to, ...anchored })
  if (!said && talk.state.draft.text === '') talk.write(draft)
}
