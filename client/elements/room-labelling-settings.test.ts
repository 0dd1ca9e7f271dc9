import { afterEach, expect, test, vi } from 'vitest'
import { type Labelling, labellingHash } from '#shared/domain/labelling.ts'
import { FakeRoom } from '../testing/fake-room.ts'
import { comparisonOf } from '../testing/fixtures.ts'
import { expectAccessible, find, findAll, openPage, pressKey, wordsOf } from '../testing/room-fixture.ts'

let close = () => {}
afterEach(() => {
  close()
  sessionStorage.clear()
})

async function settingsPage(room = new FakeRoom(comparisonOf('the cat', 'the bat'), 'lead')): Promise<FakeRoom> {
  const opened = await openPage(room)
  close = opened.close
  pressKey('Comma')
  await vi.waitFor(() => expect(card()).toContain('Labels'))
  return room
}

const card = () => wordsOf('room-labelling-settings')
const click = (words: string) => {
  const found = findAll('button').find((button) => button.textContent?.trim() === words || button.ariaLabel === words)
  if (!(found instanceof HTMLButtonElement)) throw new Error(`no button ${words}`)
  found.focus()
  found.click()
}
function write(selector: string, value: string, at = 0): void {
  const field = findAll(selector)[at]
  if (
    !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
  )
    throw new Error(`no field ${selector}`)
  field.value = value
  for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }))
}
const store = () => find('room-labelling-settings').shadowRoot?.querySelector('form')?.requestSubmit()
const names = () => findAll('.name').map((field) => (field as HTMLInputElement).value)
const addTag = async (name: string) => {
  const before = names().length
  click('Add a tag')
  await vi.waitFor(() => expect(names()).toHaveLength(before + 1))
  write('.name', name, before)
  await vi.waitFor(() => expect(names()[before]).toBe(name))
}

test('LC1 tags are written by keys and stored whole, on the basis of what was there', async () => {
  const room = await settingsPage()
  expect(card()).toContain('There is no list of labels yet')
  await expectAccessible()
  await addTag('Car')
  await addTag('Tree')
  findAll('room-shortcut-field')[0]?.shadowRoot?.querySelector('button')?.click()
  findAll('room-shortcut-field')[0]?.shadowRoot?.querySelector('button')?.focus()
  pressKey('Digit3')
  await vi.waitFor(() => expect(wordsOf('room-shortcut-field')).toContain('Shift+3'))
  click('Move “Tree” up')
  await vi.waitFor(() => expect(names()).toEqual(['Tree', 'Car']))
  await expectAccessible()
  store()
  await vi.waitFor(() => expect(room.commands('labelling.set')).toHaveLength(1))
  expect(room.commands('labelling.set')).toMatchObject([
    {
      labelling: { tags: [{ name: 'Tree' }, { name: 'Car', shortcut: 'Shift+Digit3', colour: '#db7706' }] },
      basis: labellingHash(null),
    },
  ])
  await vi.waitFor(() => expect(card()).toContain('Labels that were made keep the tag they have'))
})

test('LC1 who is overtaken is told what changed; what was written stays and may replace it', async () => {
  const room = await settingsPage()
  await addTag('Car')
  store()
  await vi.waitFor(() => expect(room.commands('labelling.set')).toHaveLength(1))
  // The room here knows no list: as if somebody had taken it out.
  await addTag('Tree')
  store()
  await vi.waitFor(() => expect(card()).toContain('Somebody else has changed the list meanwhile: took out Car.'))
  expect(names()).toEqual(['Car', 'Tree'])
  store()
  await vi.waitFor(() => expect(room.commands('labelling.set')).toHaveLength(3))
  expect((room.commands('labelling.set')[2] as { basis: string }).basis).toBe(labellingHash(null))
})

test('LC2 a name that is missing or stands twice is said before anything is sent', async () => {
  const room = await settingsPage()
  click('Add a question')
  await vi.waitFor(() => expect(findAll('room-question-part')).toHaveLength(1))
  store()
  await vi.waitFor(() => expect(card()).toContain('Something here has no name yet'))
  click('Take out “”')
  await vi.waitFor(() => expect(findAll('room-question-part')).toHaveLength(0))
  await addTag('Car')
  await addTag('Car')
  store()
  await vi.waitFor(() => expect(card()).toContain('“Car” is here twice'))
  expect(room.commands('labelling.set')).toEqual([])
})

test('LC5 a colour that is hard to see says where, and a shade that is not is one press away', async () => {
  await settingsPage()
  await addTag('Car')
  write('input[type="color"]', '#ffff00')
  await vi.waitFor(() => expect(wordsOf('room-tag-part')).toContain('hard to see on a light page'))
  await expectAccessible()
  click('Take a shade that can be seen')
  await vi.waitFor(() => expect(wordsOf('room-tag-part')).not.toContain('hard to see'))
})

test('LC9 keys that do something in review, or are given twice, are named', async () => {
  await settingsPage()
  await addTag('Car')
  await addTag('Tree')
  const fields = () => findAll('room-shortcut-field').map((field) => field.shadowRoot?.querySelector('button'))
  for (const at of [0, 1]) {
    fields()[at]?.focus()
    fields()[at]?.click()
    pressKey('KeyE')
  }
  await vi.waitFor(() =>
    expect(
      findAll('.hint')
        .map(({ textContent }) => textContent)
        .join(' '),
    ).toContain('has this key too'),
  )
  click('No key for “Tree”')
  await vi.waitFor(() =>
    expect(wordsOf('room-shortcut-field')).toContain('In review this key does: Type in this segment, or draw a label.'),
  )
})

test('a question: what may be answered, its keys, and of what it is asked', async () => {
  const room = await settingsPage()
  click('Add a question')
  await vi.waitFor(() => expect(findAll('room-question-part')).toHaveLength(1))
  write('.head > input[aria-label="What is asked"]', 'Mood')
  write('textarea[aria-label^="What may be chosen"]', 'good\nbad\n\ngood')
  for (const details of findAll('details')) (details as HTMLDetailsElement).open = true
  await vi.waitFor(() => expect(findAll('room-shortcut-field')).toHaveLength(2))
  await expectAccessible()
  store()
  await vi.waitFor(() =>
    expect(room.commands('labelling.set')).toMatchObject([
      { labelling: { tags: [], questions: [{ name: 'Mood', type: 'choice', values: ['good', 'bad'] }] } },
    ]),
  )
})

test('LC10 a list is taken from a file after a look at it, and stored with what else is written', async () => {
  const room = await settingsPage()
  await addTag('Car')
  const choose = (name: string, content: string) => {
    const chosen = new DataTransfer()
    chosen.items.add(new File([content], name))
    const field = find<HTMLInputElement>('input[accept*=".xml"]')
    field.files = chosen.files
    field.dispatchEvent(new Event('change'))
  }
  choose('bad.xml', '<!DOCTYPE x><View/>')
  await vi.waitFor(() => expect(wordsOf('room-labelling-file')).toContain('bad.xml: line 1: a DOCTYPE is not taken'))
  choose(
    'label.xml',
    '<View><Image name="i" value="$i"/><RectangleLabels name="l" toName="i"><Label value="Car" background="red"/><Label value="Bus" background="blue" hotkey="b"/></RectangleLabels></View>',
  )
  await vi.waitFor(() => expect(wordsOf('room-labelling-file')).toContain('Tags: Car, Bus'))
  await expectAccessible()
  click('Add what is new')
  await vi.waitFor(() => expect(names()).toEqual(['Car', 'Bus']))
  store()
  await vi.waitFor(() => expect(room.commands('labelling.set')).toHaveLength(1))
  const [{ labelling }] = room.commands('labelling.set') as [{ labelling: Labelling }]
  expect(labelling?.tags).toEqual([
    { name: 'Car', colour: '#db7706' },
    { name: 'Bus', colour: 'blue', shortcut: 'b', kinds: ['box'] },
  ])
})

test('what is written stays in the tab until it is stored or given up', async () => {
  await settingsPage()
  await addTag('Car')
  const leaving = new Event('beforeunload', { cancelable: true })
  dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(true)
  close()
  await settingsPage()
  await vi.waitFor(() => expect(names()).toEqual(['Car']))
  const buttons = findAll('room-labelling-settings').flatMap(({ shadowRoot }) => [
    ...(shadowRoot?.querySelectorAll('button') ?? []),
  ])
  buttons.find(({ textContent }) => textContent?.trim() === 'As it was')?.click()
  await vi.waitFor(() => expect(names()).toEqual([]))
  const going = new Event('beforeunload', { cancelable: true })
  dispatchEvent(going)
  expect(going.defaultPrevented).toBe(false)
})
