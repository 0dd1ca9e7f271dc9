import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { zip } from '#server/testing/zip-bytes.ts'
import { expectAccessible } from '../accessible.ts'
import { chavadi, chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, phone, Visitor } from '../people.ts'

const samples = join(import.meta.dirname, '..', 'samples')
const scenes = join(samples, 'street-scenes')
const shots = join(import.meta.dirname, '..', 'shots')
const cocos = ['Farida', 'Joseph', 'Meena'].map((name) => join(scenes, 'coco', `${name}.json`))

describe('pictures and recordings come with an import', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let server: ServerProcess
  let browser: Browser
  let lead: Visitor
  let pictures: readonly string[]
  const made = async (name: string, content: Buffer) => {
    const path = join(directory.path, name)
    await writeFile(path, content)
    return path
  }
  const read = (name: string) => readFile(join(scenes, name))
  const zipOf = async (names: readonly string[], ...more: { name: string; content: Buffer }[]) =>
    zip([
      ...(await Promise.all(names.map(async (name) => ({ name: `batch-3/${name}`, content: await read(name) })))),
      ...more,
    ])
  const page = (visitor = lead) => visitor.page.locator('room-import')
  const button = (name: string | RegExp) => lead.page.getByRole('button', { name })
  const shows = (text: string | RegExp) => page().getByText(text).first().waitFor()
  const starts = async (room: string, ...paths: readonly string[]) => {
    lead = await Visitor.comes(browser, await server.invite(room, 'lead', 'Kamala'))
    await lead.presses('KeyI')
    await page()
      .locator('room-file-choice input')
      .setInputFiles([...paths])
    await shows('8 items')
  }
  const brings = (...paths: readonly string[]) =>
    page()
      .locator('room-import-media #files')
      .setInputFiles([...paths])
  /** Opens an item from the queue; answers where its page gets the picture. */
  const opened = async (item: string) => {
    await button('Open the queue').click()
    await lead.page.getByRole('option').filter({ hasText: item }).first().click()
    const id = await eventually(async () => {
      const found = /\/i\/([^/?#]+)/.exec(lead.page.url())?.[1]
      expect(found).toBeDefined()
      return found
    })
    return `${lead.page.url().replace(/\/r\/([^/]+)\/as\/(\d+)\/i\/.*$/, '/api/v1/rooms/$1/as/$2')}/items/${id}/media`
  }
  /** As a page draws it: by this browser, with its cookie. */
  const drawn = (address: string) =>
    lead.page.evaluate(async (src) => {
      const image = Object.assign(new Image(), { src })
      await image.decode()
      return [image.naturalWidth, image.naturalHeight]
    }, address)
  const emptyRoom = (room: string) =>
    chavadiDone(['import', join(samples, 'lesson.json'), '--room', room, '--data', directory.path])

  beforeAll(async () => {
    await mkdir(shots, { recursive: true })
    directory = await temporaryDirectory()
    server = await ServerProcess.start(directory.path)
    browser = await openBrowser()
    pictures = (await readdir(scenes)).filter((name) => name.endsWith('.png'))
    for (const room of ['zipped', 'piecemeal', 'interrupted']) await emptyRoom(room)
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    await directory.remove()
  })

  test('MD10 COCO of three annotators and a zip of its pictures, in the browser: each item has its picture', async () => {
    await starts('zipped', ...cocos)
    await lead.looksLike(join(shots, 'import-media-1366.png'))
    await expectAccessible(lead.page)
    await brings(await made('scenes.zip', await zipOf(pictures)))
    await shows('What a zip holds is told once it is sent.')
    await button(/^Import 8 items$/).click()
    await shows('is imported')
    await shows('8 new items have their picture or recording')
    const address = await opened('market-morning')
    expect(await drawn(address)).toEqual([1280, 960].map(() => expect.any(Number)))
    const answer = await lead.page.request.get(address)
    expect(answer.headers()).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' })
    expect(await answer.body()).toEqual(await read('market-morning.png'))
    expect(lead.faults).toEqual([])
    await lead.leaves()
  })

  test('MD11 what is missing and what is refused is named; the rest comes when the lead says so, the missing later', async () => {
    const [first = '', second = '', ...others] = pictures
    await starts('piecemeal', join(scenes, 'street-scenes.label-studio.json'))
    const words = { name: `x/${second}`, content: await readFile(join(samples, 'broken-labels', 'words.png')) }
    await brings(
      await made('some.zip', await zipOf([first], words)),
      ...others.slice(0, 3).map((name) => join(scenes, name)),
    )
    await button(/^Import 8 items$/).click()
    await shows('Without their picture or recording: 4 items')
    await shows(`"${second}" of item "${second}" was not brought`)
    await shows('Refused: 1 file')
    await page()
      .locator('.refused')
      .getByText(/is neither a picture/)
      .waitFor()
    await lead.looksLike(join(shots, 'import-media-missing-1366.png'))
    await expectAccessible(lead.page)
    await lead.page.setViewportSize(phone)
    expect(await lead.beyondTheEdge()).toEqual([])
    await lead.looksLike(join(shots, 'import-media-missing-390.png'))
    await lead.page.setViewportSize({ width: 1366, height: 768 })
    await button('Import 8 items, 4 of them without picture or recording').click()
    await shows('4 new items are without their picture or recording')
    await shows('1 × Files that were refused')
    await button('Import another file').click()
    await page().locator('room-file-choice input').setInputFiles(join(scenes, 'street-scenes.label-studio.json'))
    await shows('8 items')
    await brings(...[second, ...others.slice(3)].map((name) => join(scenes, name)))
    await button(/^Import 8 items/).click()
    await shows('4 items that had no picture or recording get theirs')
    await button('Bring pictures and recordings to 4 items').click()
    await shows('is imported')
    const address = await opened(second)
    expect(await (await lead.page.request.get(address)).body()).toEqual(await read(second))
    expect(lead.faults).toEqual([])
    await lead.leaves()
  })

  test('MD8 what is lost on its way is named and sent again, what is there is not; sending can be stopped', async () => {
    const [first = '', second = '', ...others] = pictures
    await starts('interrupted', ...cocos)
    await brings(...[first, second, ...others].map((name) => join(scenes, name)))
    await shows('Found for 8 of 8 items.')
    const sent: string[] = []
    let ill = true
    await lead.page.route(/\/media\/[0-9a-f]+\?/, async (route) => {
      const name = new URL(route.request().url()).searchParams.get('file') ?? ''
      sent.push(name)
      if (ill && name === second) await route.abort()
      else await route.continue()
    })
    await button(/^Import 8 items$/).click()
    await page()
      .getByRole('alert')
      .getByText(`${second}: the connection was lost; nothing is imported so far.`)
      .waitFor()
    expect(sent).toEqual([first, second])
    await lead.page.route(`**/media/*?file=${others[0]}`, () => undefined)
    ill = false
    await button(/^Import 8 items$/).click()
    await page()
      .locator('room-import-progress [aria-current=step]')
      .getByText('Sending pictures and recordings')
      .waitFor()
    await eventually(async () => expect(sent).toEqual([first, second, second]))
    await lead.looksLike(join(shots, 'import-media-sending-1366.png'))
    await button('Stop, store nothing').click()
    await shows('Nothing of it is stored.')
    await lead.page.unroute(`**/media/*?file=${others[0]}`)
    await button(/^Import 8 items$/).click()
    await shows('8 new items have their picture or recording')
    expect(sent).toEqual([first, second, second, ...others])
    await lead.leaves()
  })

  test('MD11 the command line brings a folder: what is missing is listed and stops it, without is said; at a server and without one', async () => {
    const file = await made('scenes.json', await read('street-scenes.label-studio.json'))
    const folder = join(directory.path, 'pictures')
    await mkdir(join(folder, 'deep'), { recursive: true })
    const [missing = '', ...here] = pictures
    for (const name of here) await writeFile(join(folder, 'deep', name), await read(name))
    await writeFile(join(folder, missing), await readFile(join(samples, 'broken-labels', 'huge.png')))
    const own = join(directory.path, 'own')
    for (const data of [directory.path, own]) {
      const brings = (...words: string[]) => chavadi(['import', file, '--room', 'lane', '--data', data, ...words])
      const stopped = await brings('--media', folder)
      expect([stopped.code, stopped.out]).toEqual([1, expect.stringContaining('missing of 1 item')])
      expect(stopped.out).toContain(`"${missing}" of item "${missing}" was not brought`)
      expect(stopped.out).toContain(`"${missing}" is 40000 × 40000 pixels: over 100 megapixels`)
      expect(stopped.out).toContain('Nothing is stored.')
      const without = await brings('--media', folder, '--without-media')
      expect([without.code, without.out]).toEqual([0, expect.stringContaining('of 7 new items, missing of 1 item')])
      const later = await brings('--media', join(scenes, missing))
      expect([later.code, later.out]).toEqual([0, expect.stringContaining('of 1 item without so far')])
      expect((await brings('--media', join(data, 'nowhere'))).error).toContain(
        `There is no folder ${join(data, 'nowhere')}`,
      )
    }
  })
})
