import type { Caller } from '#server/auth/caller.ts'
import { hashOf, newId } from '#server/auth/tokens.ts'
import { ItemGone } from '#server/sync/draft-home.ts'
import type { SharedDraft } from '#server/sync/shared-draft.ts'
import type { Bench } from '#shared/domain/bench.ts'
import type { Command, Decision, Here } from '#shared/domain/command.ts'
import type { ListedItem } from '#shared/domain/item.ts'
import { formerOf } from '#shared/domain/person.ts'
import { commands, type RoomEvent, type RoomState } from '#shared/domain/room.ts'
import { reopenItem, signOffItem } from '#shared/domain/sign-off.ts'
import { whyNotAsked } from '#shared/domain/standing.ts'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { type CommandDone, commandEnvelope } from '#shared/protocol/rt-messages.ts'
import { missedProfile } from './recompare.ts'
import { mostAttempts, type RoomActor } from './room-actor.ts'
import { summariseDraft } from './summarise.ts'

type AnyCommand = Command<string, unknown, RoomState, RoomEvent>
interface CommandId {
  readonly client: string
  readonly n: number
}
interface Asked {
  readonly command: AnyCommand
  readonly input: unknown
  readonly caller: Caller
  readonly id: CommandId
  /** The same command as entries would have it that were merged into this person since. */
  readonly earlier: readonly CommandId[]
  here(): readonly Here[]
  /** The room as the asker sees it, where that is behind. */
  seen(): RoomState | undefined
}

/**
 * The only write path of facts: envelope, schema, role matrix, decision, commit on the heads that it was decided on.
 * A command that was accepted before gets its first answer again; a refusal is given only after reading to the head.
 */
export async function runCommand(
  room: RoomActor,
  caller: Caller,
  sent: unknown,
  here: () => readonly Here[],
  seen: () => RoomState | undefined = () => undefined,
): Promise<Outcome<CommandDone>> {
  const envelope = commandEnvelope.safeParse(sent)
  if (!envelope.success) return refuse('bad-input', notUnderstood, envelope.error.issues[0])
  if (room.loss.sentence !== null) return refuse('went-back', room.loss.sentence)
  const { id, name } = envelope.data
  const command = commands.get(name)
  if (!command) return refuse('unknown-command', `There is no command "${name}"`)
  if (!command.roles.includes(caller.role))
    return refuse('forbidden', `This is not for your role, ${caller.role}`, { command: name })
  const input = command.input.safeParse(envelope.data.input)
  if (!input.success) {
    const [issue] = input.error.issues
    return refuse('bad-input', notUnderstood, { command: name, field: issue?.path.join('.'), problem: issue?.message })
  }
  const asked: Asked = {
    command,
    input: input.data,
    caller,
    ...recordedIds(room, caller, id),
    here,
    seen,
  }
  if (halfCharacter.test(JSON.stringify(input.data)))
    return refuse('bad-input', 'The text holds half a character; take it out and try again', { command: name })
  await summariseBeforeSignOff(room, asked)
  return room.alone(() => decided(room, asked))
}

/** Whether a command of this caller stands in the journal, as far as it was read. */
export function wasDone(room: RoomActor, caller: Caller, id: CommandId): boolean {
  return answeredAt(room, recordedIds(room, caller, id)) !== undefined
}

/** A command's id as entries have it, also of those who were merged into its person. */
const recordedIds = ({ state }: RoomActor, { person }: Caller, { client, n }: CommandId) => ({
  id: { n, client: journalClient(person, client) },
  earlier: formerOf(state.people, person).map((former) => ({ n, client: journalClient(former, client) })),
})

/** For a person; what exactly is wrong stands in the details. */
const notUnderstood = 'The server does not understand what this page sent. Reload the page and try again'

/** JSON writes half a surrogate pair as an escape; it has no canonical form and could not be journaled. */
const halfCharacter = /\\ud[89a-f][0-9a-f]{2}/i

/** Heads are public: they name a client so that its owner alone can tell, and nobody can use up another's numbers. */
const journalClient = (person: string, client: string): string => hashOf(`${person}.${client}`).slice(0, 24)

/** Who typed what stands in the journal before the sign-off that freezes it. */
async function summariseBeforeSignOff(room: RoomActor, { command, input }: Asked): Promise<void> {
  const item = command.name === signOffItem.name ? room.item((input as { item: string }).item) : undefined
  if (item) await summariseDraft(room, item)
}

const sessionOver = refuse('forbidden', 'Your session has ended; this was not done')

async function decided(room: RoomActor, asked: Asked): Promise<Outcome<CommandDone>> {
  const { command, input } = asked
  if (!room.goesOn(asked.caller.session)) return sessionOver
  const done = answeredAt(room, asked)
  if (done !== undefined) return accept({ seq: done, ...repeatedAnswer(room, done) })
  if (!command.looksAtDraft) return untilCommitted(room, asked, undefined)
  const { item: id } = input as { item: string }
  const item = room.item(id) ?? ((await room.catchUp()) ? room.item(id) : undefined)
  if (!item) return refuse('not-found', `No item ${id} in this room`)
  const draft = await room.drafts.open(room, item)
  if (draft.position === 0) await draft.alone(() => draft.catchUp())
  await draft.learnComparison()
  // A draft begins with the first thing that is done to it, not with what is refused.
  const first = draft.position === 0 ? decide(room, asked, draft.bench()) : undefined
  if (first?.ok === false && !(await room.catchUp())) return first
  try {
    await draft.ensureSeeded(() => room.catchUp())
  } catch (error) {
    if (error instanceof ItemGone) return refuse('not-found', error.message)
    throw error
  }
  return draft.alone(() => untilCommitted(room, asked, { item, draft }))
}

const answeredAt = (room: RoomActor, { id, earlier }: Pick<Asked, 'id' | 'earlier'>): number | undefined =>
  [id, ...earlier].map((one) => room.answeredAt(one)).find((seq) => seq !== undefined)

async function untilCommitted(
  room: RoomActor,
  asked: Asked,
  on: { item: ListedItem; draft: SharedDraft } | undefined,
): Promise<Outcome<CommandDone>> {
  let readToHead = false
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    await on?.draft.learnComparison()
    const outcome = decide(room, asked, on?.draft.bench())
    if (!outcome.ok) {
      if (readToHead) return outcome
      // Once is enough: what comes after that came after the command.
      readToHead = true
      const news = [await room.catchUp(), await on?.draft.catchUp()]
      if (news.includes(true)) continue
      return outcome
    }
    const done = answeredAt(room, asked)
    if (done !== undefined) return accept({ seq: done, ...repeatedAnswer(room, done) })
    const { draft, answer } = outcome.value
    const events = [...outcome.value.events, ...(await comparedOnReopening(room, asked))]
    const author = {
      person: asked.caller.person,
      role: asked.caller.role,
      session: asked.caller.session,
      command: asked.id,
    }
    const wanted = on && draft ? { events, draft: { item: on.item, changes: draft } } : { events }
    if (await room.attempt(author, wanted))
      return accept({ seq: room.seq, ...(answer === undefined ? {} : { answer }) })
  }
  return refuse('internal', 'Too many people changed this at once; try again')
}

/** What missed a change of profile because it was signed off is compared anew in the commit that reopens it. */
async function comparedOnReopening(room: RoomActor, { command, input, caller }: Asked): Promise<readonly RoomEvent[]> {
  const item = command.name === reopenItem.name ? room.item((input as { item: string }).item) : undefined
  const change = item && (await missedProfile(room, item))
  return change ? [{ type: 'item.compared', item: item.id, manifest: change, by: caller.person }] : []
}

function decide(
  room: RoomActor,
  { command, input, caller, here, seen }: Asked,
  bench: Bench | undefined,
): Outcome<Decision<RoomEvent>> {
  if (!room.goesOn(caller.session)) return sessionOver
  const stands = whyNotAsked(room.state.standing, command.name)
  if (stands) return stands
  const seenRoom = seen()
  return command.decide(room.state, input, {
    person: caller.person,
    role: caller.role,
    at: new Date().toISOString(),
    here: here(),
    newId,
    ...(bench ? { bench } : {}),
    ...(seenRoom ? { seen: seenRoom } : {}),
  })
}

/** What an accepted command gave back stands in its event. */
function repeatedAnswer(room: RoomActor, seq: number): { answer?: unknown } {
  const event = room.since(seq - 1)?.find((recorded) => recorded.seq === seq)?.event
  return event?.type === 'item.given' ? { answer: { item: event.item } } : {}
}
