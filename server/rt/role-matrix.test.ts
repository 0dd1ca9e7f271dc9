import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '#server/rooms/run-command.ts'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import {
  type Actor,
  itemStates,
  MatrixRoom,
  place,
  type Staged,
  type StagedState,
} from '#server/testing/matrix-room.ts'
import { RoomHarness } from '#server/testing/room-harness.ts'
import { wordsHash } from '#shared/domain/result.ts'
import { allows } from '#shared/domain/roles.ts'
import { type CommandName, commands } from '#shared/domain/room.ts'
import type { RefusalCode } from '#shared/kernel/outcome.ts'
import { tableGet } from '#shared/kernel/table.ts'

type Expected = 'done' | RefusalCode
type Victim = Awaited<ReturnType<MatrixRoom['victim']>>

/** What a command comes to for a role that the matrix lets ask it, in each state of an item. */
interface Row {
  /** `annotator`: somebody with a source there, who tries nothing. */
  input(staged: Staged, annotator: string): object
  readonly states: Readonly<Record<StagedState, Expected>>
  /** The item was brought into its state by the asker. */
  readonly mine?: true
  /** Who has its pen: the asker, who is an annotator then, or somebody else. */
  readonly pen?: 'asker' | 'another'
  /** Why this asker is refused on this item although their role may ask, by the finer rule that is named. */
  readonly finer?: (asker: Actor, whose: 'own' | 'others', state: StagedState) => boolean
}

/** A command about people or the room: no state of an item concerns it. */
interface RoomRow {
  about(victim: Victim, room: MatrixRoom): object | Promise<object>
  /** What it comes to for whoever may ask. */
  readonly comes?: Expected
}

/** T2: annotators take part in disputes on items that hold a source of theirs. */
const notParty: NonNullable<Row['finer']> = ({ role }, whose) => role === 'annotator' && whose === 'others'
/** S3: a reviewer does not sign off an item that holds a source of theirs. */
const ownSource: NonNullable<Row['finer']> = ({ role }, whose) => role === 'reviewer' && whose === 'own'

/** PN4: annotators settle with the pen of the item. */
const withoutPen: NonNullable<Row['finer']> = ({ role }) => role === 'annotator'

/** For each state in turn: fresh, in work, disputed, ruled, signed off, reopened. */
const states = (...each: readonly Expected[]): Row['states'] =>
  Object.fromEntries(itemStates.map((state, at) => [state, each[at]])) as Row['states']
const inDispute = states('not-found', 'not-found', 'done', 'conflict', 'not-found', 'not-found')

const rows: Readonly<Record<CommandName, readonly (Row | RoomRow)[]>> = {
  'difference.settle': [
    {
      input: ({ item }) => ({ item, place, take: 1 }),
      states: states('done', 'done', 'done', 'frozen', 'frozen', 'done'),
      finer: withoutPen,
    },
    {
      input: ({ item }) => ({ item, place, take: 1 }),
      states: states('done', 'done', 'done', 'frozen', 'frozen', 'done'),
      pen: 'asker',
    },
  ],
  'difference.unsettle': [
    {
      input: ({ item }) => ({ item, place }),
      states: states('not-found', 'conflict', 'not-found', 'frozen', 'frozen', 'conflict'),
      finer: withoutPen,
    },
    {
      input: ({ item }) => ({ item, place }),
      states: states('not-found', 'done', 'not-found', 'frozen', 'frozen', 'done'),
      mine: true,
      finer: withoutPen,
    },
  ],
  // The items of the matrix are transcripts.
  'labels.change': [
    {
      input: ({ item }) => ({ item, act: 'remove', labels: [{ unit: 'u1', seen: '', there: false }] }),
      states: states('not-found', 'not-found', 'not-found', 'not-found', 'not-found', 'not-found'),
      finer: withoutPen,
    },
  ],
  'dispute.open': [
    {
      input: ({ item }) => ({ item, place, question: 'Which?' }),
      states: states('done', 'done', 'conflict', 'frozen', 'frozen', 'done'),
      finer: notParty,
    },
  ],
  'dispute.withdraw': [
    {
      input: ({ item, dispute }) => ({ item, dispute }),
      states: states('not-found', 'not-found', 'forbidden', 'not-found', 'not-found', 'not-found'),
    },
    {
      input: ({ item, dispute }) => ({ item, dispute }),
      states: states('not-found', 'not-found', 'done', 'not-found', 'not-found', 'not-found'),
      mine: true,
    },
  ],
  'position.add': [
    {
      input: ({ item, dispute }) => ({ item, dispute, value: 'hat', because: '' }),
      states: inDispute,
      finer: notParty,
    },
  ],
  'vote.cast': [
    {
      input: ({ item, dispute, position }) => ({ item, dispute, position }),
      states: inDispute,
      finer: notParty,
    },
  ],
  'comment.add': [
    {
      input: ({ item, dispute }) => ({ item, dispute, text: 'Hm' }),
      states: states('not-found', 'not-found', 'done', 'done', 'not-found', 'not-found'),
      finer: notParty,
    },
  ],
  'ruling.make': [
    {
      input: ({ item, basis }) => ({ item, place, value: 'rat', reason: 'other', why: 'So', basis }),
      states: states('done', 'done', 'done', 'frozen', 'frozen', 'done'),
    },
    {
      // U4: there is another trainer in the room.
      input: ({ item, basis }) => ({ item, place, value: 'rat', reason: 'other', why: 'So', basis }),
      states: states('done', 'done', 'forbidden', 'frozen', 'frozen', 'done'),
      mine: true,
    },
  ],
  'ruling.reopen': [
    {
      input: ({ item, ruling }) => ({ item, ruling, reason: 'again' }),
      states: states('not-found', 'not-found', 'not-found', 'done', 'frozen', 'not-found'),
    },
  ],
  'precedent.make': [
    {
      input: ({ item, ruling }) => ({
        ...{ item, ruling, reason: 'other', title: 'A rat', rule: 'It squeaks: rat.' },
        ...{ good: 'the rat sat', bad: 'the cat sat', tags: ['animals'] },
      }),
      states: states('not-found', 'not-found', 'not-found', 'done', 'not-found', 'not-found'),
    },
  ],
  'precedent.overrule': [{ about: () => ({ precedent: 'none', by: 'other', why: 'So' }), comes: 'not-found' }],
  'item.sign-off': [
    {
      input: ({ item, hash }) => ({ item, hash }),
      states: states('done', 'done', 'blocked', 'done', 'frozen', 'done'),
      finer: ownSource,
    },
  ],
  'item.reopen': [
    {
      input: ({ item }) => ({ item, reason: 'again' }),
      states: states('conflict', 'conflict', 'conflict', 'conflict', 'done', 'conflict'),
    },
  ],
  'words.replace': [
    {
      input: ({ item }) => ({
        ...{ item, replacing: 'replacing-in-the-matrix'.replaceAll('-', ''), find: 'the', with: 'a' },
        ...{ matchCase: true, wholeWord: true },
        units: [{ unit: 'u1', seen: wordsHash('the cat sat'), at: [0] }],
      }),
      states: states('done', 'done', 'done', 'done', 'frozen', 'done'),
    },
  ],
  'replacement.undo': [
    {
      input: ({ item }) => ({ item, replacing: 'never' }),
      states: states('not-found', 'not-found', 'not-found', 'not-found', 'not-found', 'not-found'),
    },
  ],
  'pen.give': [
    {
      input: ({ item }, annotator) => ({ item, person: annotator, holder: null }),
      states: states('done', 'done', 'done', 'done', 'frozen', 'done'),
    },
  ],
  'pen.take': [
    {
      input: ({ item }, annotator) => ({ item, holder: annotator }),
      states: states('moved', 'moved', 'moved', 'moved', 'moved', 'moved'),
    },
    {
      // Another trainer gave it before.
      input: ({ item }, annotator) => ({ item, holder: annotator }),
      states: states('done', 'done', 'done', 'done', 'moved', 'done'),
      pen: 'another',
    },
  ],
  'item.next': [{ about: () => ({}) }],
  'items.assign': [
    { about: ({ person, item }) => ({ items: [item], to: person }) },
    { about: ({ assigned }) => ({ items: [assigned], to: null }) },
  ],
  'items.set-due': [{ about: ({ assigned }) => ({ items: [assigned], due: '2999-12-31' }) }],
  'items.deal': [{ about: ({ person }) => ({ people: [person], each: 1 }) }],
  'reasons.set': [{ about: () => ({ reasons: ['other', 'spelling'] }) }],
  'settings.set': [{ about: () => ({ settings: { tags: ['laughs'] }, was: { tags: ['other'] } }), comes: 'moved' }],
  'labelling.set': [{ about: () => ({ labelling: { tags: [{ name: 'Car' }] }, basis: 'before' }), comes: 'moved' }],
  'invite.revoke': [{ about: ({ invite }) => ({ invite }) }],
  'session.end': [{ about: ({ person }) => ({ person }) }, { about: ({ person, session }) => ({ person, session }) }],
  'role.take': [{ about: ({ person }) => ({ person, role: 'trainer' }) }],
  'person.remove': [{ about: ({ person }) => ({ person }) }],
  'sample.draw': [
    {
      about: async (_, room) => {
        await room.stage('signed off', 'others')
        return { batch: null, size: { count: 1 }, rule: { is: 'rate-below', percent: 5 } }
      },
    },
  ],
  'sample.judge': [{ about: async (_, room) => ({ ...(await room.sampled()), right: true, reason: null, words: '' }) }],
  // AC1: this observer came by a link that does not allow it.
  'items.accept': [
    { about: () => ({ outcome: 'accepted', of: { batch: 'nowhere', count: 1 }, comment: '' }), comes: 'forbidden' },
  ],
  'sample.close': [
    {
      about: async (_, room) => {
        const { sample } = await room.sampled()
        return { sample, outcome: 'returned', why: 'So' }
      },
    },
  ],
  'room.rename': [{ about: () => ({ title: 'Renamed', was: 'Harness' }) }],
  'room.archive': [{ about: () => ({}) }],
  'room.restore': [{ about: () => ({}) }],
  'room.delete': [{ about: () => ({ title: 'Another' }), comes: 'moved' }],
  'guideline.propose': [{ about: () => ({ section: null, text: 'Numbers as words.', why: 'Asked often' }) }],
  'guideline.decline': [{ about: () => ({ proposal: 'never', reason: 'No' }), comes: 'not-found' }],
  'person.merge': [{ about: ({ person, other }) => ({ person, into: other }) }],
  'talk.say': [
    { about: () => ({ text: 'Hello' }) },
    {
      // TK4: annotators speak about items that they see; once one is signed off they do.
      input: ({ item }) => ({ text: 'Here', item, unit: 'u1', place }),
      states: states('done', 'done', 'done', 'done', 'done', 'done'),
      finer: (asker, whose, state) => notParty(asker, whose, state) && state !== 'signed off',
    },
  ],
  // Nobody wrote them a note.
  'note.answer': [{ about: ({ person }) => ({ text: 'For you', to: person }), comes: 'conflict' }],
  'note.write': [{ about: ({ person }) => ({ text: 'For you', to: person }) }],
}

const places = {
  'one process on the embedded store': async () => [await RoomHarness.open()],
  'two processes on one Redis': async () => {
    redis = await startRedis()
    const here = await RoomHarness.open({ redisUrl: redis.url })
    return [here, await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })]
  },
} as const
let redis: RedisServer | undefined

test('R1 every command has its rows here', () => {
  expect(Object.keys(rows).sort()).toEqual([...commands.keys()].sort())
})

describe.each(Object.entries(places))('R1 the role matrix on %s', (_, open) => {
  let room: MatrixRoom
  let harnesses: readonly RoomHarness[]

  beforeAll(async () => {
    harnesses = await open()
    const [here, there = here] = harnesses
    if (!here || !there) throw new Error('no server')
    room = await MatrixRoom.open(here, there)
  }, 60_000)
  afterAll(async () => {
    for (const harness of harnesses.toReversed()) await harness.close()
    await redis?.stop()
    redis = undefined
  })

  const sourceOf = ({ item }: Staged) => room.here.room.actor.item(item)?.annotators.at(-1) ?? 'nobody'

  /** Unless it is theirs, or the item is signed off. */
  async function givePen({ item }: Staged, person: string): Promise<void> {
    const { actor } = room.here.room
    await actor.learnRights()
    const holder = tableGet(actor.state.pens, item)?.person ?? null
    if (holder === person || tableGet(actor.state.signOffs, item)) return
    const trainer = { room: room.here.roomId, person: 'a-giver', role: 'trainer', session: null } as const
    const id = { client: 'a-giver-of-pens', n: ++pens }
    const input = { item, person, holder }
    expect(await runCommand(actor, trainer, { id, name: 'pen.give', input }, () => [])).toMatchObject({ ok: true })
  }
  let pens = 0

  /** What it came to; a refusal that wrote something comes to nothing that is expected. */
  async function tried({ person }: Actor, name: string, input: object, item: string): Promise<string> {
    const before = await room.heads(item)
    const outcome = await person.asks(name, input)
    const written = JSON.stringify(await room.heads(item)) !== JSON.stringify(before)
    if (outcome.ok) return written ? 'done' : 'done, and nothing written'
    return written ? `${outcome.refusal.code}, and something written` : outcome.refusal.code
  }

  function expected(
    name: CommandName,
    asker: Actor,
    whose: 'own' | 'others',
    row: Row,
    state: StagedState,
  ): Expected[] {
    if (!allows(name, asker.role)) return ['forbidden']
    const asState = row.states[state]
    if (!row.finer?.(asker, whose, state)) return [asState]
    // Two reasons to refuse: either may be the one that is told.
    return asState === 'done' ? ['forbidden'] : ['forbidden', asState]
  }

  const cases = Object.entries(rows).flatMap(([name, list]) =>
    list.map((row, at) => ({ name: name as CommandName, row, title: at === 0 ? name : `${name}, in another way` })),
  )

  test.each(cases.filter(({ row }) => 'states' in row))('$title', { timeout: 120_000 }, async ({ name, row }) => {
    if (!('states' in row)) return
    const wrong: unknown[] = []
    const untouched = new Map<string, Staged>()
    for (const asker of room.actors)
      for (const whose of asker.items)
        for (const state of itemStates) {
          const holds = row.pen === 'asker'
          if (holds && asker.role !== 'annotator') continue
          const key = `${state} ${whose} ${row.mine || holds ? asker.id : ''} ${row.pen ?? ''}`
          const staged = untouched.get(key) ?? (await room.stage(state, whose, row.mine && asker.id))
          untouched.set(key, staged)
          if (row.pen === 'another') await givePen(staged, sourceOf(staged))
          if (holds) await givePen(staged, asker.id)
          const came = await tried(asker, name, row.input(staged, sourceOf(staged)), staged.item)
          if (came.startsWith('done')) untouched.delete(key)
          const wanted = expected(name, asker, whose, row, state)
          if (!wanted.includes(came as Expected)) wrong.push([asker.called, whose, state, came, wanted])
        }
    expect(wrong).toEqual([])
  })

  test.each(cases.filter(({ row }) => 'about' in row))('$title', { timeout: 60_000 }, async ({ name, row }) => {
    if (!('about' in row)) return
    const wrong: unknown[] = []
    for (const asker of room.actors) {
      const came = await tried(asker, name, await row.about(await room.victim(), room), 'none')
      const wanted = allows(name, asker.role) ? (row.comes ?? 'done') : 'forbidden'
      if (came !== wanted) wrong.push([asker.called, came, wanted])
    }
    expect(wrong).toEqual([])
  })
})
