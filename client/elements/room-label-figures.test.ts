import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Role } from '#shared/domain/roles.ts'
import { atOnce } from '#shared/kernel/at-once.ts'
import { labelFigures } from '#shared/projections/label-figures.ts'
import { labelledConfig, labelledRoom } from '#shared/projections/testing/labelled-room.ts'
import type { ShownFigures, ToldLabelFigures } from '#shared/protocol/label-figures-messages.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'
import type { RoomFigureMatrix } from './room-figure-matrix.ts'

let page: Awaited<ReturnType<typeof openPage>> | undefined
afterEach(() => {
  page?.close()
  page = undefined
})

const isOf =
  (of: string) =>
  ({ who }: { readonly who: readonly number[] }): boolean =>
    who.join('-') === of
const { each, ...counted } = atOnce(labelFigures({ items: labelledRoom, config: labelledConfig }))
const figures: ShownFigures = {
  ...counted,
  people: counted.people.map((person) => `Person ${person}`),
  matrices: counted.matrices.filter(isOf('')),
  each: each.map((item) => ({ ...item, key: `${item.id}.png` })),
  total: 120,
}
const told = (more: Partial<ToldLabelFigures> = {}): ToldLabelFigures => ({
  ...{ title: 'Streets', at: '2026-11-23T20:00:00.000Z', over: 'all', labelled: 4, counted: { done: 4, of: 4 } },
  figures,
  ...more,
})
const asked: string[] = []

async function opens(role: Role, ...answers: readonly (ToldLabelFigures | null)[]): Promise<void> {
  asked.length = 0
  const room = new FakeRoom(comparisonOf('the cat', 'the bat'), role)
  const elsewhere = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    if (!path.includes('/label-figures')) return elsewhere(path, init)
    asked.push(path.slice(path.indexOf('?')))
    const answer = answers[Math.min(answers.length, asked.length) - 1]
    return Promise.resolve(
      answer ? Response.json(answer) : Response.json({ title: 'No', detail: 'Not here now' }, { status: 503 }),
    )
  })
  page = await openPage(room)
  pressKey('KeyA', { shiftKey: true })
  await vi.waitFor(() => expect(findAll('room-label-figures')).toHaveLength(1))
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0))
}

function within<T extends Element>(host: string, selector: string): T {
  const found = find(host).shadowRoot?.querySelector<T>(selector)
  if (!found) throw new Error(`Nothing in ${host} is ${selector}`)
  return found
}
const groups = () => findAll('room-figure-group')
const groupOf = (words: string) => {
  const found = groups().find((group) => group.shadowRoot?.querySelector('h3')?.textContent === words)
  if (!found?.shadowRoot) throw new Error(`No card is called ${words}`)
  return found.shadowRoot
}
const plainly = ({ textContent }: Element) => textContent?.replace(/\s+/g, ' ').trim() ?? ''
const rowsIn = (root: ParentNode, table: string): string[] =>
  [...(root.querySelector(table)?.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map(plainly).join(' | '),
  )

describe('FL6 the page of figures', () => {
  test('each question and kind has a card, each picture a table with its numbers', async () => {
    await opens('trainer', told())
    await vi.waitFor(() => expect(groups().length).toBeGreaterThan(3))
    const titles = groups().map((group) => group.shadowRoot?.querySelector('h3')?.textContent)
    expect(titles).toEqual([...['Question: mood', 'Question: stars', 'Boxes', 'Intervals of sound', 'Spans of text']])
    const mood = groupOf('Question: mood')
    expect(rowsIn(mood, 'room-figure-table')[0]).toBe(
      'The same answer (percent agreement) | 50.0% 0.0% to 100.0%, 2 items | 75.0% 50.0% to 100.0%, 2 items',
    )
    const chart = mood.querySelector('room-share-chart')?.shadowRoot
    expect(chart?.querySelectorAll('.row')).toHaveLength(2)
    expect(chart?.innerHTML).not.toContain('NaN')
    const after = mood.querySelector('room-share-chart + room-figure-table')?.shadowRoot
    expect(plainly(after?.querySelector('tbody') ?? document.body)).toContain('Person asha50.0%')
  })

  test('why a figure is not there is said in words', async () => {
    await opens('lead', told())
    await vi.waitFor(() => expect(groups().length).toBeGreaterThan(3))
    const rows = rowsIn(groupOf('Intervals of sound'), 'room-figure-table')
    expect(rows.join('\n')).toMatch(/chance taken out/)
    const boxes = plainly(
      groupOf('Boxes').querySelectorAll('room-figure-table')[1]?.shadowRoot?.querySelector('tbody') ?? document.body,
    )
    expect(boxes).toContain('not defined: everybody always gave the same answer')
  })

  test('what was taken for what is a table of counts, those that are the same framed', async () => {
    await opens('reviewer', told())
    await vi.waitFor(() => expect(groups().length).toBeGreaterThan(3))
    const spans = groupOf('Spans of text')
    const [matrix] = [...spans.querySelectorAll('room-figure-matrix')].filter((one) =>
      (one as RoomFigureMatrix).corner.startsWith('One'),
    )
    expect(
      [...(matrix?.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
        [...row.children].map(plainly).join(' '),
      ),
    ).toEqual(['person 4 1 1', 'place 1 0 0', '(nothing) 1 0 0'])
    expect(matrix?.shadowRoot?.querySelectorAll('td.same')).toHaveLength(1)
    await vi.waitFor(expectAccessible)
  })

  test('what was taken for what is told of whoever is chosen: one annotator, or two', async () => {
    await opens('lead', told(), told({ figures: { ...figures, matrices: counted.matrices.filter(isOf('0-1')) } }))
    await vi.waitFor(() => expect(groups().length).toBeGreaterThan(3))
    const [, choice] = find('room-label-figures').shadowRoot?.querySelectorAll('select') ?? []
    if (!choice) throw new Error('nothing can be chosen')
    expect([...choice.options].map(({ text }) => text)).toEqual([
      ...['all annotators', 'Person asha', 'Person bala', 'Person chitra'],
      ...['Person asha and Person bala', 'Person asha and Person chitra', 'Person bala and Person chitra'],
    ])
    choice.value = '0-1'
    choice.dispatchEvent(new Event('change'))
    await vi.waitFor(() => expect(asked.at(-1)).toBe('?over=all&names=yes&page=1&of=0-1'))
    const title = 'What Person asha and Person bala said of the same'
    await vi.waitFor(() => expect([...groupOf('Spans of text').querySelectorAll('h4')].map(plainly)).toContain(title))
    await vi.waitFor(expectAccessible)
  })

  test('staff choose what is counted, and whether it is under pseudonyms; items come page by page', async () => {
    await opens('lead', told())
    await vi.waitFor(() => expect(groups().length).toBeGreaterThan(3))
    const select = within<HTMLSelectElement>('room-label-figures', 'select')
    select.value = 'signed-off'
    select.dispatchEvent(new Event('change'))
    within<HTMLInputElement>('room-label-figures', 'input[type=checkbox]').click()
    await vi.waitFor(() => expect(asked.at(-1)).toBe('?over=signed-off&names=no&page=1&of='))
    await vi.waitFor(() => expect(wordsOf('room-figure-items')).toContain('1 to 50 of 120'))
    within<HTMLButtonElement>('room-figure-items', 'footer button:last-child').click()
    await vi.waitFor(() => expect(asked.at(-1)).toBe('?over=signed-off&names=no&page=2&of='))
  })

  test('while it is counted the page says how far, and asks again by itself', async () => {
    const counting = told({ figures: null, counted: { done: 2, of: 4 } })
    await opens('lead', counting, counting, told())
    await vi.waitFor(() => expect(groups().length).toBeGreaterThan(3))
    expect(asked).toHaveLength(3)
  })

  test('a room without labels says what to do', async () => {
    await opens('lead', told({ labelled: 0, figures: null, counted: { done: 0, of: 0 } }))
    await vi.waitFor(() => expect(wordsOf('room-label-figures')).toContain('This room has no labels yet'))
    await vi.waitFor(expectAccessible)
  })

  test('an annotator reads of themself alone, and is offered nothing to choose', async () => {
    const own = figures.rows.filter(({ when, who }) => when === 'after' && who.length === 1 && who[0] === 0)
    const ownMatrices = counted.matrices.filter((matrix) => matrix.when === 'after' && isOf('0')(matrix))
    await opens(
      'annotator',
      told({ figures: { ...figures, people: ['Annotator 3'], rows: own, matrices: ownMatrices, each: [], total: 0 } }),
    )
    await vi.waitFor(() =>
      expect(wordsOf('room-label-figures')).toContain('How your labels agree with what was settled'),
    )
    await vi.waitFor(() => expect(groups().length).toBeGreaterThan(2))
    expect(find('room-label-figures').shadowRoot?.querySelector('select')).toBeNull()
    expect(findAll('room-share-chart')).toEqual([])
    const heads = [...groupOf('Spans of text').querySelectorAll('h4')].map(plainly)
    expect(heads).toContain('What was settled, and what you said')
    await vi.waitFor(expectAccessible)
  })

  test('where it cannot be read that is said', async () => {
    await opens('lead', null)
    await vi.waitFor(() => expect(wordsOf('room-label-figures')).toContain('Not here now'))
  })
})
