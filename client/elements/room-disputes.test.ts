import { afterEach, expect, test, vi } from 'vitest'
import { wordsHash } from '#shared/domain/result.ts'
import type { Role } from '#shared/domain/roles.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

const texts = ['the cat sat on a mat', 'the bat sat on a rat', 'the cat sat in a mat'] as const
const cat = { unit: 'u1', from: 1, to: 2 }
let close = () => {}

afterEach(() => {
  close()
  sessionStorage.clear()
})

async function bench(role: Role = 'reviewer') {
  const room = new FakeRoom(comparisonOf(...texts), role)
  const opened = await openPage(room, 'item1')
  close = opened.close
  const { item } = opened.stay
  if (!item) throw new Error('no item')
  await vi.waitFor(() => expect(findAll('[role="radio"]').length).toBeGreaterThan(1))
  const asha = (name: string, input: object, as: Role = 'reviewer') =>
    expect(room.decides({ name, input: { item: 'item1', ...input } }, 'asha', as)).toMatchObject({ ok: true })
  const disputed = () => Object.values(item.state.view?.disputes ?? {})
  return { room, item, ...opened, asha, disputed }
}

const line = () => wordsOf('[role="status"]')
const shown = (selector: string) => vi.waitFor(() => expect(findAll(selector).length).toBeGreaterThan(0))
const gone = (selector: string) => vi.waitFor(() => expect(findAll(selector)).toEqual([]))
/** Through one shadow root: `host >>> inside`. */
function within<T extends Element = HTMLElement>(path: string): T {
  const [host = '', inside] = path.split(' >>> ')
  const found = inside === undefined ? find(host) : find(host).shadowRoot?.querySelector(inside)
  if (!found) throw new Error(`Nothing on the page is ${path}`)
  return found as unknown as T
}
const present = (path: string) => vi.waitFor(() => within(path))
const write = (path: string, words: string) => {
  const field = within<HTMLInputElement | HTMLTextAreaElement>(path)
  field.focus()
  field.value = words
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
const send = (more: KeyboardEventInit = {}) => pressKey('Enter', { ctrlKey: true, key: 'Enter', ...more })

test('a dispute is opened in place, about the current difference; what is written survives giving up', async () => {
  const { room } = await bench()
  pressKey('KeyD', { key: 'உ' })
  await shown('textarea:focus')
  write('textarea', 'Is it a cat?')
  await expectAccessible()
  pressKey('Escape')
  await gone('room-dispute-form')
  await vi.waitFor(() => expect(findAll('.readings:focus')).toHaveLength(1))
  expect(room.commands('dispute.open')).toEqual([])
  pressKey('KeyD')
  await shown('textarea:focus')
  expect(find<HTMLTextAreaElement>('textarea').value).toBe('Is it a cat?')
  send({ repeat: true })
  expect(room.commands('dispute.open')).toEqual([])
  send()
  await gone('room-dispute-form')
  expect(room.commands('dispute.open')).toEqual([{ item: 'item1', place: cat, question: 'Is it a cat?' }])
  await vi.waitFor(() =>
    expect(findAll('.bracket').map(({ className }) => className.trim())).toEqual(['bracket start', 'bracket end']),
  )
  await vi.waitFor(() => expect(wordsOf('room-place-notes')).toContain('Is it a cat?'))
  expect(find('.mark.disputed').textContent).toBe('cat')
})

test('a digit in an open form takes nothing behind its back', async () => {
  const { room } = await bench()
  pressKey('KeyD')
  await shown('textarea:focus')
  document.body.focus()
  find('textarea').blur()
  pressKey('Digit2')
  expect(room.commands('difference.settle')).toEqual([])
})

test('without a line the dispute waits, is shown as on its way, and is sent once', async () => {
  const { room, disputed } = await bench()
  room.socket.lose()
  pressKey('KeyD')
  await shown('textarea:focus')
  write('textarea', 'Is it a cat?')
  send()
  await shown('.bracket.pending')
  expect(wordsOf('room-place-notes')).toContain('on its way')
  await vi.waitFor(() => expect(wordsOf('[data-state]')).toMatch(/^On this device only \(1, since/))
  room.socket.connect()
  await gone('.bracket.pending')
  expect(disputed()).toMatchObject([{ question: 'Is it a cat?', place: cat }])
})

test('words that are selected with a mouse or a finger are what the dispute is about', async () => {
  const { room, disputed } = await bench()
  const text = find('.text')
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  let at = 0
  const ends: [Node, number][] = []
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const length = node.textContent?.length ?? 0
    for (const wanted of [8, 14])
      if (at <= wanted && wanted <= at + length && ends.length < 2) ends.push([node, wanted - at])
    at += length
  }
  const [[first, from], [last, to]] = ends as [[Node, number], [Node, number]]
  document.getSelection()?.setBaseAndExtent(first, from, last, to)
  await vi.waitFor(() => expect(wordsOf('room-difference-bar')).toContain('Words of segment 1 “sat on”'))
  pressKey('Digit2')
  expect(room.commands('difference.settle')).toEqual([])
  pressKey('KeyD')
  await shown('textarea:focus')
  await shown('.bracket.chosen')
  write('textarea', 'Where did it sit?')
  send()
  await vi.waitFor(() =>
    expect(disputed()).toMatchObject([{ place: { unit: 'u1', from: 2, to: 4 }, stands: 'sat on' }]),
  )
})

test('words selected with Shift and arrows while typing are too, once back in review', async () => {
  const { item, disputed } = await bench()
  pressKey('KeyE')
  await vi.waitFor(() => expect(findAll('.cm-content:focus')).toHaveLength(1))
  pressKey('Home', { key: 'Home' })
  for (let letter = 0; letter < 3; letter++) pressKey('ArrowRight', { key: 'ArrowRight', shiftKey: true })
  await vi.waitFor(() => expect(item.state.chosen?.place).toEqual({ unit: 'u1', from: 0, to: 1 }))
  pressKey('Escape')
  await vi.waitFor(() => expect(findAll('.readings:focus')).toHaveLength(1))
  pressKey('KeyD')
  await shown('textarea:focus')
  write('textarea', 'Is it said?')
  send()
  await vi.waitFor(() => expect(disputed()).toMatchObject([{ place: { unit: 'u1', from: 0, to: 1 } }]))
})

test('the whole segment, and a first position', async () => {
  const { room } = await bench()
  pressKey('KeyD')
  await shown('textarea:focus')
  write('textarea', 'Is any of it right?')
  within<HTMLInputElement>('room-dispute-form >>> input[type=checkbox]').click()
  const choice = within<HTMLSelectElement>('room-reading-choice >>> select')
  choice.value = 'nothing'
  choice.dispatchEvent(new Event('change', { bubbles: true }))
  await shown('input[name=because]')
  write('input[name=because]', 'Only noise')
  send()
  await vi.waitFor(() =>
    expect(room.commands('dispute.open')).toEqual([
      {
        item: 'item1',
        place: { unit: 'u1', from: 0, to: 6 },
        question: 'Is any of it right?',
        position: { value: '', because: 'Only noise' },
      },
    ]),
  )
})

test('D on disputed words leads to where people speak about them', async () => {
  const { asha, disputed } = await bench()
  asha('dispute.open', { place: cat, question: 'Is it a cat?' })
  await vi.waitFor(() => expect(line()).toBe('Asha asks: Is it a cat?'))
  pressKey('KeyD')
  await present('room-dispute >>> article.attended')
  await shown('select:focus')
  const select = within<HTMLSelectElement>('room-reading-choice >>> select')
  select.value = '1'
  select.dispatchEvent(new Event('change', { bubbles: true }))
  await present('room-dispute-talk >>> input[aria-label=Because]')
  write('room-dispute-talk >>> input[aria-label=Because]', 'It flies')
  send()
  await vi.waitFor(() =>
    expect(disputed()[0]?.positions).toMatchObject([{ value: 'bat', because: 'It flies', by: 'me' }]),
  )
  await vi.waitFor(() => expect(wordsOf('room-dispute')).toContain('It flies'))
  within('room-dispute >>> .position button').click()
  await vi.waitFor(() => expect(disputed()[0]?.positions[0]?.votes).toEqual(['me']))
  write('room-dispute-talk >>> input[aria-label=Comment]', 'Listen at the end')
  send()
  await vi.waitFor(() => expect(wordsOf('room-dispute')).toContain('Listen at the end'))
  await expectAccessible()
})

test('words that another said first are offered to vote for', async () => {
  const { asha, item, disputed } = await bench()
  asha('dispute.open', { place: cat, question: 'Is it a cat?', position: { value: 'bat', because: '' } })
  await vi.waitFor(() => expect(disputed()).toHaveLength(1))
  await item.disputing.addPosition(disputed()[0]?.id ?? '', 'bat', 'It flies')
  await vi.waitFor(() => expect(line()).toBe('Somebody else said the same words just before you.'))
  findAll('room-quiet-line button, button')
    .find(({ textContent }) => textContent === 'Vote for them')
    ?.dispatchEvent(new MouseEvent('click'))
  await vi.waitFor(() => expect(disputed()[0]?.positions[0]?.votes).toEqual(['me']))
})

test('a trainer rules by number, letter and one line, under every layout; a held key rules nothing', async () => {
  const { room, item } = await bench('trainer')
  pressKey('KeyR', { key: 'ீ' })
  await shown('#values:focus')
  pressKey('Digit2', { key: '௨' })
  pressKey('KeyT', { key: 'ू' })
  await shown('input[name=why]:focus')
  write('input[name=why]', 'It flies')
  await expectAccessible()
  send({ repeat: true })
  expect(room.commands('ruling.make')).toEqual([])
  expect(room.commands('difference.settle')).toEqual([])
  room.socket.lose()
  send()
  await vi.waitFor(() => expect(wordsOf('room-ruling-form')).toContain('Waiting for the server'))
  expect(wordsOf('.text')).toContain('the cat')
  room.socket.connect()
  await gone('room-ruling-form')
  const asked = { value: 'bat', reason: 'wrong word', why: 'It flies', basis: wordsHash('cat'), disputes: [] }
  expect(room.commands('ruling.make').at(-1)).toEqual({ item: 'item1', place: cat, ...asked })
  await vi.waitFor(() => expect(find('.mark.ruled').textContent).toBe('bat'))
  expect(item.state.view?.rulings).toHaveLength(1)
})

test('U2 the words moved: shown to confirm, and nothing that was typed is lost', async () => {
  const { room } = await bench('trainer')
  pressKey('KeyR')
  await shown('#values:focus')
  pressKey('Digit2')
  pressKey('KeyQ')
  write('input[name=why]', 'It flies')
  room.settle(cat, 'nothing', 'asha')
  await vi.waitFor(() => expect(room.text).toBe('the sat on a mat'))
  await vi.waitFor(() => expect(wordsOf('.text')).not.toContain('cat'))
  send()
  await vi.waitFor(() =>
    expect(wordsOf('room-ruling-form')).toContain('nothing stands here now. Look, and rule again.'),
  )
  expect(room.commands('ruling.make')).toEqual([])
  expect(find<HTMLInputElement>('input[name=why]').value).toBe('It flies')
  send()
  await vi.waitFor(() => expect(room.commands('ruling.make')).toMatchObject([{ basis: wordsHash('') }]))
})

test('another trainer was first: told who ruled what, the text kept, and the way to reopen it', async () => {
  const { asha, item } = await bench('trainer')
  pressKey('KeyR')
  await shown('#values:focus')
  pressKey('Digit2')
  pressKey('KeyQ')
  write('input[name=why]', 'It flies')
  asha(
    'ruling.make',
    { place: cat, value: 'rat', reason: 'other', why: 'It squeaks', basis: wordsHash('cat') },
    'trainer',
  )
  await vi.waitFor(() =>
    expect(wordsOf('room-overtaken')).toContain('Asha ruled “rat” here before you (other): It squeaks'),
  )
  expect(find<HTMLInputElement>('input[name=why]').value).toBe('It flies')
  expect(within<HTMLButtonElement>('room-ruling-form >>> button.primary').disabled).toBe(true)
  within('room-overtaken >>> .notice button').click()
  await present('room-reopen-form >>> input:focus')
  write('room-reopen-form >>> input', 'We listened again')
  send()
  await vi.waitFor(() => expect(item.state.view?.rulings).toEqual([]))
  await gone('room-reopen-form')
  pressKey('KeyR')
  await shown('#values:focus')
  expect(find<HTMLInputElement>('input[name=why]').value).toBe('It flies')
})

test('a dispute that is withdrawn while a trainer writes is said, and the ruling waits for a second word', async () => {
  const { asha, disputed, item } = await bench('trainer')
  asha('dispute.open', { place: cat, question: 'Is it a cat?' })
  await vi.waitFor(() => expect(disputed()).toHaveLength(1))
  pressKey('KeyR')
  await shown('#values:focus')
  pressKey('Digit2')
  pressKey('KeyQ')
  write('input[name=why]', 'It flies')
  asha('dispute.withdraw', { dispute: disputed()[0]?.id })
  send()
  await vi.waitFor(() => expect(wordsOf('room-ruling-form')).toContain('The dispute was withdrawn meanwhile'))
  expect(item.state.view?.rulings).toEqual([])
  send()
  await vi.waitFor(() => expect(item.state.view?.rulings).toMatchObject([{ value: 'bat', why: 'It flies' }]))
})

test('U7 ruled while I type there: the ruled words stand in my editor, mine are kept, the rest stays open', async () => {
  const { room, asha, item } = await bench()
  pressKey('KeyE')
  await vi.waitFor(() => expect(findAll('.cm-content:focus')).toHaveLength(1))
  document.execCommand('insertText', false, 'fish')
  await vi.waitFor(() => expect(room.text).toBe('the catfish sat on a mat'))
  const ruled = { place: cat, value: 'rat', reason: 'other', why: 'It squeaks', basis: wordsHash('catfish') }
  asha('ruling.make', ruled, 'trainer')
  await vi.waitFor(() => expect(wordsOf('.cm-content')).toBe('the rat sat on a mat'))
  expect(wordsOf('room-kept-words')).toContain('Asha ruled “rat” here while you were typing. Your words are kept here.')
  expect(wordsOf('room-kept-words')).toContain('catfish')
  for (const key of 'es') document.execCommand('insertText', false, key)
  expect(room.text).toBe('the catfish sat on a mat')
  await vi.waitFor(() => expect(wordsOf('room-kept-words')).toContain('catfishes'))
  expect(item.state.notAccepted).toMatchObject([{ reason: 'ruled', units: [{ text: 'catfishes' }] }])
  pressKey('End', { key: 'End' })
  document.execCommand('insertText', false, ' now')
  await vi.waitFor(() => expect(room.text).toBe('the catfish sat on a mat now'))
  await expectAccessible()
  pressKey('Escape')
  await vi.waitFor(() => expect(item.state.typing).toBeNull())
  await vi.waitFor(() => expect(wordsOf('.text')).toBe('the rat sat on a mat now'))
})

test('U7 who typed elsewhere, or what the trainer saw, is not told of lost words', async () => {
  const { room, asha } = await bench()
  pressKey('KeyE')
  await vi.waitFor(() => expect(findAll('.cm-content:focus')).toHaveLength(1))
  pressKey('End', { key: 'End' })
  document.execCommand('insertText', false, ' now')
  await vi.waitFor(() => expect(room.text).toBe('the cat sat on a mat now'))
  asha(
    'ruling.make',
    { place: cat, value: 'rat', reason: 'other', why: 'It squeaks', basis: wordsHash('cat') },
    'trainer',
  )
  await vi.waitFor(() => expect(wordsOf('.cm-content')).toBe('the rat sat on a mat now'))
  expect(findAll('room-kept-words')).toEqual([])
})

test('S2 an open dispute blocks sign-off, with the way to it', async () => {
  const { room, asha, item } = await bench()
  asha('dispute.open', { place: cat, question: 'Is it a cat?' })
  pressKey('BracketRight')
  await vi.waitFor(() => expect(item.stop()?.number).toBe(2))
  const blockers = [{ name: 'open-dispute', message: 'An open dispute: Is it a cat?', place: cat }]
  room.refusal = {
    ok: false,
    refusal: { code: 'blocked', message: 'An open dispute: Is it a cat?', details: { blockers } },
  }
  pressKey('KeyN')
  await vi.waitFor(() => expect(line()).toBe('Not signed off: An open dispute: Is it a cat?'))
  findAll('button')
    .find(({ textContent }) => textContent === 'Go there')
    ?.dispatchEvent(new MouseEvent('click'))
  await vi.waitFor(() => expect(item.stop()?.number).toBe(1))
})

test('U6 reasons that a lead changes are in the form at once', async () => {
  const { room } = await bench('trainer')
  pressKey('KeyR')
  await shown('#values:focus')
  room.happen({ type: 'reasons.changed', reasons: ['dialect', 'noise'], by: 'lena' }, 'lena')
  await vi.waitFor(() => expect(wordsOf('#reasons')).toBe('Q dialect W noise'))
})
