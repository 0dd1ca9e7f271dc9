// Takes the README's picture of a real room: npm run picture
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { chavadiDone, ServerProcess, withDemo } from '../machine/chavadi-process.ts'
import { chromiumArguments, chromiumPath } from '../machine/chromium.ts'

const picture = join(import.meta.dirname, 'room.png')

await chavadiDone(['build'])
const directory = await temporaryDirectory()
const server = await ServerProcess.start(directory.path, { REDIS_URL: '', PUBLIC_URL: '' }, withDemo)
const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArguments] })
try {
  const [asha, ravi, selvi] = await Promise.all(['Asha', 'Ravi', 'Selvi'].map(comes))
  if (!asha || !ravi || !selvi) throw new Error('Somebody did not come')
  await asha.getByRole('button', { name: /^Disputed/ }).click()
  await asha.getByRole('option').first().click()
  await asha.getByRole('radiogroup').first().waitFor()
  const item = /\/i\/([a-z0-9]+)/.exec(asha.url())?.[1] ?? ''
  for (const page of [ravi, selvi]) await page.goto(page.url().replace(/(\/as\/[0-9]+).*/, `$1/i/${item}`))
  await ravi.getByRole('radiogroup').first().waitFor()
  await asha.getByRole('button', { name: /^All/ }).click()
  await asha.keyboard.press('KeyT')
  await asha.locator('room-disputes').waitFor()
  await ravi.keyboard.press('BracketRight')
  await ravi.keyboard.press('KeyE')
  await ravi.locator('room-segment-editor .cm-focused').waitFor()
  await ravi.keyboard.press('End')
  await ravi.keyboard.press('Shift+Control+ArrowLeft')
  await asha.waitForTimeout(1000)
  await asha.screenshot({ path: picture })
  console.log(`Wrote ${picture}`)
} finally {
  await browser.close()
  await server.stop()
  await directory.remove()
}

/** The demo room is made while the server serves already. */
async function linkOf(name: string, milliseconds: number): Promise<string> {
  const late = performance.now() + milliseconds
  while (performance.now() < late) {
    const link = new RegExp(`${name}\\s+(http\\S+)`).exec(server.printed)?.[1]
    if (link) return link
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`No link for ${name} in:\n${server.printed}`)
}

/** Somebody of the demo room, by the link that the server printed for them. */
async function comes(name: string): Promise<Page> {
  const link = await linkOf(name, 60_000)
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.goto(link)
  await page.waitForURL(/\/as\//)
  await page
    .getByText(/of 12 signed off/)
    .first()
    .waitFor()
  return page
}
