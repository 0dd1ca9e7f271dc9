import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LessonRoom } from '../lesson-room.ts'
import { eventually, phone, type Visitor } from '../people.ts'

const mostWords = 40
/** Nobody stops typing because a server has gone. */
const wordsAfter = 3

/** What one person typed, and how much of it their screen has called saved. */
class Typist {
  readonly visitor: Visitor
  readonly words: string[] = []
  readonly saved = new Set<string>()
  readonly #name: string

  constructor(name: string, visitor: Visitor) {
    this.#name = name
    this.visitor = visitor
  }

  /** Types word after word until told to stop, and notes after each one what the screen says. */
  async types(segment: number, goesOn: () => boolean, begun: () => void): Promise<void> {
    const row = this.visitor.page.locator('room-segment').nth(segment)
    await row.locator('.text').dblclick()
    await row.locator('.cm-focused').waitFor()
    await this.visitor.presses('End')
    let after = 0
    for (let count = 0; count < mostWords && (goesOn() || after++ < wordsAfter); count++) {
      // Ends with a letter of its own: half of one word is never another one.
      const word = `${this.#name}${this.words.length}e`
      this.words.push(word)
      await this.visitor.page.keyboard.type(` ${word}`, { delay: 5 })
      await this.note()
      await this.visitor.page.waitForTimeout(count % 3 === 0 ? 120 : 10)
      await this.note()
      begun()
    }
    await this.visitor.presses('Escape')
  }

  async note(): Promise<void> {
    if ((await this.visitor.saveState()) === 'saved') for (const word of this.words) this.saved.add(word)
  }
}

describe('two people type, and the server is killed in the middle of it', () => {
  let room: LessonRoom
  let typists: readonly Typist[]

  beforeAll(async () => {
    room = await LessonRoom.open()
    const asha = await room.comes('reviewer', 'Asha')
    const ravi = await room.comes('reviewer', 'Ravi', phone)
    await ravi.goesTo(await asha.moves('Shift+KeyN'))
    typists = [new Typist('asha', asha), new Typist('ravi', ravi)]
  })
  afterAll(async () => {
    await room.close()
  })

  /** How often each word stands in a text. */
  const counted = (text: string) => {
    const counts = new Map<string, number>()
    for (const word of text.split(/[\s|",]+/)) counts.set(word, (counts.get(word) ?? 0) + 1)
    return (words: Iterable<string>) => [...words].map((word) => [word, counts.get(word) ?? 0])
  }
  const all = () => typists.flatMap(({ words }) => words)
  const once = (words: Iterable<string>) => [...words].map((word) => [word, 1])

  test.each([300, 700, 1500])(
    'V1 what a screen called saved is on the disk of a server that was killed: round of %i ms',
    async (beforeTheKill) => {
      let killed = false
      const typing: Promise<void>[] = []
      await new Promise<void>((begun) => {
        for (const [at, typist] of typists.entries()) typing.push(typist.types(at, () => !killed, begun))
      })
      await new Promise((resolve) => setTimeout(resolve, beforeTheKill))
      await room.server.kill()
      killed = true
      await Promise.all(typing)
      for (const typist of typists) await typist.note()
      const saved = typists.flatMap((typist) => [...typist.saved])
      expect(counted(await room.exported())(saved)).toEqual(once(saved))
      for (const { visitor } of typists)
        await eventually(async () => expect(await visitor.saveState()).toBe('on-device'))
      await room.server.start()
      for (const { visitor } of typists) await visitor.saved()
      const shown = await eventually(async () => {
        const [one, other] = await Promise.all(typists.map(({ visitor }) => visitor.draft()))
        expect(other).toEqual(one)
        return one?.join('|') ?? ''
      })
      expect(counted(shown)(all())).toEqual(once(all()))
      expect(counted(await room.exported())(all())).toEqual(once(all()))
    },
  )

  test('much was typed and called saved, and nobody’s words were refused', async () => {
    for (const { visitor, words, saved } of typists) {
      expect(words.length).toBeGreaterThan(6)
      expect(saved.size).toBeGreaterThan(0)
      expect(visitor.faults).toEqual([])
      expect(await visitor.page.locator('room-kept-words').count()).toBe(0)
    }
  })
})
