import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Label } from '#shared/labels/label.ts'
import type { ShownSpan } from '../labels/laid-spans.ts'
import { type At, Pointer } from '../testing/pointer.ts'
import { expectAccessible, find, findAll, pressKey, wordsOf } from '../testing/room-fixture.ts'
import { shownSpan, spanOver } from '../testing/shown-spans.ts'
import './room-label-text.ts'
import type { RoomLabelText } from './room-label-text.ts'

afterEach(() => {
  for (const element of document.querySelectorAll('room-label-text')) element.remove()
})

type Told = readonly [event: string, key: string | null, words?: string]

/** A page with a text, that does with labels and the picked one what the item's page does. */
async function shownText(text: string, labels: readonly ShownSpan[] = [], more: Partial<RoomLabelText> = {}) {
  const element = document.createElement('room-label-text')
  element.style.height = '500px'
  Object.assign(element, { text, labels, ...more })
  const told: Told[] = []
  const drawn: Label[] = []
  const words = (label: Label | null) => (label?.kind === 'span' ? label.quote : '')
  element.addEventListener('label-pick', ({ key }) => {
    told.push(['pick', key])
    element.current = key
  })
  element.addEventListener('label-drawn', ({ label }) => {
    told.push(['drawn', null, words(label)])
    drawn.push(label)
  })
  element.addEventListener('label-dragging', ({ key, label }) => told.push(['dragging', key, words(label)]))
  element.addEventListener('label-placed', ({ key, label }) => {
    told.push(['placed', key, words(label)])
    element.labels = element.labels.map((shown) => (shown.key === key ? { ...shown, label } : shown))
  })
  document.body.append(element)
  const settled = async () => {
    await element.updateComplete
    await (find('room-label-page') as Element & { updateComplete: Promise<unknown> }).updateComplete
  }
  await settled()
  await vi.waitFor(() => expect(findAll('.track').length > 0 || labels.length === 0).toBe(true))
  /** The middle of the nth letter-like cluster that begins at a quote. */
  const over = (quote: string, more: { readonly nth?: number; readonly edge?: 'start' | 'end' } = {}): At => {
    const { start, end } = spanOver(text, quote, { nth: more.nth ?? 0 })
    const boxes = element.view?.boxes({ start, end }, () => true) ?? []
    const box = more.edge === 'end' ? boxes.at(-1) : boxes[0]
    if (!box) throw new Error('not on the page')
    const y = (box.top + box.bottom) / 2
    if (more.edge) return { x: more.edge === 'start' ? box.left + 1 : box.right - 1, y }
    return { x: (box.left + box.right) / 2, y }
  }
  const key = async (code: string, init: KeyboardEventInit = {}) => {
    element.focus()
    pressKey(code, init)
    find('room-label-page').dispatchEvent(new KeyboardEvent('keyup', { code, ...init }))
    await settled()
  }
  return { element, told, drawn, over, key, settled }
}

const span = (text: string, key: string, quote: string, more: Partial<ShownSpan> = {}) =>
  shownSpan(key, spanOver(text, quote), more)

const scripts: readonly [script: string, text: string, word: string, part: string, grown: string][] = [
  ['English', 'the old city of Madras lies by the sea', 'Madras', 'Mad', 'Madr'],
  ['Tamil', 'ரவி சென்னை பல்கலைக்கழகத்தில் படித்தார்', 'பல்கலைக்கழகத்தில்', 'பல்கலை', 'பல்கலைக்'],
  ['Hindi', 'रवि कुमार मुंबई के टाटा इंस्टीट्यूट में काम करते हैं', 'इंस्टीट्यूट', 'इं', 'इंस्टी'],
  ['Malayalam', 'രവി കുമാർ തിരുവനന്തപുരത്ത് താമസിക്കുന്നു', 'തിരുവനന്തപുരത്ത്', 'തിരു', 'തിരുവ'],
  ['Arabic', 'رافي يعيش في مدينة مومباي منذ سنوات', 'مومباي', 'موم', 'مومب'],
  ['joined signs', 'they 👨‍👩‍👧👩‍🚀 came', '👨‍👩‍👧👩‍🚀', '👨‍👩‍👧', '👨‍👩‍👧👩‍🚀'],
]

describe('SN6 in all scripts', () => {
  test.each(scripts.filter(([, , word]) => !word.startsWith('👨')))(
    'SN6 %s: a double press selects the word, Enter makes it a span',
    async (_, text, word) => {
      const { drawn, over, key } = await shownText(text)
      new Pointer().doublePress(over(word))
      await key('Enter')
      expect(drawn).toEqual([{ kind: 'span', id: '', tag: '', ...placeOf(text, word) }])
    },
  )

  test.each(scripts)('SN2 %s: keys move the end by whole clusters', async (_, text, word, part, grown) => {
    const { told, key } = await shownText(text, [span(text, 'n1', part)], { current: 'n1' })
    const on = /[\u0600-\u06FF]/.test(word) ? 'ArrowLeft' : 'ArrowRight'
    const back = on === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
    await key(on)
    await key(back)
    expect(told.filter(([event]) => event === 'placed')).toEqual([
      ['placed', 'n1', grown],
      ['placed', 'n1', part],
    ])
    if (word.startsWith('👨')) return
    await key(on, { shiftKey: true })
    expect(told.at(-1)).toEqual(['placed', 'n1', word])
  })

  test.each(scripts)('SN6 %s: wherever a drag ends, whole clusters are selected', async (_, text, word) => {
    const { element, drawn, over, settled } = await shownText(text, [], { tool: 'span' })
    const [from, to] = [over(word, { edge: 'start' }), over(word, { edge: 'end' })]
    const pointer = new Pointer()
    for (const share of [0.33, 0.61, 1]) {
      const end = { x: from.x + (to.x - from.x) * share, y: to.y }
      pointer.drag(from, { x: (from.x + end.x) / 2, y: from.y }, end)
      await settled()
    }
    expect(drawn.length).toBeGreaterThan(0)
    for (const label of drawn) {
      if (label.kind !== 'span') throw new Error('not a span')
      const { start, end, quote } = label
      expect(text).toContain(quote)
      expect(clustersOf(text, start, end)).toBe(true)
    }
    expect(element.view?.near(to.x, to.y)?.on).toBe(true)
  })
})

const placeOf = (text: string, word: string) => {
  const { start, end, quote } = spanOver(text, word)
  return { start, end, quote }
}

/** Whether both ends stand between clusters. */
function clustersOf(text: string, start: number, end: number): boolean {
  const borders = new Set([0])
  let at = 0
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    at += Array.from(segment).length
    borders.add(at)
  }
  return borders.has(start) && borders.has(end)
}

const city = 'Ravi went to New York City and stayed there'
const nested = () => [
  span(city, 'n1', 'New York City'),
  span(city, 'n2', 'New York'),
  span(city, 's0:1', 'York', { layer: 0 }),
]

describe('SN5 picking', () => {
  test('SN5 pressing again goes through the spans there; on nothing nothing is picked', async () => {
    const { told, over, settled } = await shownText(city, nested())
    const pointer = new Pointer()
    for (let press = 0; press < 4; press++) {
      pointer.press(over('York'))
      await settled()
    }
    pointer.press(over('went'))
    expect(told).toEqual(['n2', 'n1', 's0:1', 'n2', null].map((key) => ['pick', key]))
  })

  test('SN5 pressing the line or the name of a span picks that one', async () => {
    const { told, settled } = await shownText(city, nested())
    for (const selector of ['.track[data-key="n1"]', '.name[data-key="s0:1"]', '.track[data-key="n2"]']) {
      const { left, top, width, height } = find(selector).getBoundingClientRect()
      new Pointer().press({ x: left + Math.min(width / 2, 8), y: top + Math.min(height / 2, 2) })
      await settled()
    }
    expect(told).toEqual(['n1', 's0:1', 'n2'].map((key) => ['pick', key]))
  })

  test('SN5 by keys: Enter picks at the caret, Backslash goes on from there, Escape leaves', async () => {
    const { told, key } = await shownText(city, nested())
    for (let word = 0; word < 4; word++) await key('ArrowRight', { ctrlKey: true })
    await key('Enter')
    await key('Backslash')
    await key('Escape')
    expect(told).toEqual(['n2', 'n1', null].map((one) => ['pick', one]))
    expect(wordsOf('[aria-live]')).toBe('New: PER, n2; PER, n1')
  })

  test('SN5 Enter is the page’s once a span is picked, and the caret is where that span is', async () => {
    const { element, told, key, settled } = await shownText(city, nested())
    const heard: string[] = []
    const listen = (event: KeyboardEvent) => event.defaultPrevented || heard.push(event.code)
    addEventListener('keydown', listen)
    element.current = 's0:1'
    await settled()
    await key('Enter')
    await key('Backslash')
    removeEventListener('keydown', listen)
    expect(heard).toEqual(['Enter'])
    expect(told).toEqual([['pick', 'n2']])
    expect([element.caret, caretOf(element)]).toEqual([city.indexOf('York'), city.indexOf('York')])
  })

  test('SN5 a span that was found nowhere is listed, and can be picked', async () => {
    const lost = shownSpan('n9', { ...spanOver(city, 'Ravi'), quote: 'Priya', unanchored: true })
    const { told } = await shownText(city, [span(city, 'n1', 'Ravi'), lost])
    find('.lost button').click()
    expect(told).toEqual([['pick', 'n9']])
    expect(wordsOf('.lost')).toContain('“Priya”')
  })
})

describe('SN6 selecting', () => {
  test('SN6 dragging selects, the bar makes a span of it with a tag; white space at the ends is left out', async () => {
    const { drawn, over, settled } = await shownText(city, [], { tags: [{ name: 'LOC', colour: 'green' }] })
    const [from, to] = [over('to New', { edge: 'start' }), over('New York ', { edge: 'end' })]
    new Pointer().drag(from, { x: from.x + 30, y: from.y }, to)
    await settled()
    await vi.waitFor(() => expect(findAll('.selected')).toHaveLength(1))
    expect(wordsOf('.words')).toBe('“to New York”')
    find('room-label-mark-bar').shadowRoot?.querySelector('button')?.click()
    expect(drawn).toEqual([{ kind: 'span', id: '', tag: 'LOC', ...placeOf(city, 'to New York') }])
    await settled()
    expect(findAll('room-label-mark-bar')).toEqual([])
  })

  test('SN7 the key of a tag makes a span with it; without a selection it is the room’s', async () => {
    const { drawn, key } = await shownText(city, [], { tags: [{ name: 'PER', shortcut: 'p' }, { name: 'LOC' }] })
    const heard: string[] = []
    const listen = (event: KeyboardEvent) => event.defaultPrevented || heard.push(event.code)
    addEventListener('keydown', listen)
    await key('KeyP')
    await key('ArrowRight', { ctrlKey: true, shiftKey: true })
    await key('KeyP')
    await key('Digit1')
    removeEventListener('keydown', listen)
    expect(drawn).toEqual([{ kind: 'span', id: '', tag: 'PER', ...placeOf(city, 'Ravi') }])
    expect(heard).toEqual(['KeyP', 'Digit1'])
  })

  test('SN6 lines: down and up, Home and End, in a text that wraps', async () => {
    const text = 'one two three four five six seven eight nine ten\n\nلا بأس هنا'
    const { element, key } = await shownText(text)
    element.style.width = '260px'
    const line = () => Math.round(element.view?.caret(caretOf(element))?.top ?? 0)
    await vi.waitFor(() => expect(element.view?.boxes({ start: 0, end: 48 }, () => true).length).toBeGreaterThan(1))
    const top = line()
    await key('ArrowDown')
    expect(line()).toBeGreaterThan(top)
    await key('ArrowUp')
    expect(line()).toBe(top)
    await key('End', { shiftKey: true })
    expect(wordsOf('.words')).toMatch(/^“one two/)
    for (let step = 0; step < 9; step++) await key('ArrowDown')
    expect(caretOf(element)).toBeGreaterThanOrEqual(text.indexOf('ل'))
    await key('Home', { ctrlKey: true })
    expect(caretOf(element)).toBe(0)
  })

  test('SN6 a finger that stays selects the word, and handles move what is selected', async () => {
    const { drawn, over, key, settled } = await shownText(city)
    const finger = new Pointer('touch')
    finger.down(over('went'))
    await vi.waitFor(() => expect(wordsOf('.words')).toBe('“went”'))
    finger.move(over('Ne'))
    await vi.waitFor(() => expect(wordsOf('.words')).toBe('“went to New”'))
    finger.move(over('went'))
    finger.up(over('went'))
    await settled()
    const to = over('New', { edge: 'end' })
    finger.drag(middleOf('.handle[data-edge="end"]'), { x: to.x - 20, y: to.y }, to)
    await settled()
    expect(wordsOf('.words')).toBe('“went to New”')
    await key('Enter')
    expect(drawn).toHaveLength(1)
  })

  test('SN6 a finger that moves on scrolls, and marks words across with the tool for spans', async () => {
    const { element, drawn, over, settled } = await shownText(city)
    const finger = new Pointer('touch')
    const drag = () => finger.drag(over('went', { edge: 'start' }), over('went'), over('went', { edge: 'end' }))
    drag()
    await settled()
    expect(findAll('.selected')).toEqual([])
    element.tool = 'span'
    await settled()
    drag()
    expect(drawn).toEqual([{ kind: 'span', id: '', tag: '', ...placeOf(city, 'went') }])
  })

  test('SN6 who may only read selects and copies, and makes nothing', async () => {
    const { element, told, key } = await shownText(city, [], { readOnly: true, tool: 'span' })
    await key('ArrowRight', { ctrlKey: true, shiftKey: true })
    await key('Enter')
    expect(told).toEqual([])
    expect(findAll('room-label-mark-bar')).toEqual([])
    const clipboardData = new DataTransfer()
    const copy = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true })
    element.renderRoot.querySelector('room-label-page')?.dispatchEvent(copy)
    expect(clipboardData.getData('text/plain')).toBe('Ravi')
  })
})

describe('SN8 moving edges', () => {
  test('SN8 by the handle: told on the way, and once where it is left', async () => {
    const { told, over, settled } = await shownText(city, [span(city, 'n1', 'New York')], { current: 'n1' })
    await vi.waitFor(() => expect(findAll('.handle')).toHaveLength(2))
    const [from, to] = [middleOf('.handle[data-edge="end"]'), over('City', { edge: 'end' })]
    new Pointer().drag(from, { x: (from.x + to.x) / 2, y: from.y }, to)
    await settled()
    expect(told.filter(([event]) => event === 'placed')).toEqual([['placed', 'n1', 'New York City']])
    expect(told[0]?.[0]).toBe('dragging')
    expect(find('.track[data-key="n1"]').getBoundingClientRect().width).toBeGreaterThan(to.x - from.x)
  })

  test('SN8 the start does not pass the end, and Escape gives the drag up', async () => {
    const { told, over, settled, key } = await shownText(city, [span(city, 'n1', 'New York')], { current: 'n1' })
    await vi.waitFor(() => expect(findAll('.handle')).toHaveLength(2))
    const from = middleOf('.handle[data-edge="start"]')
    new Pointer().drag(from, over('stayed'))
    await settled()
    expect(told.at(-1)).toEqual(['placed', 'n1', 'k'])
    const pointer = new Pointer('touch')
    pointer.down(middleOf('.handle[data-edge="start"]'))
    pointer.move(over('went'))
    await key('Escape')
    pointer.up(over('went'))
    expect(told.at(-1)).toEqual(['dragging', 'n1', ''])
  })

  test('SN8 a key that is held places once, when it is let go or the text is left; Escape gives it up', async () => {
    const { element, told, settled } = await shownText(city, [span(city, 'n1', 'New')], { current: 'n1' })
    const placed = () => told.filter(([event]) => event === 'placed').map(([, , words]) => words)
    const hold = (times: number) => {
      element.focus()
      for (let time = 0; time < times; time++) pressKey('ArrowRight', { repeat: time > 0 })
    }
    hold(3)
    await settled()
    expect(placed()).toEqual([])
    find('room-label-page').dispatchEvent(new KeyboardEvent('keyup', { code: 'ArrowRight' }))
    expect(placed()).toEqual(['New Yo'])
    hold(2)
    pressKey('Escape')
    expect(told.at(-1)).toEqual(['dragging', 'n1', ''])
    hold(2)
    find('room-label-page').blur()
    expect(placed()).toEqual(['New Yo', 'New York'])
  })

  test('SN8 a span that is ruled while its edge is dragged stays where it was', async () => {
    const { element, told, over, settled } = await shownText(city, [span(city, 'n1', 'New York')], { current: 'n1' })
    await vi.waitFor(() => expect(findAll('.handle')).toHaveLength(2))
    const pointer = new Pointer()
    pointer.down(middleOf('.handle[data-edge="end"]'))
    pointer.move(over('City', { edge: 'end' }))
    element.labels = [span(city, 'n1', 'New York', { locked: true, state: 'ruled' })]
    await settled()
    pointer.up(over('City', { edge: 'end' }))
    expect(told.at(-1)).toEqual(['dragging', 'n1', ''])
    expect(told.some(([event]) => event === 'placed')).toBe(false)
  })

  test.each([
    ['locked', { locked: true }, false],
    ['held by another', { held: { name: 'Asha', colour: 'teal' } }, false],
    ['of a source', { layer: 1 }, false],
    ['read only', {}, true],
  ] as const)('SN8 a span that is %s has no handles, and keys move the caret', async (_, more, readOnly) => {
    const { element, told, key } = await shownText(city, [span(city, 'n1', 'Ravi', more)], { current: 'n1', readOnly })
    await key('ArrowRight')
    expect(findAll('.handle')).toEqual([])
    expect(told).toEqual([])
    expect(caretOf(element)).toBe(1)
  })

  test('SN8 handles are large enough, for a finger too', async () => {
    await shownText(city, [span(city, 'n1', 'New York')], { current: 'n1' })
    await vi.waitFor(() => expect(findAll('.handle')).toHaveLength(2))
    const [grip] = findAll('.handle').map((handle) => getComputedStyle(handle, '::after'))
    expect(Number.parseFloat(grip?.inlineSize ?? '')).toBeGreaterThanOrEqual(24)
    expect(Number.parseFloat(grip?.blockSize ?? '')).toBeGreaterThanOrEqual(24)
  })
})

describe('SN4 how spans are shown', () => {
  test('SN4 a span that wraps has a line under each line of its words, and one name', async () => {
    const text = 'a very long name of an institute that goes on and on over several lines of the page'
    const { element } = await shownText(text, [span(text, 'n1', text)])
    element.style.width = '240px'
    await vi.waitFor(() => expect(findAll('.track').length).toBeGreaterThan(2))
    expect(findAll('.name')).toHaveLength(1)
    expect(findAll('.track.first')).toHaveLength(1)
    expect(findAll('.track.last')).toHaveLength(1)
    expect(find('room-label-page').scrollWidth).toBeLessThanOrEqual(240)
  })

  test('SN4 lines that overlap lie in lanes of their own, with badge, lock, flag and holder', async () => {
    const labels = [
      span(city, 'n1', 'New York City', { state: 'disputed', badge: '1 of 3' }),
      span(city, 'n2', 'New York', { state: 'ruled', locked: true }),
      span(city, 's1:1', 'York', { layer: 1, pattern: 1, held: { name: 'Asha', colour: 'teal' } }),
    ]
    await shownText(city, labels, { current: 'n1', blend: 0.5 })
    const tops = new Set(findAll('.track').map((track) => Math.round(track.getBoundingClientRect().top / 10)))
    expect(tops.size).toBe(3)
    expect(wordsOf('.name[data-key="n1"]').replace(/ /g, '')).toBe('PER1of3⚑')
    expect(findAll('.name[data-key="n2"] .lock')).toHaveLength(1)
    expect(wordsOf('.name[data-key="s1:1"]').replace(/ /g, '')).toBe('2PERAsha')
    expect(getComputedStyle(find('.track[data-key="s1:1"]')).opacity).toBe('0.5')
    expect(getComputedStyle(find('.track[data-key="s1:1"]')).borderBlockStartStyle).toBe('dashed')
    expect(findAll('.tint')).toHaveLength(1)
    await expectAccessible()
  })

  test('SN4 a colour that is none reaches no style', async () => {
    await shownText(city, [span(city, 'n1', 'Ravi', { colour: 'red; position: fixed; inset: 0' })])
    expect(getComputedStyle(find('.track')).position).toBe('absolute')
    expect(find('.track').style.inset).not.toBe('0px')
  })

  test('SN4 what is picked comes into sight, in a text of 500,000 characters', async () => {
    const line = 'ரவி went to Madras. '
    const text = line.repeat(25_000)
    const at = Array.from(line).length * 20_000
    const label = { ...spanOver(line, 'ரவி'), start: at, end: at + 3 }
    const labels = Array.from({ length: 2000 }, (_, number) => {
      const start = Array.from(line).length * 12 * number
      return shownSpan(`n${number}`, { ...label, id: `n${number}`, start, end: start + 3 })
    })
    const { element } = await shownText(text, [...labels, shownSpan('far', label)])
    element.current = 'far'
    await vi.waitFor(() => {
      const box = element.view?.caret(at)
      expect(box?.top).toBeGreaterThan(0)
      expect(box?.bottom).toBeLessThan(500)
    })
    await vi.waitFor(() => expect(findAll('.track[data-key="far"]')).toHaveLength(1))
    expect(findAll('.track').length).toBeLessThan(400)
  })

  test('SN9 relations are listed by their labels, which can be picked', async () => {
    const relations = [
      { from: 'n2', to: 'n1', tags: ['lives in'] },
      { from: 'n1', to: 'n7', tags: [], direction: 'bi' as const },
    ]
    const { told } = await shownText(city, [span(city, 'n1', 'New York'), span(city, 'n2', 'Ravi')], { relations })
    const words = findAll('li').map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim())
    expect(words).toEqual(['PER “Ravi” → lives in PER “New York”', 'PER “New York” ↔ a label that is not shown'])
    find('room-label-relations').shadowRoot?.querySelector('button')?.click()
    expect(told).toEqual([['pick', 'n2']])
  })

  test('SN4 an item without text says so', async () => {
    const element = document.createElement('room-label-text')
    document.body.append(element)
    await element.updateComplete
    expect(wordsOf('room-label-text')).toContain('This item has no text.')
  })
})

function middleOf(selector: string): At {
  const { left, right, top, bottom } = find(selector).getBoundingClientRect()
  return { x: (left + right) / 2, y: (top + bottom) / 2 }
}

/** Where the caret is: what the page was told to draw. */
const caretOf = (element: RoomLabelText): number =>
  element.renderRoot.querySelector('room-label-page')?.marks.caret ?? -1
