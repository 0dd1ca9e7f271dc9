import { afterEach, expect, test, vi } from 'vitest'
import type { LabelConfig } from '#shared/labels/label-config.ts'
import type { PickedLabel } from '../labels/answers.ts'
import { expectAccessible, find, findAll, pressKey, wordsOf } from '../testing/room-fixture.ts'
import { spanOver } from '../testing/shown-spans.ts'
import '../labels/answer-events.ts'
import './room-label-attributes.ts'

afterEach(() => document.querySelector('room-label-attributes')?.remove())

const names = ['PER', 'ORG', 'LOC', 'நாள்', 'LAW', 'ART', 'SUM', 'WAY', 'Événement']
const config: LabelConfig = {
  tags: [
    ...names.map((name) => ({ name, colour: '#1d4ed8' })),
    { name: 'Car', kinds: ['box'] },
    { name: 'Title', shortcut: 't', attributes: [{ name: 'rank', type: 'number', least: 1, most: 9 }] },
  ],
  attributes: [{ name: 'sure', type: 'choice', values: ['yes', 'no'] }],
}
const picked = (more: Partial<PickedLabel> = {}, tag = 'PER'): PickedLabel => ({
  ...{ key: 'n1', label: spanOver('Ravi came', 'Ravi', { tag }), name: tag, locked: false, tags: [], attributes: {} },
  ...more,
})

async function shown(label: PickedLabel | null, more: { readonly readOnly?: boolean } = {}) {
  const element = document.createElement('room-label-attributes')
  Object.assign(element, { picked: label, config, sources: 3, ...more })
  const told: unknown[] = []
  element.addEventListener('tag-chosen', ({ key, tags }) => told.push(['tags', key, tags]))
  element.addEventListener('attribute-set', ({ key, name, value }) => told.push([name, key, value]))
  document.body.append(element)
  await vi.waitFor(() => expect(findAll('section, .none').length).toBeGreaterThan(0))
  await vi.waitFor(() => expect(label === null || findAll('.choice').length > 0).toBe(true))
  return { element, told }
}

const plain = (words: string | null) => (words ?? '').replace(/\s+/g, ' ').trim()
const tags = () => [...(find('room-label-tags').shadowRoot?.querySelectorAll<HTMLElement>('.choice') ?? [])]
const tagNamed = (name: string) => tags().find(({ textContent }) => plain(textContent).startsWith(name))

test('SN11 the tags for labels of this kind, by name, colour and key; one is chosen by a press', async () => {
  const { told } = await shown(picked())
  expect(tags().map(({ textContent }) => plain(textContent).split(' ')[0])).toEqual([...names, 'Title'])
  expect(tags().filter((tag) => tag.getAttribute('aria-checked') === 'true')).toEqual([tagNamed('PER')])
  expect(plain(tagNamed('Title')?.textContent ?? '')).toBe('Title T')
  tagNamed('ORG')?.click()
  expect(told).toEqual([['tags', 'n1', ['ORG']]])
  await expectAccessible()
})

test('SN11 many tags are found by typing, and Enter chooses the first', async () => {
  const { told } = await shown(picked())
  const field = find<HTMLInputElement>('input[type="search"]')
  field.value = 'E\u0301V'
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  await vi.waitFor(() => expect(tags()).toHaveLength(1))
  field.focus()
  pressKey('Enter')
  expect(told).toEqual([['tags', 'n1', ['Événement']]])
})

test('SN11 several tags are added and taken away', async () => {
  const { element, told } = await shown(picked())
  find<HTMLInputElement>('input[type="checkbox"]').click()
  await vi.waitFor(() => expect(tagNamed('PER')?.getAttribute('aria-pressed')).toBe('true'))
  tagNamed('LOC')?.click()
  element.picked = picked({ label: spanOver('Ravi came', 'Ravi', { tag: 'PER', moreTags: ['LOC'] }) })
  await vi.waitFor(() => expect(tagNamed('LOC')?.getAttribute('aria-pressed')).toBe('true'))
  tagNamed('PER')?.click()
  expect(told).toEqual([
    ['tags', 'n1', ['PER', 'LOC']],
    ['tags', 'n1', ['LOC']],
  ])
})

test('SN7 the key of a tag chooses it; bare digits are the room’s', async () => {
  const { element, told } = await shown(picked())
  const key = (code: string, init: KeyboardEventInit = {}) =>
    element.tagBy(new KeyboardEvent('keydown', { code, ...init }))
  expect([key('KeyT'), key('Digit2', { shiftKey: true }), key('Digit1'), key('KeyQ')]).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(told).toEqual([
    ['tags', 'n1', ['Title']],
    ['tags', 'n1', ['ORG']],
  ])
})

test('SN11 attributes by type; what does not fit is said and not set', async () => {
  const { told } = await shown(picked({}, 'Title'))
  const field = find<HTMLInputElement>('input[inputmode="decimal"]')
  const type = (words: string) => {
    field.value = words
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
  type('10')
  await vi.waitFor(() => expect(wordsOf('[role="alert"]')).toBe('Type a number from 1 to 9.'))
  type('2')
  findAll('[role="radio"]')
    .find(({ textContent }) => plain(textContent) === 'no')
    ?.dispatchEvent(new MouseEvent('click'))
  expect(told).toEqual([
    ['rank', 'n1', 2],
    ['sure', 'n1', 'no'],
  ])
})

test('SN11 what sources gave stands beside where they differ, and is taken by a press', async () => {
  const { told } = await shown(
    picked({
      tags: [
        { value: ['PER'], count: 2, who: ['Asha', 'Ravi'] },
        { value: ['ORG'], count: 1, who: ['Meena'] },
      ],
      attributes: { sure: [{ value: 'yes', count: 3, who: [] }] },
    }),
  )
  const given = findAll('room-label-given li').map(({ textContent }) => plain(textContent))
  const inside = findAll('li').map(({ textContent }) => plain(textContent))
  expect(given.length + inside.length).toBe(2)
  expect(inside).toEqual(['Asha, Ravi: PERstands', 'Meena: ORG'])
  findAll('li button')[0]?.dispatchEvent(new MouseEvent('click'))
  expect(told).toEqual([['tags', 'n1', ['ORG']]])
})

test('SN11 a tag and an attribute that the configuration does not know are said and stay', async () => {
  const label = spanOver('Ravi came', 'Ravi', { tag: 'POET', attributes: { note: 'x' } })
  await shown(picked({ label }))
  expect(tagNamed('POET')?.classList).toContain('unknown')
  expect(tagNamed('POET')?.getAttribute('aria-checked')).toBe('true')
  expect(wordsOf('room-label-attributes')).toContain('This attribute is not in the list of labels of the room.')
})

test.each([
  ['a label that is locked', picked({ locked: true }), false],
  ['who may only read', picked(), true],
])('SN11 %s: nothing can be changed', async (_, label, readOnly) => {
  const { element, told } = await shown(label, { readOnly })
  expect(findAll('button:not(:disabled)')).toEqual([])
  expect(element.tagBy(new KeyboardEvent('keydown', { code: 'KeyT' }))).toBe(false)
  expect(told).toEqual([])
})

test('SN11 without a picked label it says what to do', async () => {
  await shown(null)
  expect(wordsOf('room-label-attributes')).toBe('Pick a label to see its tag and attributes.')
})
