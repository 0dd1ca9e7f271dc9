import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { draftText } from '#shared/drafts/draft-doc.ts'
import { gate } from './gate.ts'
import { crafted, stringContent } from './testing/craft.ts'
import { eve, Scene, textIn } from './testing/scene.ts'

const anybody = (): boolean => true

test('E14 what is taken is written anew: not a byte that means nothing', () => {
  const scene = new Scene()
  const update = scene.writing({
    content: stringContent('x'),
    origin: scene.character('u1', 2),
    rightOrigin: scene.character('u1', 3),
  })
  const sent = crafted(update)
  const verdict = gate(scene.doc, new Uint8Array([...sent, 1, 2, 3]), anybody)
  expect(verdict).toMatchObject({ verdict: 'accepted', update: sent, clients: [eve], units: ['u1'] })
})

test('E10 E14 who comes back with everything adds only what is new', () => {
  const scene = new Scene()
  const text = draftText(scene.victim, 'u1')
  text?.delete(0, 3)
  scene.server.receive(scene.victimLacking(), 'victim')
  text?.insert(0, 'a')
  const whole = Y.encodeStateAsUpdate(scene.victim)
  const verdict = gate(scene.doc, whole, (client) => client === 10)
  expect(verdict).toMatchObject({ verdict: 'accepted', clients: [10], units: ['u1'], changes: true })
  if (verdict.verdict === 'accepted') expect(verdict.update.byteLength).toBeLessThan(16)
  scene.server.receive(whole, 'victim')
  expect(gate(scene.doc, whole, () => false)).toMatchObject({ verdict: 'accepted', changes: false, units: [] })
})

test('E11 E4 what builds on words that are not here yet is missing them, and taken once they are', () => {
  const scene = new Scene()
  const updates: Uint8Array[] = []
  scene.victim.on('update', (update: Uint8Array) => updates.push(update))
  for (const letter of 'abc') draftText(scene.victim, 'u1')?.insert(0, letter)
  draftText(scene.victim, 'u1')?.delete(0, 1)
  const [first, second, third, deleted] = updates as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  for (const early of [second, third, deleted, Y.mergeUpdates([first, third])])
    expect(gate(scene.doc, early, anybody)).toEqual({ verdict: 'missing' })
  for (const update of updates) expect(scene.server.receive(update, 'victim').verdict).toBe('accepted')
  expect(textIn(scene.doc, 'u1')).toMatch(/^baso /)
})

test('E13 two who write in the same gap have neighbours that are none any more', () => {
  const scene = new Scene()
  const other = new Y.Doc()
  other.clientID = 20
  Y.applyUpdate(other, Y.encodeStateAsUpdate(scene.doc))
  scene.victimTypes(4, 'first ')
  draftText(other, 'u1')?.insert(4, 'second ')
  draftText(other, 'u1')?.insert(6, '-')
  const lacking = Y.encodeStateAsUpdate(other, Y.encodeStateVector(scene.doc))
  expect(scene.server.receive(lacking, 'other')).toMatchObject({ verdict: 'accepted', units: ['u1'] })
  expect(textIn(scene.doc, 'u1')).toMatch(/first .*se-cond |se-cond .*first /)
})
