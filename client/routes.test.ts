import { expect, test } from 'vitest'
import { itemPath, readRoute } from './routes.ts'

test.each([
  ['/', '', { page: 'home' }],
  ['/join', '#demo.abc', { page: 'join', invite: 'demo.abc' }],
  ['/r/demo/as/3', '', { page: 'room', room: 'demo', session: 3, item: null, section: null }],
  [
    '/r/demo-2/as/12/i/t8uyr29mv3',
    '',
    { page: 'room', room: 'demo-2', session: 12, item: 't8uyr29mv3', section: null },
  ],
  ['/r/demo/as/3/audit', '', { page: 'room', room: 'demo', session: 3, item: null, section: 'audit' }],
  ['/r/demo/as/3/import', '', { page: 'room', room: 'demo', session: 3, item: null, section: 'import' }],
  ['/r/demo/as/3/elsewhere', '', { page: 'unknown' }],
  ['/r/Demo/as/3', '', { page: 'unknown' }],
  ['/r/demo', '', { page: 'unknown' }],
])('%s%s', (pathname, hash, route) => {
  expect(readRoute({ pathname, hash })).toEqual(route)
})

test('an item has an address that reads back', () => {
  const address = { room: 'demo', session: 3 }
  expect(readRoute({ pathname: itemPath(address, 'abcdef'), hash: '' })).toEqual({
    page: 'room',
    ...address,
    item: 'abcdef',
    section: null,
  })
})
