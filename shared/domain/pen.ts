import { z } from 'zod'
import { accept, type Refused, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { emptyTable, type Table, tableGet, tableSet } from '#shared/kernel/table.ts'
import { type Context, commandsOver } from './command.ts'
import type { Items } from './item.ts'
import type { People } from './person.ts'
import type { Rights } from './rights.ts'
import { allows, type Role } from './roles.ts'

/** Who may write the draft of an item although their role only reads it, and by whom that was. */
export interface Pen {
  readonly person: string
  readonly by: string
  readonly at: string
}
/** One holder for each item. */
export type Pens = Table<Pen | null>
export const noPens: Pens = emptyTable()

const who = { item: z.string(), person: z.string().min(1).max(40), by: z.string(), at: z.string() }

export const penEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('pen.given'),
    ...who,
    /** Who had it until then. */
    from: z.string().optional(),
    /** Raised where somebody had it. */
    rights: z.number().int().positive().optional(),
  }),
  z.strictObject({
    type: z.literal('pen.taken'),
    ...who,
    rights: z.number().int().positive(),
    /** It ended by something else that was done. */
    with: z.enum(['sign-off', 'role', 'removal']).optional(),
  }),
])
export type PenEvent = z.infer<typeof penEvent>
type Taken = Extract<PenEvent, { type: 'pen.taken' }>

export const reducePens = sliceReducer<Pens, PenEvent>({
  'pen.given': (pens, { item, person, by, at }) => tableSet(pens, item, { person, by, at }),
  'pen.taken': (pens, { item }) => tableSet(pens, item, null),
})

interface Holding {
  readonly pens: Pens
}

const holdsPen = ({ pens }: Holding, item: string, person: string): boolean => tableGet(pens, item)?.person === person

/** Whether somebody has the pen of an item and is here in a role that can use it. */
export const writesWithPen = (
  state: Holding,
  { role, person }: { readonly role: Role; readonly person: string },
  item: string,
): boolean => allows('pen.hold', role) && holdsPen(state, item, person)

/** Whether this item's draft is theirs to write: by role, or with its pen. */
export const mayWriteDraft = (
  state: Holding,
  caller: { readonly role: Role; readonly person: string },
  item: string,
): boolean => allows('draft.write', caller.role) || writesWithPen(state, caller, item)

/** Why somebody who needs the pen may not settle in an item. */
export const whyNoPen = (state: Holding, item: string, ctx: Pick<Context, 'role' | 'person'>): Refused | undefined =>
  mayWriteDraft(state, ctx, item)
    ? undefined
    : refuse('forbidden', 'You can change this item once a trainer gives you its pen')

export interface PenState extends Holding {
  readonly items: Items
  readonly people: People
  readonly signOffs: Table<object | null>
  readonly rights: Rights
}
const { command } = commandsOver<PenState, PenEvent>()

const item = z.string().max(40)
const person = z.string().max(40)

/** Another trainer was faster: told is who has it now. */
function whyMoved({ pens }: Holding, id: string, seen: string | null): Refused | undefined {
  const pen = tableGet(pens, id) ?? null
  return (pen?.person ?? null) === seen
    ? undefined
    : refuse('moved', 'Another trainer gave or took the pen of this item meanwhile; nothing was changed', { pen })
}

/** `holder`: who has it on the trainer's screen. Whoever has it loses it. */
export const givePen = command({
  name: 'pen.give',
  input: z.strictObject({ item, person, holder: person.nullable() }),
  decide(state, { item: id, person: to, holder }, { person: by, at }) {
    const listed = tableGet(state.items, id)
    if (!listed) return refuse('not-found', `No item ${id} in this room`)
    if (tableGet(state.signOffs, id)) return refuse('frozen', `${listed.key} is signed off; reopen it first`)
    const known = Object.hasOwn(state.people, to) ? state.people[to] : undefined
    if (!known || known.roles.length === 0) return refuse('not-found', 'This person is not in the room any more')
    if (!known.roles.some((role) => allows('pen.hold', role)))
      return refuse('conflict', 'The pen is for annotators; reviewers and trainers write without it')
    if (holdsPen(state, id, to) && holder === to) return refuse('conflict', 'They have the pen of this item already')
    const moved = whyMoved(state, id, holder)
    if (moved) return moved
    const lost = holder === null ? {} : { from: holder, rights: state.rights.raised + 1 }
    return accept({ events: [{ type: 'pen.given', item: id, person: to, by, at, ...lost }] })
  },
})

export const takePen = command({
  name: 'pen.take',
  input: z.strictObject({ item, holder: person }),
  decide(state, { item: id, holder }, { person: by, at }) {
    if (!tableGet(state.items, id)) return refuse('not-found', `No item ${id} in this room`)
    const moved = whyMoved(state, id, holder)
    if (moved) return moved
    return accept({
      events: [{ type: 'pen.taken', item: id, person: holder, by, at, rights: state.rights.raised + 1 }],
    })
  },
})

type Ending = Pick<Taken, 'by' | 'at' | 'rights'> & { readonly with: NonNullable<Taken['with']> }

/** The pen of an item ends with something that is done to it. */
export function penOfItemEnds({ pens }: Holding, id: string, ending: Ending): readonly Taken[] {
  const pen = tableGet(pens, id)
  return pen ? [{ type: 'pen.taken', item: id, person: pen.person, ...ending }] : []
}

/** The pens of somebody end with their role or their place in the room. */
export const pensOfPersonEnd = ({ pens }: Holding, id: string, ending: Ending): readonly Taken[] =>
  pens
    .flatMap((bucket) => Object.entries(bucket))
    .filter(([, pen]) => pen?.person === id)
    .map(([of]) => ({ type: 'pen.taken', item: of, person: id, ...ending }))
