import type { z } from 'zod'
import type { Outcome } from '#shared/kernel/outcome.ts'
import type { Bench } from './bench.ts'
import type { DraftChange } from './draft-change.ts'
import { permissions, type Role } from './roles.ts'

/** Somebody in the room now, as presence has it; never journaled. */
export interface Here {
  readonly person: string
  readonly role: Role
  readonly item: string | null
}

/** What a decision may know besides the state: injected, so that `decide` stays pure. */
export interface Context {
  readonly person: string
  readonly role: Role
  /** ISO 8601, UTC. */
  readonly at: string
  readonly here: readonly Here[]
  newId(): string
}

/** The room as the asker sees it, where that is behind the room. */
interface Seeing<State> {
  readonly seen?: State
}

export interface Decision<Event> {
  readonly events: readonly Event[]
  readonly draft?: readonly DraftChange[]
  /** What the asker needs besides the sequence, such as the item that was given. */
  readonly answer?: unknown
}

type CommandName = keyof typeof permissions

interface Definition<Name extends CommandName, Input, State, Event, Ctx> {
  readonly name: Name
  readonly input: z.ZodType<Input>
  decide(state: State, input: Input, ctx: Ctx & Seeing<State>): Outcome<Decision<Event>>
}

export interface Command<Name extends string = string, Input = unknown, State = unknown, Event = unknown> {
  readonly name: Name
  readonly input: z.ZodType<Input>
  readonly roles: readonly Role[]
  /** Commands that look at a draft name its item in `input.item` and are decided on the bench of that item. */
  readonly looksAtDraft: boolean
  decide(state: State, input: Input, ctx: Context & Seeing<State> & { bench?: Bench }): Outcome<Decision<Event>>
}

/** Commands over one part of the room's state: roles come from the matrix by the command's name. */
export const commandsOver = <State, Event>() => ({
  command: <Name extends CommandName, Input>(
    definition: Definition<Name, Input, State, Event, Context>,
  ): Command<Name, Input, State, Event> => ({
    ...definition,
    roles: permissions[definition.name],
    looksAtDraft: false,
  }),
  draftCommand: <Name extends CommandName, Input extends { item: string }>(
    definition: Definition<Name, Input, State, Event, Context & { bench: Bench }>,
  ): Command<Name, Input, State, Event> => ({
    name: definition.name,
    input: definition.input,
    roles: permissions[definition.name],
    looksAtDraft: true,
    decide(state, input, ctx) {
      if (!ctx.bench) throw new Error(`${definition.name} was decided without the bench of ${input.item}`)
      return definition.decide(state, input, { ...ctx, bench: ctx.bench })
    },
  }),
})
