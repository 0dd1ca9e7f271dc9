import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8Bytes } from './canonical.ts'
import { journalOf, newSigningKey, trailOf } from './testing/trails.ts'
import { trailLines } from './trail.ts'
import { type Verdict, verifyTrail } from './verify.ts'

const key = newSigningKey()
const trail = await trailOf('demo', journalOf('demo', [{}, { withheld: true }, { head: { item: 'i2' } }]), key)
const lines = trail.split('\n').slice(0, -1)
const written = (kept: readonly string[]): string => kept.map((line) => `${line}\n`).join('')
const verify = (text: string, trusted?: string): Verdict => verifyTrail(utf8Bytes(text), trusted)
const messages = (text: string, trusted?: string): string =>
  verify(text, trusted)
    .faults.map(({ line, message }) => `${line}: ${message}`)
    .join('\n')

function line(number: number): string {
  const text = lines[number - 1]
  if (text === undefined) throw new Error(`The trail has no line ${number}`)
  return text
}

test('a trail signed by the trusted key is proved, withheld bodies are counted', () => {
  expect(verify(trail, key.publicKey)).toEqual({
    ok: true,
    origin: 'proved',
    room: 'demo',
    entries: 3,
    withheld: 1,
    faults: [],
  })
})

test('without a trusted key a trail is consistent, its origin not proved', () => {
  expect(verify(trail)).toMatchObject({ ok: true, origin: 'not-proved' })
})

test('a trail of an empty room is one signed line', async () => {
  const empty = await trailOf('demo', [], key)
  expect(empty.split('\n')).toHaveLength(2)
  expect(verify(empty, key.publicKey)).toMatchObject({ ok: true, entries: 0, room: 'demo' })
})

test.each([0x01, 0x20, 0x80, 0xff])('a byte that is flipped (xor %i) fails wherever it stands', (mask) => {
  const bytes = utf8Bytes(trail)
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ mask : byte))
    expect(verifyTrail(changed).ok, `byte ${at}`).toBe(false)
  }
})

test('a byte that is missing or doubled fails wherever it stands', () => {
  const bytes = utf8Bytes(trail)
  for (let at = 0; at < bytes.length; at += 1) {
    expect(verifyTrail(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])).ok, `without ${at}`).toBe(false)
    expect(verifyTrail(Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at)])).ok, `twice ${at}`).toBe(false)
  }
})

test.each<[string, string, RegExp]>([
  ['a changed word', trail.replace('Frage 0', 'Frage 9'), /1: The body of entry 1/],
  ['a changed head', trail.replace('"item":"i2"', '"item":"i3"'), /4: The signed head is not that of the last entry/],
  ['a changed number', trail.replace('"seq":2', '"seq":4'), /2: Entry 4 stands where entry 2/],
  ['a missing line', written([line(1), line(3), line(4)]), /2: Entry 3 stands where entry 2/],
  ['a missing first line', written([line(2), line(3), line(4)]), /1: Entry 2 stands where entry 1/],
  ['swapped lines', written([line(2), line(1), line(3), line(4)]), /1: Entry 2 stands where entry 1/],
  ['a doubled line', written([line(1), line(1), line(2), line(3), line(4)]), /2: Entry 1 stands where entry 2/],
  ['a doubled last line', `${trail}${line(4)}\n`, /5: There is a second signed head/],
  ['a cut tail', written([line(1), line(2)]), /3: The file ends without a signed head/],
  ['a tail cut before the signed head', written([line(1), line(2), line(4)]), /3: The signed head speaks of 3 entries/],
  ['a tail cut within a line', trail.slice(0, -40), /4: The file does not end with a line feed/],
  ['a missing last line feed', trail.slice(0, -1), /4: The file does not end with a line feed/],
  ['a blank line at the end', `${trail}\n`, /5: A blank line/],
  ['a blank line in the middle', trail.replace('\n', '\n\n'), /2: A blank line/],
  ['a blank line at the start', `\n${trail}`, /1: A blank line/],
  ['carriage returns', trail.replaceAll('\n', '\r\n'), /1: The line ends in a carriage return/],
  ['a byte order mark', `\uFEFF${trail}`, /1: The line begins with a byte order mark/],
  ['bytes after the end', `${trail}x`, /5: The file does not end with a line feed/],
  ['an entry after the signed head', `${trail}${line(3)}\n`, /5: There is more after the signed head/],
  ['white space', trail.replace('{"body"', '{ "body"'), /1: The line is not canonical JSON/],
  ['a number written otherwise', trail.replace('"v":1', '"v":1.0'), /1: The line is not canonical JSON/],
  ['a number with an exponent', trail.replace('"v":1', '"v":1e0'), /1: The line is not canonical JSON/],
  ['an escape', trail.replace('Frage', '\\u0046rage'), /1: The line is not canonical JSON/],
  ['a key given twice', trail.replace('"v":1', '"v":1,"v":1'), /1: The line is not canonical JSON/],
  ['a stray key', trail.replace('"v":1', '"v":1,"w":1'), /1: The line is not an entry: head/],
  [
    'a key that objects treat apart',
    trail.replace('{"at"', '{"__proto__":1,"at"'),
    /1: The line is not an entry: head/,
  ],
  ['a null entry', `null\n${trail}`, /1: The line is not an entry/],
  ['a body without salt', trail.replace(/"salt":"[^"]*"/, '"salt":null'), /1: Entry 1 needs its body and 16 bytes/],
  ['nothing', '', /1: The file is empty/],
])('is found: %s', (_, changed, message) => {
  expect(changed).not.toBe(trail)
  expect(messages(changed)).toMatch(message)
})

test('keys in another order are found', () => {
  const { body, head, salt } = JSON.parse(line(1))
  expect(messages(trail.replace(line(1), JSON.stringify({ head, salt, body })))).toBe(
    '1: The line is not canonical JSON (RFC 8785)',
  )
})

test('bytes that are not UTF-8 are found', () => {
  expect(verifyTrail(Buffer.concat([Buffer.of(0x7b, 0xff, 0x7d, 0x0a), utf8Bytes(trail)])).faults[0]).toMatchObject({
    line: 1,
    message: expect.stringContaining('UTF-8'),
  })
})

test('time that goes back is found', async () => {
  const early = journalOf('demo', [{}, { head: { at: '2024-12-31T23:59:59.999Z' } }])
  expect(messages(await trailOf('demo', early, key))).toBe(
    '2: Entry 2 is dated 2024-12-31T23:59:59.999Z, before 2025-01-31T09:30:00.000Z',
  )
})

test('a trail signed again by another key is consistent, but not signed by the trusted one', async () => {
  const other = newSigningKey()
  const signedAgain = await trailOf('demo', journalOf('demo', [{}]), other)
  expect(verify(signedAgain)).toMatchObject({ ok: true, origin: 'not-proved' })
  expect(messages(signedAgain, key.publicKey)).toContain(`2: The trail is signed by another key: ${other.publicKey}`)
})

test('a signature made with another key than it names does not hold', async () => {
  const mixed = await trailOf('demo', [], { ...newSigningKey(), publicKey: key.publicKey })
  expect(messages(mixed, key.publicKey)).toBe('1: The signature does not hold')
})

test('a trail of another room that is glued on is found, before and behind', async () => {
  const other = await trailOf('demo2', journalOf('demo2', [{}]), key)
  expect(messages(trail + other, key.publicKey)).toMatch(/5: Entry 1 is of the room demo2, not demo/)
  const [entry] = other.split('\n')
  expect(messages(`${entry}\n${trail}`)).toMatch(/2: Entry 1 is of the room demo, not demo2/)
})

test('a file of nonsense names its first faults and stops listing', () => {
  expect(verify('nonsense\n'.repeat(5000)).faults).toHaveLength(101)
})

test('a deeply nested line is a fault, not a crash', () => {
  expect(messages(`${'['.repeat(100_000)}${']'.repeat(100_000)}\n`)).toMatch(/1: The line is not canonical JSON/)
})

test('a trail is not written over a gap, or with entries of another room', async () => {
  const [, second] = journalOf('demo', [{}, {}])
  if (!second) throw new Error('two entries were asked for')
  await expect(trailOf('demo', [second], key)).rejects.toThrow('The trail of demo lacks entry 1')
  await expect(trailOf('r', journalOf('demo', [{}]), key)).rejects.toThrow('The trail of r was given an entry of demo')
})

test('lines come out as entries go in', async () => {
  let asked = 0
  async function* entries() {
    for (const entry of journalOf('demo', [{}, {}, {}])) {
      asked += 1
      yield entry
    }
  }
  await trailLines('demo', entries(), key).next()
  expect(asked).toBe(1)
})

const told = fc.record({
  withheld: fc.boolean(),
  body: fc.record({
    data: fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      fc.jsonValue({ stringUnit: 'grapheme', noUnicodeString: false } as fc.JsonSharedConstraints),
    ),
  }),
})

test('random trails verify, and any one change of them does not', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(told, { maxLength: 5 }),
      fc.nat(),
      fc.nat(8),
      fc.uint8Array({ maxLength: 8 }),
      async (entries, where, cut, put) => {
        const bytes = utf8Bytes(await trailOf('demo', journalOf('demo', entries), key))
        expect(verifyTrail(bytes, key.publicKey)).toMatchObject({ origin: 'proved', entries: entries.length })
        const at = where % bytes.length
        const changed = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)])
        fc.pre(!changed.equals(bytes))
        expect(verifyTrail(changed).ok).toBe(false)
      },
    ),
    { numRuns: 300 },
  )
})
