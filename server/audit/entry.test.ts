import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { EntryDamaged, frameEntry } from '#shared/audit/stored-entry.ts'
import { decodeEntry, encodeEntry, type NewEntry, withheld } from './entry.ts'

const salt = new Uint8Array(16).fill(7)
const opened: NewEntry = {
  head: {
    seq: 1,
    room: 'demo',
    at: '2025-01-31T09:30:00.000Z',
    role: 'reviewer',
    type: 'dispute.opened',
    item: 'i1',
    audience: 'all',
    cmd: { client: 'c', n: 3 },
    prev: '',
  },
  body: { actor: 'p1', session: null, data: { question: 'த or ட?', place: { unit: 'u1', from: 0.5 } } },
  salt,
}

const headWith = (changes: object): NewEntry => ({ ...opened, head: { ...opened.head, ...changes } })
const bodyWith = (changes: object): NewEntry => ({ ...opened, body: { ...opened.body, ...changes } })

test('an entry comes back as it was told', () => {
  const { bytes, headHash } = encodeEntry(opened)
  const entry = decodeEntry(bytes)
  expect(entry.headHash).toBe(headHash)
  expect(entry.head).toMatchObject(opened.head)
  expect(entry.body).toEqual(opened.body)
})

test('the format of stored entries stays as it is', () => {
  const { bytes } = encodeEntry(opened)
  expect(createHash('sha256').update(bytes).digest('hex')).toMatchInlineSnapshot(
    `"163e721f69383c0c5b772f70a3ee60780149168c0a219b059ce224ec3bcd9109"`,
  )
  expect(new TextDecoder().decode(decodeEntry(bytes).headBytes)).toMatchInlineSnapshot(
    `"{"at":"2025-01-31T09:30:00.000Z","audience":"all","body":"8dd03f56dbe24cefa03804625bad7c4dc6572418ec231efb68139e99fa1a0dd4","cmd":{"client":"c","n":3},"item":"i1","prev":"","role":"reviewer","room":"demo","seq":1,"type":"dispute.opened","v":1}"`,
  )
})

test('a head holds no word of its body', () => {
  const head = new TextDecoder().decode(decodeEntry(encodeEntry(opened).bytes).headBytes)
  expect(head).not.toMatch(/p1|question|த/)
})

test('equal bodies have different commitments, for their salt is drawn', () => {
  const { salt: _, ...unsalted } = opened
  expect(encodeEntry(unsalted).headHash).not.toBe(encodeEntry(unsalted).headHash)
})

test('without its body an entry keeps head and hash', () => {
  const { bytes, headHash } = encodeEntry(opened)
  const erased = decodeEntry(frameEntry(withheld(decodeEntry(bytes))))
  expect(erased.headHash).toBe(headHash)
  expect(erased.body).toBeUndefined()
})

test.each([
  ['a sequence from 0', headWith({ seq: 0 })],
  ['a time without milliseconds', headWith({ at: '2025-01-31T09:30:00Z' })],
  ['a day that is not', headWith({ at: '2025-02-31T09:30:00.000Z' })],
  ['another audience', headWith({ audience: 'nobody' })],
  ['a person without id', headWith({ audience: 'person:' })],
  ['a stray key', headWith({ words: 'x' })],
  ['a chain that is no hash', headWith({ prev: 'ABC' })],
  ['data that is a list', bodyWith({ data: [] })],
  ['data without canonical form', bodyWith({ data: { share: Number.NaN } })],
  ['half a surrogate pair', bodyWith({ data: { text: '\ud83d' } })],
  ['a short salt', { ...opened, salt: new Uint8Array(15) }],
])('is refused: %s', (_, entry) => {
  expect(() => encodeEntry(entry)).toThrow()
})

test('every changed, missing or additional byte of a stored entry that does not change its hash is found', () => {
  const { bytes, headHash } = encodeEntry(opened)
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte))
    expect(hashOrDamage(changed), `byte ${at}`).not.toBe(headHash)
    expect(() => decodeEntry(bytes.subarray(0, at))).toThrow(EntryDamaged)
  }
  expect(() => decodeEntry(Uint8Array.of(...bytes, 0))).toThrow(EntryDamaged)
})

function hashOrDamage(bytes: Uint8Array): string {
  try {
    return decodeEntry(bytes).headHash
  } catch (error) {
    expect(error).toBeInstanceOf(EntryDamaged)
    return 'damaged'
  }
}
