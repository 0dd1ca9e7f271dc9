import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import type { CommandEnvelope } from '#shared/protocol/rt-messages.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { FakeTalk, message } from '../testing/fake-talk.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { ObservedRoom } from '../testing/observed.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'
import { joined } from '../testing/told.ts'

let close: () => void = () => undefined
beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  close()
  close = () => undefined
})

async function opens(role: 'reviewer' | 'trainer' | 'annotator', rows: Parameters<typeof message>[] = []) {
  const room = new FakeRoom(comparisonOf('the cat sat', 'the bat sat'), role)
  const talk = new FakeTalk(
    room.socket,
    rows.map((row) => message(...row)),
  )
  const page = await openPage(room)
  close = page.close
  pressKey('KeyC')
  await vi.waitFor(() => expect(findAll('textarea')).toHaveLength(1))
  return { room, talk, ...page }
}
const field = () => find<HTMLTextAreaElement>('textarea')
const writes = (text: string) => {
  field().focus()
  field().value = text
  field().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}
const within = (host: string, selector: string) =>
  findAll(host).flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])])
const said = () => within('room-talk-message', '.words').map(({ textContent }) => textContent)
const buttonOf = (words: string): HTMLElement => {
  const found = findAll('button').find(({ textContent }) => textContent?.trim() === words)
  if (!(found instanceof HTMLElement)) throw new Error(`No button says ${words}`)
  return found
}
const focused = (): Element | null => {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at
}

describe('TK1 saying something', () => {
  test('where nothing was said the panel says who reads it, and one may write at once', async () => {
    await opens('reviewer')
    await vi.waitFor(() =>
      expect(wordsOf('room-talk')).toContain('Nothing was said yet. Everybody who works in this room'),
    )
    await vi.waitFor(() => expect(focused()).toBe(field()))
    await expectAccessible()
  })

  test('it is on its way until the server answers, and stands there once', async () => {
    const { room, talk } = await opens('reviewer', [[3, 'வணக்கம், مرحبا']])
    let answers: (outcome: ReturnType<typeof accept<{ seq: number }>>) => void = () => undefined
    const sent: CommandEnvelope[] = []
    room.socket.answers.command = (envelope) => {
      sent.push(envelope)
      return new Promise((resolve) => {
        answers = resolve
      })
    }
    writes('நான் பார்த்தேன்')
    pressKey('Enter')
    await vi.waitFor(() => expect(wordsOf('room-talk')).toContain('on its way'))
    await vi.waitFor(() => expect(field().value).toBe(''))
    expect(sent).toMatchObject([{ name: 'talk.say', input: { text: 'நான் பார்த்தேன்' } }])
    talk.says(message(12, 'நான் பார்த்தேன்', { by: 'me', name: 'Meena' }))
    answers(accept({ seq: 12 }))
    await vi.waitFor(() => expect(wordsOf('room-talk')).not.toContain('on its way'))
    expect(said()).toEqual(['வணக்கம், مرحبا', 'நான் பார்த்தேன்'])
  })

  test('what is refused says why, and stands in the field again', async () => {
    const { room } = await opens('reviewer')
    room.socket.answers.command = () => refuse('conflict', 'Somebody whom you name is not in this room any more')
    writes('Ask them')
    pressKey('Enter')
    await vi.waitFor(() => expect(wordsOf('room-quiet-line')).toContain('Not said: Somebody whom you name is not'))
    await vi.waitFor(() => expect(field().value).toBe('Ask them'))
  })

  test('what is said while nobody reaches the server waits, and is sent when it is back', async () => {
    const { room } = await opens('reviewer')
    room.goesAway()
    writes('Later')
    pressKey('Enter')
    await vi.waitFor(() => expect(wordsOf('room-talk')).toContain('on its way'))
    room.socket.answers.command = () => accept({ seq: 11 })
    room.comesBack()
    await vi.waitFor(() => expect(room.commands('talk.say')).toContainEqual({ text: 'Later' }))
    await vi.waitFor(() => expect(wordsOf('room-talk')).not.toContain('on its way'))
  })
})

test('TK6 an @ offers who can be named, by key; the message carries who it is', async () => {
  const { room } = await opens('reviewer')
  room.socket.answers.command = () => accept({ seq: 11 })
  writes('Ask @As')
  await vi.waitFor(() =>
    expect(findAll('room-mention-offer [role=option]').map(({ textContent }) => textContent?.trim())).toEqual(['Asha']),
  )
  await vi.waitFor(expectAccessible)
  pressKey('Enter')
  await vi.waitFor(() => expect(field().value).toBe('Ask @Asha '))
  pressKey('Enter')
  await vi.waitFor(() => expect(room.commands('talk.say')).toEqual([{ text: 'Ask @1', mentions: ['asha'] }]))
})

test('TK1 what is about a place leads there', async () => {
  const place = { unit: 'u1', from: 1, to: 2 }
  const about = { item: 'item1', key: 'clips/one.wav', unit: 'u1', place }
  const { stay } = await opens('reviewer', [[3, 'Cat or bat?', about]])
  await vi.waitFor(() => expect(buttonOf('one.wav, segment 1')).toBeTruthy())
  buttonOf('one.wav, segment 1').click()
  await vi.waitFor(() => expect(stay.item?.state.view?.row.id).toBe('item1'))
  await vi.waitFor(() => expect(stay.item?.places.subject?.place).toMatchObject(place))
})

describe('TK2 TK10 notes', () => {
  const note = { to: { person: 'me', name: 'Meena' } }

  test('a note says who reads it, and its reader answers privately, for once', async () => {
    const { room } = await opens('annotator', [[3, 'Listen to the endings once more', note]])
    room.socket.answers.command = () => accept({ seq: 11 })
    await vi.waitFor(() => expect(wordsOf('room-talk-message')).toContain('A note to you. Nobody else reads it.'))
    expect(within('room-talk-form', 'select')).toEqual([])
    buttonOf('Answer privately').click()
    await vi.waitFor(() => expect(wordsOf('room-talk-form')).toContain('Only Asha and you read this.'))
    await expectAccessible()
    writes('I did')
    pressKey('Enter')
    await vi.waitFor(() => expect(room.commands('note.answer')).toEqual([{ text: 'I did', to: 'asha' }]))
    await vi.waitFor(() => expect(wordsOf('room-talk-form')).not.toContain('Only Asha and you'))
  })

  test('an answer that is begun can be said to everybody instead', async () => {
    await opens('reviewer', [[3, 'Well done', note]])
    await vi.waitFor(() => expect(buttonOf('Answer privately')).toBeTruthy())
    buttonOf('Answer privately').click()
    await vi.waitFor(() => expect(buttonOf('Say it to everybody instead')).toBeTruthy())
    buttonOf('Say it to everybody instead').click()
    await vi.waitFor(() => expect(wordsOf('room-talk-form')).not.toContain('Only Asha and you'))
    expect(focused()).toBe(field())
  })

  test('one’s own note, and what is said to everybody, has no such button; a trainer chooses who reads it', async () => {
    const own = { by: 'me', name: 'Meena', to: { person: 'asha', name: 'Asha' } }
    const { room } = await opens('trainer', [
      [3, 'Look at the digits', own],
      [4, 'Hello'],
    ])
    room.socket.answers.command = () => accept({ seq: 11 })
    await vi.waitFor(() => expect(said()).toEqual(['Look at the digits', 'Hello']))
    expect(findAll('button').some(({ textContent }) => textContent?.includes('Answer privately'))).toBe(false)
    const select = find<HTMLSelectElement>('select[aria-label="Who reads it"]')
    select.value = 'asha'
    select.dispatchEvent(new Event('change'))
    writes('And at the names')
    pressKey('Enter')
    await vi.waitFor(() => expect(room.commands('note.write')).toEqual([{ text: 'And at the names', to: 'asha' }]))
  })
})

describe('TK11 led to a message', () => {
  const long = Array.from({ length: 120 }, (_, at): [number, string] => [at + 1, `line ${at + 1}`])

  test('the talk opens there, with what was said around it, and goes on to the end page by page', async () => {
    const { stay, talk } = await opens('reviewer', long)
    void stay.talk.showAt(40)
    await vi.waitFor(() => expect([said()[0], said().at(-1)]).toEqual(['line 16', 'line 65']))
    expect(said()).toHaveLength(50)
    await vi.waitFor(() => expect(focused()?.textContent).toBe(find('li.led').textContent))
    const { top, bottom } = find('.inside').getBoundingClientRect()
    const led = find('li.led').getBoundingClientRect()
    expect(led.top).toBeGreaterThanOrEqual(top)
    expect(led.bottom).toBeLessThanOrEqual(bottom)
    await expectAccessible()
    talk.says(message(121, 'meanwhile'))
    await vi.waitFor(() => expect(buttonOf('Newer messages')).toBeTruthy())
    expect(said()).not.toContain('meanwhile')
    buttonOf('Newer messages').click()
    await vi.waitFor(() => expect(said().at(-1)).toBe('line 115'))
    buttonOf('Newer messages').click()
    await vi.waitFor(() => expect(said().at(-1)).toBe('meanwhile'))
    expect(findAll('.newer')).toEqual([])
    expect(new Set(said()).size).toBe(said().length)
  })

  test('what one reads further up is not the end: nothing is taken for read', async () => {
    const { room, stay } = await opens('reviewer', long)
    await vi.waitFor(() => expect(room.socket.requests('talk-read')).toEqual([{ seq: 120 }]))
    room.socket.asked.length = 0
    void stay.talk.showAt(40)
    await vi.waitFor(() => expect(said()[0]).toBe('line 16'))
    expect(room.socket.requests('talk-read')).toEqual([])
    buttonOf('To the latest').click()
    await vi.waitFor(() => expect(said().at(-1)).toBe('line 120'))
  })
})

test('TK3 observers read what the room shows, and write nowhere', async () => {
  const room = new ObservedRoom()
  const talk = new FakeTalk(room.socket, [message(3, 'Coconut', { by: '', name: 'Reviewer 2' })])
  const stands = joined('observer')
  const settings = { ...stands.room.settings, talkShown: true }
  room.socket.answers.join = () => accept({ ...stands, people: [], room: { ...stands.room, settings } })
  close = await room.open()
  await vi.waitFor(() => expect(within('room-talk-button', 'button')).toHaveLength(1))
  within('room-talk-button', 'button')[0]?.click()
  await vi.waitFor(() => expect(said()).toEqual(['Coconut']))
  expect(wordsOf('room-talk-message')).toContain('Reviewer 2')
  talk.says(message(11, 'Plantain', { by: '', name: 'Reviewer 1' }))
  await vi.waitFor(() => expect(said()).toEqual(['Coconut', 'Plantain']))
  expect(findAll('room-talk-form')).toEqual([])
  expect(findAll('button').some(({ textContent }) => /Answer|Notes|Send/.test(textContent ?? ''))).toBe(false)
  await expectAccessible()
})
