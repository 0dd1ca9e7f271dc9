import { newId } from '#server/auth/tokens.ts'
import { importBatch } from '#server/rooms/import-batch.ts'
import { jsonBytes } from '#server/rooms/item-blobs.ts'
import { readBatch } from '#server/rooms/read-batch.ts'
import { runCommand } from '#server/rooms/run-command.ts'
import { streamOf } from '#server/sync/shared-draft.ts'
import { textAt } from '#shared/domain/bench.ts'
import { openDisputes } from '#shared/domain/dispute.ts'
import { resultHash, resultOf, wordsHash } from '#shared/domain/result.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { CommandName } from '#shared/domain/room.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { CommandDone } from '#shared/protocol/rt-messages.ts'
import type { Person, RoomHarness } from './room-harness.ts'

export const itemStates = ['fresh', 'in work', 'disputed', 'ruled', 'signed off', 'reopened'] as const
export type StagedState = (typeof itemStates)[number]

export const place = { unit: 'u1', from: 1, to: 2 }

/** Somebody who tries things, and whether the items that they try them on hold a source of theirs. */
export interface Actor {
  readonly called: string
  readonly role: Role
  readonly id: string
  readonly person: Person
  /** On whose items they try it: where it makes no difference, on others' only. */
  readonly items: readonly ('own' | 'others')[]
}

/** An item brought into a state by others, with all that a command about it may have to name. */
export interface Staged {
  readonly item: string
  readonly dispute: string
  readonly ruling: string
  readonly position: string
  /** Of the result, as a signer sees it. */
  readonly hash: string
  /** Of the words at the place, as a trainer sees them. */
  readonly basis: string
}

const itemsOfEach = 900
const texts = ['the cat sat', 'the bat sat', 'the cat sat']
const batch = ['own', 'others'].flatMap((whose) =>
  Array.from({ length: itemsOfEach }, (_, at) => ({
    key: `${whose}-${at}`,
    language: 'en',
    sources: texts.map((text, source) => ({
      annotator: `worker-${source + (whose === 'own' ? 1 : 4)}`,
      segments: [{ text }],
    })),
  })),
)

/** A room with many items, somebody of every role, and a quick hand that brings items into a state. */
export class MatrixRoom {
  readonly here: RoomHarness
  readonly actors: readonly Actor[]
  readonly #left: Record<'own' | 'others', string[]>
  #commands = 0
  /** How much of the journal was read already, and how many summaries of drafts stand in that. */
  readonly #read = { entries: 0, summaries: 0 }

  private constructor(here: RoomHarness, actors: readonly Actor[]) {
    this.here = here
    this.actors = actors
    const rows = here.room.actor.queue.rows({ filter: 'all', search: '' }, '')
    const of = (whose: string) => rows.filter(({ key }) => key.startsWith(`${whose}-`)).map(({ id }) => id)
    this.#left = { own: of('own'), others: of('others') }
  }

  /** People are connected to the second harness; items are staged at the first. */
  static async open(here: RoomHarness, there: RoomHarness): Promise<MatrixRoom> {
    const operator = { room: here.roomId, person: 'operator', role: 'lead', session: null } as const
    const read = await readBatch({ fileName: 'many.json', bytes: jsonBytes({ chavadi: 1, items: batch }) })
    await importBatch(here.room, operator, read)
    const comes = async (called: string, role: Role, items: Actor['items'], person: Person): Promise<Actor> => ({
      called,
      role,
      items,
      person,
      id: (await person.joins()).me.person,
    })
    const new_ = (role: Role, name: string) => here.person(role, name, there)
    const annotator = await comes('annotator', 'annotator', ['own', 'others'], await new_('annotator', 'worker-1'))
    const twice = await here.personAgain(await here.returns(annotator.id, 'reviewer'), there)
    const actors = [
      await comes('lead', 'lead', ['others'], await new_('lead', 'Kamala')),
      await comes('reviewer', 'reviewer', ['others'], await new_('reviewer', 'Asha')),
      await comes('reviewer with a source', 'reviewer', ['own', 'others'], twice),
      await comes('trainer', 'trainer', ['others'], await new_('trainer', 'Meera')),
      annotator,
      await comes('observer', 'observer', ['others'], await new_('observer', 'Client')),
    ]
    await (await new_('trainer', 'Selvi')).joins()
    return new MatrixRoom(here, actors)
  }

  /** A new item in that state. What `mine` names was done by that person instead of others. */
  async stage(state: StagedState, whose: 'own' | 'others', mine?: string): Promise<Staged> {
    const item = this.#left[whose].pop()
    if (item === undefined) throw new Error('no items are left to stage')
    const by = mine ?? 'somebody'
    if (state !== 'fresh') {
      if (state === 'disputed' || state === 'ruled') await this.#dispute(item, by)
      else await this.#done(by, 'reviewer', 'difference.settle', { item, place, take: 0 })
      if (state === 'ruled') await this.#rule(item)
      if (state === 'signed off' || state === 'reopened')
        await this.#done('a-trainer', 'trainer', 'item.sign-off', { item, hash: (await this.#staged(item)).hash })
      if (state === 'reopened') await this.#done('a-trainer', 'trainer', 'item.reopen', { item, reason: 'again' })
    }
    return this.#staged(item)
  }

  /** A sample of everything that is signed off, and the item in it that a trainer signed who takes no part. */
  async sampled(): Promise<{ sample: string; item: string; hash: string }> {
    const { item } = await this.stage('signed off', 'others')
    const rule = { is: 'rate-below', percent: 5 }
    const done = await this.#done('a-lead', 'lead', 'sample.draw', { batch: null, size: { percent: 100 }, rule })
    const { sample } = done.answer as { sample: string }
    return { sample, item, hash: tableGet(this.here.room.actor.state.signOffs, item)?.hash ?? '' }
  }

  /** Somebody with two roles, a session of each and an assigned item; a link that nobody has used, an item of nobody's, and somebody else. */
  async victim(): Promise<{
    person: string
    other: string
    session: string
    invite: string
    item: string
    assigned: string
  }> {
    const { actor } = this.here.room
    const [person, session, second, invite, other] = [newId(), newId(), newId(), newId(), newId()]
    const [item = '', assigned = ''] = this.#left.others.splice(-2)
    const at = new Date().toISOString()
    const assigning = { type: 'items.assigned' as const, items: [assigned], to: person, due: null, by: 'operator', at }
    const author = { person: 'operator', role: 'lead', session: null, command: null } as const
    await actor.alone(() =>
      actor.commit(author, () => ({
        events: [
          { type: 'session.opened', person, role: 'reviewer', session },
          { type: 'session.opened', person, role: 'trainer', session: second },
          { type: 'person.added', person: other, role: 'reviewer' },
          { type: 'invite.made', invite, role: 'reviewer' },
          // An archived room takes no assignments.
          ...(actor.state.standing.is === 'open' ? [assigning] : []),
        ],
      })),
    )
    return { person, other, session, invite, item, assigned }
  }

  /** Entries of the journal and of an item's draft: what a refusal must leave alone. Summaries come by themselves. */
  async heads(item: string): Promise<readonly number[]> {
    const { store } = this.here.room.actor
    const fresh = await store.range(this.here.roomId, 'journal', this.#read.entries)
    this.#read.entries += fresh.length
    this.#read.summaries += fresh.filter(({ bytes }) => Buffer.from(bytes).includes('"type":"draft.edited"')).length
    const stream = await store.head(this.here.roomId, streamOf(item))
    return [this.#read.entries - this.#read.summaries, stream]
  }

  async #dispute(item: string, by: string): Promise<void> {
    const position = { value: 'rat', because: 'I hear it' }
    await this.#done(by, 'reviewer', 'dispute.open', { item, place, question: 'Which?', position })
  }

  async #rule(item: string): Promise<void> {
    const { basis } = await this.#staged(item)
    const ruling = { item, place, value: 'rat', reason: 'other', why: 'Heard twice', basis }
    await this.#done('a-trainer', 'trainer', 'ruling.make', ruling)
  }

  async #staged(id: string): Promise<Staged> {
    const { actor } = this.here.room
    const item = actor.item(id)
    if (!item) throw new Error(`no item ${id}`)
    const bench = await actor.bench(item)
    const rulings = tableGet(actor.state.rulings, id) ?? []
    const [open] = openDisputes(actor.state.disputes, id)
    const dispute = open ?? Object.values(tableGet(actor.state.disputes, id) ?? {})[0]
    return {
      item: id,
      dispute: dispute?.id ?? 'none',
      position: dispute?.positions[0]?.id ?? 'none',
      ruling: rulings[0]?.id ?? 'none',
      hash: resultHash(resultOf(bench, rulings)),
      basis: wordsHash(textAt(bench, place) ?? ''),
    }
  }

  async #done(person: string, role: Role, name: CommandName, input: object): Promise<CommandDone> {
    const caller = { room: this.here.roomId, person, role, session: null }
    const id = { client: `the-stage-of-${person}`, n: ++this.#commands }
    const outcome = await runCommand(this.here.room.actor, caller, { id, name, input }, () => [])
    if (!outcome.ok) throw new Error(`${name} was refused on the stage: ${outcome.refusal.message}`)
    return outcome.value
  }
}
