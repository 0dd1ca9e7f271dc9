import { expect, test } from 'vitest'
import { type Labelling, labellingHash, labellingWith, watchedLabelling } from './labelling.ts'
import { decide, done, refusalOf, smallRoom } from './testing/small-room.ts'

const lead = { role: 'lead', person: 'kamala' } as const
const cars = { tags: [{ name: 'Car', colour: '#db7706', shortcut: 'Shift+Digit1' }] } satisfies Labelling
const set = (labelling: Labelling, basis: Labelling) => ({ labelling, basis: labellingHash(basis) })

test('LC1 what a lead sets is an event with what was before, and nothing else changes', () => {
  const room = smallRoom()
  expect(room.settings.labelling).toBeNull()
  const after = done(room, 'labelling.set', set(cars, null), lead)
  expect(after.settings).toEqual({ ...room.settings, labelling: cars })
  expect(after.items).toBe(room.items)
  expect(after.setBy.labelling).toBe('kamala')
  expect(decide(after, 'labelling.set', set(null, cars), lead)).toMatchObject({
    value: { events: [{ type: 'labelling.changed', labelling: null, was: cars, by: 'kamala' }] },
  })
})

test('LC1 the later of two leads is told what is set now, and by whom', () => {
  const room = done(smallRoom(), 'labelling.set', set(cars, null), lead)
  const outcome = decide(room, 'labelling.set', set({ tags: [{ name: 'Tree' }] }, null), { ...lead, person: 'mani' })
  expect(outcome).toMatchObject({ refusal: { code: 'moved', details: { now: cars, by: 'kamala' } } })
})

const tag = (fields: object) => ({ tags: [{ name: 'Car', ...fields }] }) as Labelling
test.each([
  ['no colour', tag({ colour: 'url(x)' }), 'bad-input'],
  ['a colour by name', tag({ colour: 'tomato' }), 'accepted'],
  ['a key twice', { tags: [...cars.tags, { name: 'Tree', shortcut: 'Shift+Digit1' }] }, 'bad-input'],
  [
    'a key of a tag and of an answer',
    { ...cars, questions: [{ name: 'Q', type: 'choice', values: ['yes'], shortcuts: { yes: 'Shift+Digit1' } }] },
    'bad-input',
  ],
  ['a question without answers', { tags: [], questions: [{ name: 'Q', type: 'choice' }] }, 'bad-input'],
  ['a question of text', { tags: [], questions: [{ name: 'Q', type: 'text' }] }, 'accepted'],
  ['too much of it', tag({ attributes: manyAttributes() }), 'bad-input'],
  ['what is set already', null, 'conflict'],
] as const)('LC2 %s', (_, labelling, expected) => {
  expect(refusalOf(decide(smallRoom(), 'labelling.set', set(labelling as Labelling, null), lead))).toBe(expected)
})

function manyAttributes() {
  return Array.from({ length: 20 }, (_, at) => ({ name: `a${at}`, type: 'text', description: 'x'.repeat(9000) }))
}

test('LC2 two tags of one name are refused', () => {
  const twice = { labelling: { tags: [{ name: 'Car' }, { name: 'Car' }] }, basis: '' }
  expect(() => decide(smallRoom(), 'labelling.set', twice, lead)).toThrow('two tags')
})

test('LC3 the first configuration of a file becomes the room’s; later ones add what is new and overwrite nothing', () => {
  const first = labellingWith(null, cars)
  expect(first).toEqual({ labelling: cars, added: ['Car'] })
  const more = {
    tags: [{ name: 'Car', colour: 'red' }, { name: 'Tree' }],
    questions: [{ name: 'Sky', type: 'text' as const }],
  }
  expect(labellingWith(cars, more)).toEqual({
    labelling: { tags: [...cars.tags, { name: 'Tree' }], questions: [{ name: 'Sky', type: 'text' }] },
    added: ['Tree', 'Sky'],
  })
  expect(labellingWith(cars, cars).labelling).toBe(cars)
  expect(labellingWith(null, { tags: [] })).toEqual({ labelling: null, added: [] })
  expect(labellingWith(cars, undefined)).toEqual({ labelling: cars, added: [] })
})

test('LC4 who watches gets names and colours of tags, and nothing else', () => {
  const full = {
    ...cars,
    questions: [{ name: 'Q', type: 'text' as const }],
    attributes: [{ name: 'a', type: 'text' as const }],
  }
  expect(watchedLabelling(full)).toEqual({ tags: [{ name: 'Car', colour: '#db7706' }] })
  expect(watchedLabelling(null)).toBeNull()
})
