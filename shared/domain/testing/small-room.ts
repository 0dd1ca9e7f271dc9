import { compareItem } from '#shared/compare/compare-item.ts'
import { type Comparison, defaultProfile } from '#shared/compare/comparison.ts'
import { disagreement } from '#shared/compare/differences.ts'
import type { Manifest } from '#shared/domain/batch.ts'
import type { Bench } from '#shared/domain/bench.ts'
import type { Context, Decision, Here } from '#shared/domain/command.ts'
import type { ManifestItem } from '#shared/domain/item.ts'
import type { Role } from '#shared/domain/roles.ts'
import { commands, emptyRoom, type RoomEvent, type RoomState, reduceRoom, roomEvent } from '#shared/domain/room.ts'
import { defaultSettings, type RoomSettings } from '#shared/domain/settings.ts'
import { benchOfConsensus } from '#shared/drafts/draft-bench.ts'
import type { Outcome } from '#shared/kernel/outcome.ts'

/** Item ids of the small room: each has its own three sources. */
export const itemTexts = {
  'item-cats': ['the cat sat on the mat', 'the bat sat on the mat', 'the cat sat on a mat'],
  'item-dogs': ['a dog ran far', 'a dog ran far', 'a dog ran far'],
  'item-birds': ['two birds flew', 'too bards flew off', 'to words flow on'],
} as const
export type SmallItem = keyof typeof itemTexts

export const annotators = ['person-a', 'person-b', 'person-c']

export const comparisonOf = (item: SmallItem): Comparison =>
  compareItem(
    itemTexts[item].map((text) => ({ segments: [{ text }] })),
    defaultProfile,
  )

function listed(id: SmallItem, ordinal: number): ManifestItem {
  const comparison = comparisonOf(id)
  const { share, differences, weak } = disagreement(comparison)
  return {
    id,
    key: `${id}.mp3`,
    language: 'en',
    ordinal,
    annotators,
    sources: 'sources',
    comparison: 'comparison',
    differences,
    weak,
    disagreement: share,
    words: 6,
    excerpt: itemTexts[id][0],
  }
}

const manifest: Manifest = {
  batch: 'batch',
  people: annotators,
  items: (Object.keys(itemTexts) as SmallItem[]).map(listed),
}

/** Three items, three annotators, nothing decided. */
export function smallRoom(settings: Partial<RoomSettings> = {}): RoomState {
  const created = { type: 'room.created', settings: { ...defaultSettings('Small'), ...settings } } as const
  const imported = {
    ...({ type: 'batch.imported', batch: 'batch', name: 'small.csv', file: 'file', manifest: 'manifest' } as const),
    ...{ items: manifest.items.length, sources: 9, warnings: 0 },
  }
  return [created, imported, { type: 'batch.listed', manifest } as const].reduce(reduceRoom, emptyRoom)
}

export interface Asked {
  readonly person?: string
  readonly role?: Role
  readonly at?: string
  readonly here?: readonly Here[]
  readonly bench?: Bench
  readonly seen?: RoomState
}

let ids = 0

/** Decides one command; the bench is the item's untouched consensus unless another is given. */
export function decide(room: RoomState, name: string, input: object, asked: Asked = {}): Outcome<Decision<RoomEvent>> {
  const command = commands.get(name)
  if (!command) throw new Error(`no command ${name}`)
  const item = (input as { item?: SmallItem }).item
  const bench = asked.bench ?? (item && itemTexts[item] ? benchOfConsensus(comparisonOf(item)) : undefined)
  const ctx: Context & { bench?: Bench; seen?: RoomState } = {
    person: asked.person ?? 'asha',
    role: asked.role ?? 'reviewer',
    at: asked.at ?? '2026-01-01T10:00:00.000Z',
    here: asked.here ?? [],
    newId: () => `id-${++ids}`,
    ...(asked.seen ? { seen: asked.seen } : {}),
    ...(command.looksAtDraft && bench ? { bench } : {}),
  }
  return command.decide(room, command.input.parse(input), ctx)
}

/** Decides and reduces, and holds every event to the laws: it survives its schema, and replay gives the same state. */
export function done(room: RoomState, name: string, input: object, asked: Asked = {}): RoomState {
  const outcome = decide(room, name, input, asked)
  if (!outcome.ok) throw new Error(`${name} was refused: ${outcome.refusal.message}`)
  return outcome.value.events.reduce((state, event) => {
    const stored = roomEvent.parse(JSON.parse(JSON.stringify(event)))
    const next = reduceRoom(state, event)
    if (JSON.stringify(reduceRoom(state, stored)) !== JSON.stringify(next))
      throw new Error(`${event.type} changes in storage`)
    return next
  }, room)
}

export function refusalOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'accepted' : outcome.refusal.code
}
