import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { field, focused, form, rules } from '../disputing.ts'
import { looksRight } from '../look.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { desk, eventually, openBrowser, phone, Visitor } from '../people.ts'
import { FaultLine } from './fault-line.ts'

// A font that was asked for on a dead line never comes, and a picture would wait for it.
process.env.PW_TEST_SCREENSHOT_NO_FONTS_READY = '1'

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const texts = [
  ['நான் நேற்று சந்தைக்கு போனேன்', 'நான் நேத்து சந்தைக்கு போனேன்', 'நான் நேற்று சந்தைக்கு போறேன்'],
  [`die ${longWord} war hier`, `die ${longWord} wahr hier`, `die ${longWord} war da`],
  ['وہ کل بازار گیا تھا', 'وہ کل بازار گئے تھے', 'وہ کل بزار گیا تھا'],
] as const
const batch = {
  chavadi: 1,
  items: [
    {
      key: 'three-scripts',
      language: 'ta',
      sources: [0, 1, 2].map((source) => ({
        annotator: `worker-${source}`,
        segments: texts.map((of, at) => ({ start: at * 4, end: at * 4 + 4, text: of[source] ?? '' })),
      })),
    },
  ],
}

describe.each(Object.entries({ desk, phone }))(
  'somebody goes on without a line, and is overtaken: %s',
  (size, viewport) => {
    let directory: Awaited<ReturnType<typeof temporaryDirectory>>
    let server: ServerProcess
    let line: FaultLine
    let browser: Browser
    let asha: Visitor
    let selvi: Visitor
    let item: string

    beforeAll(async () => {
      directory = await temporaryDirectory()
      server = await ServerProcess.start(directory.path)
      line = await FaultLine.open(server.port)
      browser = await openBrowser()
      const file = join(directory.path, 'scripts.json')
      await writeFile(file, JSON.stringify(batch))
      await chavadiDone(['import', file, '--room', 'scripts', '--data', directory.path])
      asha = await Visitor.comes(browser, line.through(await server.invite('scripts', 'reviewer', 'Asha')), viewport)
      selvi = await Visitor.comes(browser, await server.invite('scripts', 'trainer', 'Selvi'))
      item = await asha.moves('Shift+KeyN')
      await selvi.goesTo(item)
      await asha.page.evaluate(async () => void (await navigator.serviceWorker.ready))
    })
    afterAll(async () => {
      await browser.close()
      await line.close()
      await server.stop()
      await directory.remove()
    })

    const looks = (name: string) => (size === 'desk' ? looksRight(asha, name) : Promise.resolve())
    const words = async (visitor: Visitor) => (await visitor.draft()).join('|')
    const panel = (name: string) => asha.page.getByRole('region', { name })
    const mended = () => {
      line.drop()
      line.mend()
    }

    test('V11 a ruling is made where she types without a line, with a reload in between', async () => {
      await asha.presses('KeyD')
      await focused(field(asha, 'What should the trainer decide?'))
      await asha.types('Which of these?')
      await asha.presses('Control+Enter')
      await eventually(async () => expect(await selvi.page.locator('.bracket.start').count()).toBe(1))
      await asha.edits()
      await asha.saved()
      line.cut()
      await asha.types('மேல்')
      await eventually(async () => expect(await asha.saveState()).toBe('on-device'))
      await asha.page.reload()
      await eventually(async () => expect(await words(asha)).toContain('மேல்'))
      await rules(selvi, 1)
      await selvi.presses('Digit2', 'Control', 'KeyT')
      await focused(field(selvi, 'Why, in one line'))
      await selvi.types('The recording says so, twice')
      await selvi.presses('Control+Enter')
      await eventually(async () => expect(await form(selvi, 'ruling').count()).toBe(0))
      expect(await words(selvi)).not.toContain('மேல்')
    })

    test('V11 her words stand beside the ruling when the line is back, also after a reload', async () => {
      mended()
      const beside = panel('Not in the result')
      await beside.getByText('மேல்').waitFor()
      await asha.saved()
      expect(await beside.innerText()).toMatch(/Selvi ruled .* here before your words arrived/)
      expect(await beside.innerText()).toContain('The recording says so, twice')
      await eventually(async () => expect(await words(asha)).toBe(await words(selvi)))
      await looks('ruled-meanwhile')
      await asha.page.reload()
      await beside.getByText('மேல்').waitFor()
    })

    test('V11 she asks to reopen it with her words; reopened, they are put back', async () => {
      await panel('Not in the result').getByRole('button', { name: 'Ask to reopen' }).click()
      await eventually(async () => expect(await field(asha, 'Comment').inputValue()).toContain('மேல்'))
      await field(asha, 'Comment').press('Enter')
      await asha.page.locator('room-disputes').getByRole('button', { name: 'Close', exact: true }).click()
      await selvi.presses('KeyR')
      await focused(field(selvi, 'Why the ruling is reopened'))
      await selvi.types('She heard it again')
      await selvi.presses('Control+Enter')
      await panel('Not in the result').getByText('The ruling over your words was taken back').waitFor()
      await panel('Not in the result').getByRole('button', { name: 'Put back what fits' }).click()
      await panel('Not in the result').waitFor({ state: 'detached' })
      for (const visitor of [asha, selvi]) await eventually(async () => expect(await words(visitor)).toContain('மேல்'))
      await selvi.page.getByRole('button', { name: /^Disputes/ }).click()
      await selvi.page
        .locator('room-dispute', { hasText: 'Which of these?' })
        .getByText('Please look at it again')
        .waitFor()
      await selvi.page
        .locator('room-dispute')
        .getByRole('button', { name: 'Withdraw the dispute' })
        .waitFor({ state: 'detached' })
    })

    test('V10 what she typed into an item that was signed off meanwhile is shown, segment by segment', async () => {
      await asha.presses('KeyT')
      await asha.page.getByRole('button', { name: 'Withdraw the dispute' }).click()
      await asha.page.locator('room-disputes').getByRole('button', { name: 'Close', exact: true }).click()
      await asha.edits()
      await asha.saved()
      line.cut()
      for (const [at, typed] of ['ஒன்று ', 'zwei ', 'تین '].entries()) {
        await asha.page.locator('room-segment').nth(at).locator('.text').dblclick()
        await asha.page.locator('room-segment').nth(at).locator('.cm-focused').waitFor()
        await asha.presses('Home')
        await asha.types(typed)
      }
      await eventually(async () => expect(await asha.saveState()).toBe('on-device'))
      await selvi.presses('Escape', 'KeyN')
      await selvi.page.getByText('1 of 1 signed off').waitFor()
      await selvi.goesTo(item)
      mended()
      const refused = panel('Not accepted')
      await refused.getByText('ஒன்று').waitFor()
      expect(await refused.innerText()).toContain('Not accepted: the item was signed off before your words arrived')
      await refused.getByText('Selvi signed this item off. A trainer can reopen it').waitFor()
      await eventually(async () => expect(await words(asha)).toBe(await words(selvi)))
      await looks('not-accepted-signed-off')
    })

    test('V10 in the queue a note leads to it; it is copied, and put back once the item is open again', async () => {
      const address = asha.page.url()
      await asha.page.goto(address.replace(/\/i\/.*/, ''))
      await asha.page.getByText('Words of yours in 1 item are not in the result').waitFor()
      await looks('not-accepted-queue')
      await asha.page.locator('room-queue').getByRole('button', { name: 'Show them' }).click()
      const refused = panel('Not accepted')
      await refused.getByRole('button', { name: 'Copy all' }).click()
      await refused.getByRole('button', { name: 'Copied' }).waitFor()
      await selvi.page.getByRole('button', { name: 'Reopen' }).click()
      await selvi.page.getByPlaceholder('Why it is reopened').fill('Her words came late')
      await selvi.page.keyboard.press('Enter')
      await refused.getByRole('button', { name: 'Put back what fits' }).waitFor()
      await looks('not-accepted')
      await refused.getByRole('button', { name: 'Open a dispute' }).first().click()
      await focused(field(asha, 'What should the trainer decide?'))
      expect(await field(asha, 'Other words').inputValue()).toContain('ஒன்று')
      await looks('not-accepted-dispute')
      await field(asha, 'Other words').press('Escape')
      await eventually(async () => expect(await form(asha, 'dispute').count()).toBe(0))
      await refused.getByRole('button', { name: 'Put back what fits' }).click()
      await refused.waitFor({ state: 'detached' })
      await asha.saved()
      for (const typed of ['ஒன்று ', 'zwei ', 'تین '])
        await eventually(async () => expect(await words(selvi)).toContain(typed))
      for (const visitor of [asha, selvi]) expect(visitor.faults).toEqual([])
    })
  },
)
