import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { caretFrame, caretOf } from '#server/testing/caret-frames.ts'
import { type Actor, itemStates, MatrixRoom, type Staged, type StagedState } from '#server/testing/matrix-room.ts'
import { RawDraft } from '#server/testing/raw-draft.ts'
import { RoomHarness } from '#server/testing/room-harness.ts'
import { defaultProfile } from '#shared/compare/comparison.ts'
import { type Action, allows } from '#shared/domain/roles.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import type { ClientToServer } from '#shared/protocol/rt-messages.ts'
import { messageTypes } from '#shared/protocol/sync-messages.ts'

type Whose = 'own' | 'others'
interface Case {
  readonly asker: Actor
  readonly whose: Whose
  readonly state: StagedState
  readonly staged: Staged
}

/** R3: annotators read items that hold a source of theirs, and every item once it is signed off. */
const maySee = ({ asker: { role }, whose, state }: Case): boolean =>
  role !== 'annotator' || whose === 'own' || state === 'signed off'

interface Asked {
  /** `seq`: where the journal ends. */
  request(given: Case, seq: number): unknown
  readonly action: Action
  /** It is about an item, which some read only later. */
  readonly ofItem?: true
}
/** Every message of `/rt` that is answered, by the action that it takes. Commands have a test of their own. */
const requests: Readonly<Record<Exclude<keyof ClientToServer, 'command' | 'here'>, Asked>> = {
  join: { request: () => ({ protocol: 1 }), action: 'room.look' },
  queue: { request: () => ({ filter: 'all', search: '', from: 0, count: 10 }), action: 'room.look' },
  disputes: { request: () => ({ filter: 'all', from: 0, count: 10 }), action: 'disputes.read' },
  matters: { request: () => ({ filter: 'all', from: 0, count: 10 }), action: 'results.watch' },
  observe: { request: ({ staged: { item } }) => ({ item }), action: 'results.watch' },
  window: { request: () => ({ open: true }), action: 'results.watch' },
  item: { request: ({ staged: { item } }) => ({ item }), action: 'draft.read', ofItem: true },
  notices: { request: () => ({ count: 10 }), action: 'notices.read' },
  'notices-read': { request: () => ({ seq: 0 }), action: 'notices.read' },
  talk: { request: () => ({ filter: 'all', count: 10 }), action: 'talk.read' },
  'talk-read': { request: () => ({ seq: 0 }), action: 'talk.read' },
  hand: { request: () => ({ up: false }), action: 'hand.raise' },
  spotlight: { request: () => ({ on: false }), action: 'spotlight.take' },
  point: {
    request: ({ staged: { item } }) => ({ item, place: { unit: 'u1', from: 0, to: 1 } }),
    action: 'place.point',
    ofItem: true,
  },
  since: { request: (_, seq) => ({ seq }), action: 'room.look' },
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

describe.each(Object.entries(places))('R1 every message on %s', (_, open) => {
  let room: MatrixRoom
  let harnesses: readonly RoomHarness[]
  let cases: Case[]

  beforeAll(async () => {
    harnesses = await open()
    const [here, there = here] = harnesses
    if (!here || !there) throw new Error('no server')
    room = await MatrixRoom.open(here, there)
    cases = []
    for (const asker of room.actors)
      for (const whose of asker.items)
        for (const state of itemStates) cases.push({ asker, whose, state, staged: await room.stage(state, whose) })
    await vi.waitFor(() => expect(there.room.actor.seq).toBe(here.room.actor.seq), 20_000)
  }, 60_000)
  afterAll(async () => {
    for (const harness of harnesses.toReversed()) await harness.close()
    await redis?.stop()
    redis = undefined
  })

  const titleOf = ({ asker, whose, state }: Case) => `${asker.called}, ${whose}, ${state}`

  test.each(Object.entries(requests))('/rt %s', { timeout: 60_000 }, async (name, { request, action, ofItem }) => {
    const wrong: unknown[] = []
    for (const given of cases) {
      const before = await room.heads(given.staged.item)
      const channel = given.asker.person.channel
      const outcome = await channel
        .timeout(20_000)
        .emitWithAck(name as 'item', request(given, before[0] ?? 0) as { item: string })
      const came = outcome.ok ? 'answered' : outcome.refusal.code
      const may = allows(action, given.asker.role) && (!ofItem || maySee(given))
      if (came !== (may ? 'answered' : 'forbidden')) wrong.push([titleOf(given), came])
      expect(await room.heads(given.staged.item)).toEqual(before)
    }
    expect(wrong).toEqual([])
  })

  test('/rt here', async () => {
    const [, there = harnesses[0]] = harnesses
    for (const given of cases) {
      given.asker.person.channel.emit('here', { item: given.staged.item })
      const stands = allows('draft.read', given.asker.role) ? given.staged.item : null
      const row = () =>
        there?.room.here.all().find(({ person, role }) => person === given.asker.id && role === given.asker.role)
      await vi.waitFor(() => expect([titleOf(given), row()?.item]).toEqual([titleOf(given), stands]), 10_000)
    }
  })

  const closes = (draft: RawDraft) => vi.waitFor(() => expect(draft.closedWith).not.toBeNull(), 20_000)

  /** A document that has what the server has, or what it would have. */
  async function opened({ asker, staged }: Case): Promise<RawDraft> {
    const draft = new RawDraft(asker.person, `/sync/harness/${staged.item}`)
    await draft.opened
    draft.asksForState()
    return draft
  }

  test('/sync connecting, and all that changes no draft', { timeout: 120_000 }, async () => {
    const harmless = [
      caretFrame([caretOf(new Y.Doc().clientID, { at: ['u1', 'a.1'] })]),
      new Uint8Array([messageTypes.queryAwareness]),
      new Uint8Array([messageTypes.progress, 3]),
      new Uint8Array([0, 2, 2, 0, 0]),
      ...[2, 7, 99, 110].map((type) => new Uint8Array([type, 1, 1])),
    ]
    const wrong: unknown[] = []
    for (const given of cases) {
      const draft = await opened(given)
      const may = allows('draft.read', given.asker.role) && maySee(given)
      if (may) await vi.waitFor(() => expect(draft.answers).toBeGreaterThan(0), 20_000)
      else await closes(draft)
      const before = await room.heads(given.staged.item)
      const heard = draft.answers
      for (const frame of may ? harmless : []) draft.socket.send(frame)
      if (may) draft.asksForState()
      if (may) await vi.waitFor(() => expect(draft.answers).toBeGreaterThan(heard), 20_000)
      if (draft.closedWith !== (may ? null : closeCodes.forbidden)) wrong.push([titleOf(given), draft.closedWith])
      expect([titleOf(given), await room.heads(given.staged.item)]).toEqual([titleOf(given), before])
      draft.socket.close()
    }
    expect(wrong).toEqual([])
  })

  test.each(['update', 'step2'] as const)('/sync words by %s', { timeout: 120_000 }, async (kind) => {
    const wrong: unknown[] = []
    for (const given of cases) {
      if (!allows('draft.read', given.asker.role) || !maySee(given)) continue
      const { role } = given.asker
      const draft = await opened(given)
      await vi.waitFor(() => expect(draft.answers).toBeGreaterThan(0), 20_000)
      const before = await room.heads(given.staged.item)
      const words = draft.text === '' ? Y.encodeStateAsUpdate(junk()) : draft.makes((text) => text.insert(0, 'so '))
      draft.sends(kind, words)
      const may = allows('draft.write', role) && given.state !== 'signed off'
      if (may) await vi.waitFor(() => expect(draft.acknowledged.at(-1)?.n).toBe(1), 20_000)
      else await closes(draft)
      // PN2: who would need the pen is refused by name.
      const named = allows('draft.write', role) || allows('pen.hold', role)
      const code = named ? closeCodes.refused : closeCodes.forbidden
      if (draft.closedWith !== (may ? null : code)) wrong.push([titleOf(given), draft.closedWith])
      const [journal = 0, stream = 0] = before
      expect([titleOf(given), await room.heads(given.staged.item)]).toEqual([
        titleOf(given),
        [journal, may ? stream + 1 : stream],
      ])
      draft.socket.close()
    }
    expect(wrong).toEqual([])
  })

  /** Where there is no draft yet for a reader, some words all the same. */
  function junk(): Y.Doc {
    const doc = new Y.Doc()
    doc.getMap('units').set('u1', new Y.Map([['text', new Y.Text('junk')]]))
    return doc
  }

  interface Route {
    readonly action: Action
    readonly query?: string
    readonly body?: object
    readonly ofItem?: true
    /** Which roles are refused all the same, by the finer rule that is named. */
    readonly except?: readonly string[]
  }
  /** Every route of a room for a session, several where what is asked makes a difference. */
  const routes: Readonly<Record<string, readonly Route[]>> = {
    'get /items/{item}': [{ action: 'sources.read', ofItem: true }],
    'get /items/{item}/media': [{ action: 'media.read', ofItem: true }],
    'get /items/{item}/peaks': [{ action: 'media.read', ofItem: true }],
    'get /exports': [{ action: 'room.export' }],
    'post /exports': [{ action: 'room.export' }, { action: 'names.export', body: { names: true } }],
    'get /exports/{export}/manifest': [{ action: 'room.export' }],
    'get /audit': [{ action: 'audit.read' }],
    'get /audit/entries': [{ action: 'audit.read' }],
    'get /audit/stored': [{ action: 'audit.read' }],
    'get /audit/head': [{ action: 'audit.read' }],
    'get /precedents': [{ action: 'precedents.read' }],
    'get /report': [{ action: 'report.read' }],
    'get /label-figures': [{ action: 'label-figures.read' }],
    'get /label-figures.csv': [{ action: 'label-figures.read' }],
    'get /guidelines': [{ action: 'guidelines.read' }],
    'get /guidelines/{version}': [{ action: 'guidelines.read' }],
    'get /guidelines/{version}/file': [{ action: 'guidelines.read' }],
    // On a version that is not there: nothing is published.
    'post /guidelines': [{ action: 'guideline.publish', query: '?base=9&summary=So' }],
    'get /samples': [{ action: 'sample.judge' }],
    'get /samples/{sample}': [{ action: 'sample.judge' }],
    'get /acceptances': [{ action: 'report.read' }],
    'get /acceptances/{acceptance}/receipt': [{ action: 'items.accept' }],
    'get /trainees': [{ action: 'trainees.watch', query: '?who=nobody:' }],
    'get /assignments': [{ action: 'items.assign', query: '?today=2026-01-01' }],
    'get /assignments/items': [{ action: 'items.assign', query: '?today=2026-01-01' }],
    'get /assignments/ids': [{ action: 'items.assign', query: '?today=2026-01-01' }],
    'get /assignments/deal': [{ action: 'items.assign', query: '?people=nobody' }],
    'post /many/signing-preview': [{ action: 'item.sign-off', body: { selection: 'no-difference', batch: 'nowhere' } }],
    'post /many/sign-offs': [
      { action: 'item.sign-off', body: { list: '0'.repeat(64), bulk: 'nobodysbulk12345', from: 0 } },
    ],
    'get /many/alike': [{ action: 'ruling.make', query: '?item=nowhere&dispute=none' }],
    'post /many/rulings': [
      {
        action: 'ruling.make',
        body: {
          ...{ bulk: 'nobodysbulk12345', reason: 'other', why: 'So' },
          rulings: [
            {
              ...{ item: 'nowhere', dispute: 'none', place: { unit: 'u1', from: 0, to: 1 }, compared: 'none' },
              ...{ value: 'rat', basis: 'none', said: 0 },
            },
          ],
        },
      },
    ],
    'post /many/finds': [
      {
        action: 'words.replace',
        body: { find: 'x', with: 'y', matchCase: false, wholeWord: false, batch: 'nowhere' },
      },
    ],
    'get /many/replacements': [{ action: 'words.replace' }],
    'post /many/replacements': [{ action: 'words.replace' }],
    'post /many/replacements/{replacing}/undo': [{ action: 'replacement.undo', body: { from: 0 } }],
    'get /progress': [{ action: 'progress.own' }, { action: 'progress.read', query: '?person=nobody' }],
    'get /progress.csv': [{ action: 'progress.own' }, { action: 'progress.read', query: '?person=nobody' }],
    'get /work': [{ action: 'work.own' }, { action: 'work.all', query: '?person=nobody' }],
    'get /work.csv': [{ action: 'work.own' }, { action: 'work.all', query: '?person=nobody' }],
    'get /work/people': [{ action: 'work.all' }],
    'get /work/people.csv': [{ action: 'work.all' }],
    'get /people': [{ action: 'people.see' }],
    'get /people/{person}/merge/{into}': [{ action: 'person.merge' }],
    'post /people/{person}/name': [{ action: 'person.rename', body: { name: 'New' } }],
    'post /people/{person}/passphrase/remove': [{ action: 'passphrase.remove' }],
    'post /passphrase': [{ action: 'passphrase.set', body: { passphrase: null } }],
    'post /own-link': [{ action: 'self.invite' }],
    'post /profile': [
      { action: 'profile.set', query: '?dry=true', body: { profile: defaultProfile, was: defaultProfile } },
    ],
    'get /invites': [{ action: 'invite.revoke' }],
    'post /imports': [{ action: 'batch.import', query: '?file=a.csv&dry=true' }],
    'post /media/{set}': [{ action: 'batch.import', query: '?file=a.png' }],
    'post /media/{set}/drop': [{ action: 'batch.import' }],
    'get /imports/{batch}': [{ action: 'batch.import' }],
    'get /labelling/uses': [{ action: 'labelling.set' }],
    'get /batches': [{ action: 'batch.import' }],
    'get /batches/{batch}/file': [{ action: 'batch.import' }],
    'get /batches/{batch}/take-back': [{ action: 'batch.take-back' }],
    'post /batches/{batch}/take-back': [{ action: 'batch.take-back' }],
    'post /rename': [{ action: 'room.rename', body: { title: 'Another', was: 'Not this' } }],
    // Not as they want it: the room is to stay as it is.
    'post /archive': [{ action: 'room.archive', body: { not: 'so' } }],
    'post /restore': [{ action: 'room.restore', body: { not: 'so' } }],
    'post /delete': [{ action: 'room.delete', body: { title: 'Another' } }],
    'post /invites': [
      { action: 'annotator.invite', body: { role: 'annotator', name: 'New', hours: 1, uses: 1 } },
      // L3: trainers make links for annotators only.
      { action: 'person.invite', body: { role: 'reviewer', name: 'New', hours: 1, uses: 1 } },
    ],
  }
  const prefix = '/rooms/{room}/as/{number}'

  test('HTTP, every route', { timeout: 120_000 }, async () => {
    const [here, there = here] = harnesses
    const api: { paths: Record<string, object> } = await (
      await fetch(new URL('/api/v1/openapi.json', there?.serving.url))
    ).json()
    const known = Object.entries(api.paths)
      .filter(([path]) => path.startsWith(prefix))
      .flatMap(([path, methods]) =>
        ['get', 'post', 'put', 'patch', 'delete']
          .filter((method) => method in methods)
          .map((method) => `${method} ${path.slice(prefix.length)}`),
      )
    expect(Object.keys(routes).sort()).toEqual(known.sort())
    const blobs = async () => (await readdir(join(here?.dataDirectory ?? '', 'blobs'), { recursive: true })).length
    const wrong: unknown[] = []
    for (const [route, variants] of Object.entries(routes))
      for (const variant of variants)
        for (const given of variant.ofItem
          ? cases
          : cases.filter(({ state, whose }) => state === 'fresh' && whose === 'others')) {
          const { action, query = '', body, ofItem } = variant
          const [method = '', path = ''] = route.split(' ')
          const filled = path.replace('{item}', given.staged.item).replace('{batch}', 'nothing')
          const before = [await room.heads(given.staged.item), await blobs()]
          const response = await fetch(new URL(`/api/v1/rooms/harness/as/1${filled}${query}`, there?.serving.url), {
            method: method.toUpperCase(),
            headers: { cookie: given.asker.person.cookie, 'Content-Type': 'application/json' },
            ...(method === 'get' ? {} : { body: JSON.stringify(body ?? {}) }),
          })
          await response.arrayBuffer()
          const may = allows(action, given.asker.role) && (!ofItem || maySee(given))
          if ((response.status === 403) === may || [401, 500].includes(response.status))
            wrong.push([route, action, titleOf(given), response.status])
          if (!may) expect([await room.heads(given.staged.item), await blobs()]).toEqual(before)
        }
    expect(wrong).toEqual([])
  })
})
