import { expect, test } from 'vitest'
import type { TalkRow } from '#shared/protocol/talk-messages.ts'
import { pendingTalk } from './talk-pending.ts'

const envelope = (n: number, name: string, input: object) => ({ id: { client: 'page-one', n }, name, input })
const row: TalkRow = {
  ...{ seq: 9, at: '', by: 'asha', name: 'Asha', text: 'Yes', mentions: [], item: null, key: '' },
  ...{ unit: null, place: null, to: null },
}

test('TK1 what is said and not answered is shown, notes by whom they are for', () => {
  const waiting = [
    envelope(1, 'talk.say', { text: 'Yes', item: 'i1' }),
    envelope(2, 'difference.settle', {}),
    envelope(3, 'note.write', { text: 'For you', to: 'ravi' }),
  ]
  expect(pendingTalk(waiting, undefined)).toMatchObject([
    { text: 'Yes', to: null, item: 'i1' },
    { text: 'For you', to: 'ravi', item: null },
  ])
})

test('TK1 what came back with its entry before its answer is not shown twice', () => {
  const again = [envelope(1, 'talk.say', { text: 'Yes' }), envelope(2, 'talk.say', { text: 'Yes' })]
  expect(pendingTalk(again, row)).toHaveLength(1)
})
