import type { Caller } from '#server/auth/caller.ts'
import {
  currentGuideline,
  decidePublishing,
  mostGuidelineBytes,
  mostSections,
  type Publishing,
} from '#shared/domain/guideline.ts'
import { publishedTexts, type SectionText, sectionsOf } from '#shared/guideline/sections.ts'
import { accept, type Outcome, type Refused, refuse } from '#shared/kernel/outcome.ts'
import { mostAttempts, type RoomActor } from './room-actor.ts'
import type { OpenRoom } from './room-registry.ts'

export interface PublishWish {
  readonly text: Uint8Array
  readonly base: number
  readonly summary: string
  readonly takes: readonly string[]
}

/** The text first, then the event that names it. Asked for again by the same person it is published once. */
export async function publishGuideline(
  { actor }: OpenRoom,
  by: Caller,
  { text: bytes, base, summary, takes }: PublishWish,
): Promise<Outcome<{ version: number }>> {
  await actor.mustTake('guideline.published')
  const read = readText(bytes)
  if (!read.ok) return read
  await actor.alone(() => actor.catchUp())
  const refused = whyNotYet(actor, base)
  if (refused) return refused
  const sections = sectionsOf(read.value, await sectionsBefore(actor, base))
  if (sections.length > mostSections)
    return refuse('bad-input', `This has ${sections.length} headings; a guideline may have ${mostSections}`)
  const [text = ''] = await actor.store.blobs.put([new TextEncoder().encode(read.value)])
  const wish = { text, bytes: bytes.length, sections: [...sections], base, summary, takes: [...takes] }
  return actor.alone(() => committed(actor, by, wish))
}

/** Those of the version that it goes on from, which keep their ids. */
async function sectionsBefore({ state, store }: RoomActor, base: number): Promise<readonly SectionText[]> {
  const before = state.guidelines.versions[base - 1]
  if (!before) return []
  const text = new TextDecoder().decode(await store.blobs.get(before.text))
  return publishedTexts({ text, sections: before.sections })
}

async function committed(actor: RoomActor, by: Caller, wish: Publishing): Promise<Outcome<{ version: number }>> {
  const author = { person: by.person, role: by.role, session: by.session, command: null }
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const before = publishedBefore(actor, by, wish)
    if (before > 0) return accept({ version: before })
    const decided = decidePublishing(actor.state, wish, { person: by.person, at: new Date().toISOString() })
    if (decided.ok && (await actor.attempt(author, { events: [decided.value] })))
      return accept({ version: decided.value.version })
    if (!decided.ok && !(await actor.catchUp())) return decided
  }
  return refuse('internal', 'Too many people changed this at once; try again')
}

/** Told before the text is stored, where it is known by then. */
function whyNotYet({ state }: RoomActor, base: number): Refused | undefined {
  const now = currentGuideline(state.guidelines)?.version ?? 0
  return base > now ? refuse('moved', `There is no version ${base} of the guideline`) : undefined
}

/** The version that this very request made already, its answer having been lost; 0 for none. */
function publishedBefore({ state }: RoomActor, { person }: Caller, wish: { text: string; base: number }): number {
  const now = currentGuideline(state.guidelines)
  return now && now.text === wish.text && now.base === wish.base && now.by === person ? now.version : 0
}

function readText(bytes: Uint8Array): Outcome<string> {
  if (bytes.length > mostGuidelineBytes)
    return refuse(
      'bad-input',
      `This text has ${Math.ceil(bytes.length / 1000)} kB; a guideline may have ${mostGuidelineBytes / 1000} kB. Nothing was published`,
    )
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n')
    return text.trim() === '' ? refuse('bad-input', 'Write something first: this text is empty') : accept(text)
  } catch {
    return refuse('bad-input', 'This is not text in UTF-8. Nothing was published')
  }
}
