import { describe, expect, test } from 'vitest'
import { type RoomEvent, type RoomState, reduceRoom } from '#shared/domain/room.ts'
import { smallRoom } from '#shared/domain/testing/small-room.ts'
import { noticesOf } from './notices.ts'

const at = '2026-01-01T10:00:00.000Z'
const place = { unit: 'u1', from: 1, to: 2 }
const item = 'item-cats'
const inDispute = { item, dispute: 'd1' }

const opened = {
  type: 'dispute.opened',
  ...inDispute,
  place,
  question: 'Which?',
  stands: 'cat',
  by: 'asha',
  at,
} as const
const position = (by: string, more: object = {}) =>
  ({ type: 'position.added', ...inDispute, position: `p-${by}`, value: 'bat', because: '', by, at, ...more }) as const
const comment = (by: string, text = 'Hm', more: object = {}) =>
  ({ type: 'comment.added', ...inDispute, comment: `c-${by}`, text, by, at, ...more }) as const
const ruling = { place, value: 'bat', reason: 'other', by: 'meera', at, position: 1 }
const ruled: Extract<RoomEvent, { type: 'ruling.made' }> = {
  type: 'ruling.made',
  item,
  ruling: 'r1',
  disputes: ['d1'],
  why: 'So',
  basis: '',
  alone: false,
  ...ruling,
}
const signed: RoomEvent = { type: 'item.signed-off', item, by: 'asha', at, hash: '', position: 1, units: [], unseen: 0 }
const reopened = { type: 'item.reopened', item, by: 'meera', reason: 'Listen again', position: 2 } as const
const assigned = (to: string | null, items = [item, 'item-dogs'], due: string | null = null) =>
  ({ type: 'items.assigned', items, to, due, by: 'kamala', at }) as const

/** What the last of these events tells, by person. */
function told(by: string, last: RoomEvent, ...earlier: readonly RoomEvent[]) {
  const before = earlier.reduce<RoomState>(reduceRoom, smallRoom())
  const notices = noticesOf(before, reduceRoom(before, last), { seq: 9, at, author: { person: by }, event: last })
  return Object.fromEntries([...notices].map(([person, { kind }]) => [person, kind]))
}

describe('Y1 what concerns somebody', () => {
  test.each<[string, ReturnType<typeof told>, ReturnType<typeof told>]>([
    ['a position in my dispute', told('ravi', position('ravi'), opened), { asha: 'position' }],
    ['a comment in my dispute', told('ravi', comment('ravi'), opened), { asha: 'comment' }],
    ['a vote: nobody', told('ravi', { type: 'vote.cast', ...inDispute, position: 'p-asha', by: 'ravi' }, opened), {}],
    ['my own comment: nobody', told('asha', comment('asha'), opened), {}],
    [
      'a ruling: who asked, who spoke, whose source it is',
      told('meera', ruled, opened, position('ravi'), comment('john'), comment('meera')),
      {
        ...{ asha: 'ruled', ravi: 'dispute-ruled', john: 'dispute-ruled' },
        ...{ 'person-a': 'dispute-ruled', 'person-b': 'dispute-ruled', 'person-c': 'dispute-ruled' },
      },
    ],
    ['a ruling on nobody’s dispute: nobody', told('meera', { ...ruled, disputes: [] }, opened), {}],
    [
      'a ruling that is reopened',
      told(
        'meera',
        { ...ruling, type: 'ruling.reopened', item, ruling: 'r1', disputes: ['d1'], before: 'cat' },
        opened,
      ),
      { asha: 'ruling-reopened' },
    ],
    [
      'AC7 what I signed off was returned by the client',
      told('client', { ...reopened, by: 'client', acceptance: 'acc1' }, signed),
      { asha: 'client-returned' },
    ],
    ['what I signed off is reopened', told('meera', reopened, signed), { asha: 'reopened' }],
    [
      'what is mine and was given to another is reopened',
      told('meera', reopened, assigned('ravi'), { type: 'item.given', item, to: 'john', at }, signed),
      { asha: 'reopened', ravi: 'reopened', john: 'reopened' },
    ],
    ['assigned to me', told('kamala', assigned('ravi')), { ravi: 'assigned' }],
    [
      'assigned to another instead',
      told('kamala', assigned('ravi'), assigned('asha')),
      { ravi: 'assigned', asha: 'taken-back' },
    ],
    ['taken back', told('kamala', assigned(null), assigned('asha')), { asha: 'taken-back' }],
    ['a due date alone: nobody', told('kamala', assigned('asha', [item], '2026-02-01'), assigned('asha', [item])), {}],
    [
      'named in a comment, rather than answered',
      told('ravi', comment('ravi', 'Ask @1 and @2', { mentions: ['asha', 'meera'] }), opened),
      { asha: 'mentioned', meera: 'mentioned' },
    ],
    [
      'named in a reason',
      told('ravi', position('ravi', { because: '@1', mentions: ['meera'] }), opened),
      { meera: 'mentioned', asha: 'position' },
    ],
    ['named in a question', told('asha', { ...opened, mentions: ['meera', 'asha'] }), { meera: 'mentioned' }],
  ])('%s', (_, notices, expected) => {
    expect(notices).toEqual(expected)
  })

  test('a return from a sample says so', () => {
    const drawn = {
      type: 'sample.drawn',
      sample: 's1',
      batch: null,
      seed: 'x',
      of: 1,
      items: [item],
      by: 'kamala',
      at,
    } as const
    const closed = { type: 'sample.closed', sample: 's1', outcome: 'returned', right: 0, wrong: 1, rate: null } as const
    const earlier = [
      signed,
      { ...drawn, rule: { is: 'most-wrong', wrong: 0 } },
      { ...closed, items: [item], why: 'Wrong', role: 'lead', by: 'kamala', at },
    ] as readonly RoomEvent[]
    expect(told('kamala', { ...reopened, by: 'kamala' }, ...earlier)).toEqual({ asha: 'returned' })
  })

  test('how many items it is about, and until when', () => {
    const before = reduceRoom(smallRoom(), assigned('asha', ['item-birds']))
    const event = assigned('asha', ['item-birds', item, 'item-dogs'], '2026-02-01')
    const notice = noticesOf(before, reduceRoom(before, event), {
      seq: 9,
      at,
      author: { person: 'kamala' },
      event,
    }).get('asha')
    expect(notice).toMatchObject({ kind: 'assigned', count: 2, item, due: '2026-02-01', seq: 9, by: 'kamala' })
  })
})

describe('GL5 what concerns somebody in the guideline', () => {
  const added = (person: string, role: 'lead' | 'reviewer' | 'observer') =>
    ({ type: 'person.added', person, role }) as const
  const people = [added('kamala', 'lead'), added('asha', 'reviewer'), added('client', 'observer')]
  const proposed = {
    ...({ type: 'guideline.proposed', proposal: 'p1', section: null, text: 'As words', why: 'So' } as const),
    ...{ version: 0, ruling: null, by: 'person-a', at },
  }
  const published = (takes: string[]): RoomEvent => ({
    ...{ type: 'guideline.published', version: 1, text: 'hash', bytes: 9, sections: [], summary: 'New' },
    ...{ base: 0, takes, by: 'kamala', at },
  })
  const everybody = {
    asha: 'guideline',
    'person-a': 'guideline',
    'person-b': 'guideline',
    'person-c': 'guideline',
  } as const

  test.each<[string, ReturnType<typeof told>, ReturnType<typeof told>]>([
    ['a version: everybody who works here', told('kamala', published([]), ...people), everybody],
    [
      'a version that takes my proposal',
      told('kamala', published(['p1']), ...people, proposed),
      { ...everybody, 'person-a': 'proposal-taken' },
    ],
    ['a proposal: who publishes', told('person-a', proposed, ...people), { kamala: 'proposed' }],
    [
      'my proposal was declined',
      told(
        'kamala',
        { type: 'guideline.declined', proposal: 'p1', reason: 'No', by: 'kamala', at },
        ...people,
        proposed,
      ),
      { 'person-a': 'proposal-declined' },
    ],
  ])('%s', (_, came, wanted) => {
    expect(came).toEqual(wanted)
  })
})
