import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { LessonRoom } from './lesson-room.ts'
import { chavadiDone } from './machine/chavadi-process.ts'
import { eventually, Visitor } from './people.ts'

export const kavitha = 'கவிதா செல்வராஜ்'
export const nadia = 'نادیہ پروین'
export const joseph = 'Joseph Arockiasamy'

const segments = (texts: readonly string[]) =>
  texts.map((text, at) => ({ start: at * 5, end: at * 5 + 4, speaker: at % 2 ? 'Pupil' : 'Teacher', text }))

const item = (key: string, language: string, said: Readonly<Record<string, readonly string[]>>) => ({
  key,
  language,
  sources: Object.entries(said).map(([annotator, texts]) => ({ annotator, segments: segments(texts) })),
})

/** Long enough to be scrolled: each third segment is heard in two ways. */
const market = (cloth: string, cost: string) =>
  Array.from({ length: 24 }, (_, at) =>
    at % 3 === 0
      ? `the weaver in stall ${at + 1} sells ${cloth} cloth for ${cost} rupees`
      : `and in stall ${at + 1} the potter has lamps and water jars`,
  )

/** Three talks, one in English, one in Tamil, one in Urdu, each heard by three annotators. */
const talks = {
  chavadi: 1,
  items: [
    item('market-day', 'en', {
      [kavitha]: market('read', 'ninety'),
      [nadia]: market('red', 'ninety'),
      [joseph]: market('red', 'nineteen'),
    }),
    item('temple-tank', 'ta', {
      [kavitha]: ['அம்மா குளத்திற்கு வந்தாள்', 'தண்ணீர் மிகவும் தெளிவாக இருந்தது'],
      [nadia]: ['அம்மா குளத்துக்கு வந்தாள்', 'தண்ணீர் மிகவும் தெளிவா இருந்தது'],
      [joseph]: ['அம்மா குளத்திற்கு வந்தா', 'தண்ணீர் மிகவும் தெளிவாக இருந்தது'],
    }),
    item('old-city', 'ur', {
      [kavitha]: ['پرانے شہر کی گلیاں تنگ ہیں', 'لوگ شام کو چائے پیتے ہیں'],
      [nadia]: ['پرانے شہر کی گلیاں تنگ تھیں', 'لوگ شام کو چائے پیتے ہیں'],
      [joseph]: ['پرانے شہر کی گلی تنگ ہے', 'لوگ شام کو چائے پیتے تھے'],
    }),
  ],
}

/** A room with these talks, its server, and a browser. */
export async function openCoachedRoom(): Promise<LessonRoom> {
  const directory = await temporaryDirectory()
  const file = join(directory.path, 'talks.json')
  await writeFile(file, JSON.stringify(talks))
  const room = await LessonRoom.open(file)
  await directory.remove()
  return room
}

/** A link for the annotator who is called so in the file. */
export async function linkAs(room: LessonRoom, annotator: string): Promise<string> {
  const words = ['invite', 'school', '--role', 'annotator', '--as', annotator, '--data', room.data]
  return (await chavadiDone([...words, '--server', room.server.url])).trim()
}

export const comesAs = async (room: LessonRoom, annotator: string): Promise<Visitor> =>
  Visitor.comes(room.browser, await linkAs(room, annotator))

/** The line under the bar that says whom this page goes with, without the marks around names. */
export const note = async (who: Visitor): Promise<string> =>
  plain((await who.page.locator('room-coaching-note .note').allInnerTexts()).join())

export const says = (who: Visitor, words: string | RegExp): Promise<void> =>
  eventually(async () => expect(await note(who)).toMatch(words))

export const saysNothing = (who: Visitor): Promise<void> =>
  eventually(async () => expect((await note(who)).trim()).toBe(''))

export const quietly = (who: Visitor, words: string | RegExp): Promise<void> =>
  eventually(async () => expect(plain(await who.quietLine())).toMatch(words))

/** The rows of who is here; opens the list. */
export async function listed(who: Visitor): Promise<readonly string[]> {
  if (!(await who.page.locator('room-here').isVisible())) await who.presses('Period')
  const rows = who.page.locator('room-here li')
  await rows.first().waitFor()
  return rows.allInnerTexts()
}

export const rowOf = (who: Visitor, called: string) => who.page.locator('room-here li', { hasText: called })

/** A trainee's card on the bench of trainees. */
export const card = (trainer: Visitor, called: string) => trainer.page.getByRole('group', { name: called })

export const cardSays = (trainer: Visitor, called: string, words: RegExp): Promise<void> =>
  eventually(async () => {
    const pieces = await card(trainer, called).evaluate(({ shadowRoot }) =>
      [...(shadowRoot?.children ?? [])].map((piece) => (piece as HTMLElement).innerText).join('\n'),
    )
    expect(plain(pieces)).toMatch(words)
  })

/** Opens an item from the queue, by pointer. */
export async function picks(who: Visitor, key: string): Promise<string> {
  const queue = who.page.locator('room-queue')
  if (!(await queue.isVisible())) await who.presses('KeyG')
  await queue.getByText(key).first().click()
  return eventually(async () => {
    const { item: id } = who
    if (!id || (await who.draft()).length === 0) throw new Error('the item is not there yet')
    return id
  })
}

/** Takes a reading that does not stand, by its key; what has just come asks for the key once more. */
export const takesAnother = (who: Visitor): Promise<void> =>
  eventually(async () => {
    const before = await who.difference()
    const other = (await who.readings()).findIndex(({ stands }) => !stands) + 1
    if (other > 0) await who.presses(`Digit${other}`)
    await who.page.waitForTimeout(500)
    expect(await who.difference(), await who.quietLine()).not.toEqual(before)
  })

export const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '')
