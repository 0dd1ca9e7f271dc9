import type { Bench } from '#shared/domain/bench.ts'
import type { Decision } from '#shared/domain/command.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import type { Role } from '#shared/domain/roles.ts'
import { commands, emptyRoom, type RoomEvent, type RoomState } from '#shared/domain/room.ts'
import type { RoomSettings } from '#shared/domain/settings.ts'
import { type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { emptyTable, tableSet } from '#shared/kernel/table.ts'
import type { ItemView } from '#shared/protocol/rt-messages.ts'

export interface FakeAsker {
  readonly person: string
  readonly role: Role
  readonly settings: RoomSettings
}

let ids = 0

/** What the real domain decides on the one item of a fake room. */
export function fakeDecision(
  view: ItemView,
  bench: Bench,
  { person, role, settings }: FakeAsker,
  command: { readonly name: string; readonly input: unknown },
): Outcome<Decision<RoomEvent>> {
  const known = commands.get(command.name)
  if (!known) return refuse('unknown-command', command.name)
  if (!known.roles.includes(role)) return refuse('forbidden', `${command.name} is not for the role ${role}`)
  const ctx = { person, role, at: new Date().toISOString(), here: [], bench, newId: () => `id${++ids}` }
  return known.decide(stateOf(view, settings), known.input.parse(command.input), ctx)
}

function stateOf(view: ItemView, settings: RoomSettings): RoomState {
  const { id } = view.row
  const listed: ListedItem = {
    ...{
      id,
      key: view.row.key,
      language: 'en',
      ordinal: 1,
      annotators: ['p0'],
      sources: '',
      comparison: view.compared,
    },
    ...{ differences: 1, weak: 1, disagreement: 0, words: 1, excerpt: '', batch: '' },
  }
  return {
    ...emptyRoom,
    settings,
    items: tableSet(emptyRoom.items, id, listed),
    settlings: tableSet(emptyTable(), id, view.settled),
    disputes: tableSet(emptyTable(), id, view.disputes),
    rulings: tableSet(emptyTable(), id, view.rulings),
    pens: view.pen ? tableSet(emptyTable(), id, view.pen) : emptyTable(),
    people: Object.fromEntries(
      ['p0', 'p1', 'p2'].map((one, at) => [one, { id: one, number: at + 1, roles: ['annotator' as const] }]),
    ),
    signOffs: view.signOff ? tableSet(emptyTable(), id, view.signOff) : emptyTable(),
  }
}
