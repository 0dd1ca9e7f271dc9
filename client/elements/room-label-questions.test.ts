import { afterEach, expect, test, vi } from 'vitest'
import type { Question } from '#shared/labels/label-config.ts'
import type { AskedQuestion } from '../labels/answers.ts'
import { expectAccessible, find, findAll, pressKey, wordsOf } from '../testing/room-fixture.ts'
import '../labels/answer-events.ts'
import './room-label-questions.ts'

afterEach(() => document.querySelector('room-label-questions')?.remove())

const tone: Question = { name: 'Tone', type: 'choice', values: ['positive', 'negative'] }
const asked = (question: Question, more: Partial<AskedQuestion> = {}): AskedQuestion => ({
  ...{ question, about: '', values: [], given: [], state: 'open', locked: false },
  ...more,
})

async function shown(questions: readonly AskedQuestion[], readOnly = false) {
  const element = document.createElement('room-label-questions')
  Object.assign(element, { questions, sources: 3, readOnly })
  const told: unknown[] = []
  element.addEventListener('answer-given', ({ question, of, values }) => {
    told.push([question, of, values])
    element.questions = element.questions.map((one) =>
      one.question.name === question && one.of === of ? { ...one, values, state: 'settled' } : one,
    )
  })
  document.body.append(element)
  await vi.waitFor(() => expect(findAll('section, .none').length).toBeGreaterThan(0))
  return { element, told }
}

/** The nth button of the page that says so. */
function button(words: string, at = 0): HTMLButtonElement {
  const found = findAll('button').filter(({ textContent }) => plain(textContent).startsWith(words))[at]
  if (!(found instanceof HTMLButtonElement)) throw new Error(`No button says ${words}`)
  return found
}
const plain = (words: string | null) => (words ?? '').replace(/\s+/g, ' ').trim()
const checked = () =>
  findAll('[aria-checked="true"], [aria-pressed="true"]').map(({ textContent }) => plain(textContent))
const given = () =>
  findAll('room-label-given').flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('li') ?? [])])

test('SN10 one answer: what stands is told, another is given by a press, and taken away again', async () => {
  const { told } = await shown([asked(tone, { values: ['positive'] })])
  expect(checked().join()).toMatch(/^positive/)
  button('negative').click()
  await vi.waitFor(() => expect(checked().join()).toMatch(/^negative/))
  button('Clear').click()
  await vi.waitFor(() => expect(checked()).toEqual([]))
  expect(told).toEqual([
    ['Tone', undefined, ['negative']],
    ['Tone', undefined, []],
  ])
})

test('SN10 several answers are toggled, in the order of the configuration', async () => {
  const topics: Question = { name: 'Topics', type: 'choices', values: ['அரசியல்', 'sport', 'money'] }
  const { told } = await shown([asked(topics, { values: ['money'], of: 'u2', about: 'segment 2' })])
  button('அரசியல்').click()
  await vi.waitFor(() => expect(checked()).toHaveLength(2))
  button('money').click()
  expect(told).toEqual([
    ['Topics', 'u2', ['அரசியல்', 'money']],
    ['Topics', 'u2', ['அரசியல்']],
  ])
})

test('SN10 what the sources answered stands beside it, with names or without, and can be taken', async () => {
  const answers = [
    { value: ['positive'], count: 2, who: ['Asha', 'Ravi'] },
    { value: ['mixed'], count: 1, who: [] },
    { value: null, count: 1, who: ['Meena'] },
  ]
  const { told } = await shown([asked(tone, { given: answers, values: ['positive'] })])
  expect(given().map(({ textContent }) => plain(textContent))).toEqual([
    'Asha, Ravi: positivestands',
    '1 of 3: mixed',
    'Meena: no answer',
  ])
  expect(button('mixed').classList).toContain('unknown')
  button('1 of 3').click()
  expect(told).toEqual([['Tone', undefined, ['mixed']]])
})

test('SN10 a rating is a group of radios: arrows walk, a press gives', async () => {
  const { told } = await shown([asked({ name: 'Fluency', type: 'rating', most: 4 }, { values: ['2'] })])
  const radios = () => findAll('[role="radio"]')
  expect(radios().map(({ textContent }) => plain(textContent)[0])).toEqual(['1', '2', '3', '4'])
  expect(radios().map((radio) => radio.getAttribute('tabindex'))).toEqual(['-1', '0', '-1', '-1'])
  ;(radios()[1] as HTMLElement).focus()
  pressKey('ArrowRight')
  pressKey('ArrowRight')
  expect(told).toEqual([])
  const inside = find('room-label-field').shadowRoot?.activeElement
  expect(plain(inside?.textContent ?? null)[0]).toBe('4')
  ;(inside as HTMLElement).click()
  expect(told).toEqual([['Fluency', undefined, ['4']]])
})

test('SN10 numbers and words are typed; what does not fit is said and not given', async () => {
  const questions = [asked({ name: 'Age', type: 'number', least: 0, most: 120 }), asked({ name: 'Note', type: 'text' })]
  const { told } = await shown(questions)
  const type = (selector: string, words: string) => {
    const field = find<HTMLInputElement>(selector)
    field.value = words
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
  type('input', '130')
  await vi.waitFor(() => expect(wordsOf('[role="alert"]')).toBe('Type a number from 0 to 120.'))
  expect(told).toEqual([])
  type('input', '30')
  type('textarea', 'மொழிபெயர்ப்பு சரி')
  expect(told).toEqual([
    ['Age', undefined, ['30']],
    ['Note', undefined, ['மொழிபெயர்ப்பு சரி']],
  ])
})

test('SN7 keys: digits with Shift for the question that needs a person, named keys for any', async () => {
  const fit: Question = { name: 'Fit', type: 'boolean', shortcuts: { true: 'y', false: 'x' } }
  const { element, told } = await shown([asked(fit, { state: 'agreed' }), asked(tone)])
  const key = (code: string, init: KeyboardEventInit = {}) =>
    element.answerBy(new KeyboardEvent('keydown', { code, ...init }))
  expect(key('Digit2', { shiftKey: true })).toBe(true)
  expect(key('KeyX')).toBe(true)
  expect(key('Digit1')).toBe(false)
  expect(key('KeyQ')).toBe(false)
  button('Yes').focus()
  pressKey('KeyY')
  expect(told).toEqual([
    ['Tone', undefined, ['negative']],
    ['Fit', undefined, ['false']],
    ['Fit', undefined, ['true']],
  ])
})

test('SN10 states are told in words and shapes; what is ruled or only read stays', async () => {
  const states = ['agreed', 'open', 'settled', 'disputed', 'ruled', 'missing'] as const
  const questions = states.map((state) => asked({ ...tone, name: state }, { state, locked: state === 'ruled' }))
  const { element, told } = await shown(questions)
  expect(wordsOf('.left')).toBe('Needs a person: 2 / 6')
  const words = ['All agree', 'Needs a person', 'Settled', 'Disputed', 'Ruled', 'Not answered']
  expect(findAll('.state').map(({ textContent }) => plain(textContent))).toEqual(words)
  expect(button('positive', 4).disabled).toBe(true)
  await expectAccessible()
  element.readOnly = true
  await vi.waitFor(() => expect(findAll('button:not(:disabled)')).toEqual([]))
  expect(element.answerBy(new KeyboardEvent('keydown', { code: 'Digit1', shiftKey: true }))).toBe(false)
  expect(told).toEqual([])
})

test('SN10 nothing asked is said, and nothing is cut off at 390 pixels', async () => {
  const { element } = await shown([])
  expect(wordsOf('room-label-questions')).toContain('Nothing is asked about this item.')
  element.style.width = '390px'
  const long = 'an answer that somebody wrote at length so that it has to wrap on a telephone, and then some'
  const question: Question = { name: 'supercalifragilistic'.repeat(5), type: 'choices', values: [long, 'அ'.repeat(80)] }
  element.questions = [asked(question, { given: [{ value: [long], count: 1, who: ['A name that is long too'] }] })]
  await vi.waitFor(() => expect(findAll('.choice')).toHaveLength(2))
  const reach = Math.max(...findAll('.choice, h3, li, .state').map((one) => one.getBoundingClientRect().right))
  expect(reach).toBeLessThanOrEqual(element.getBoundingClientRect().left + 390)
})
