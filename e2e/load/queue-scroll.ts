import { join } from 'node:path'
import type { BrowserContext } from 'playwright'
import type { ServerProcess } from '../machine/chavadi-process.ts'
import type { Figure, Reading } from './figure.ts'
import { clientDirectory, gzipBytes } from './first-page.ts'
import { loadRoom } from './grounds.ts'
import { median } from './percentile.ts'
import { framesMeasured, queueFrames } from './queue-frames.ts'
import { chromiumOn, openQueue, slowPage } from './queue-page.ts'
import { reviewerLink } from './visitors.ts'

const slower = 4
const opens = 5

export const queueScroll: Figure = {
  name: 'queue-scroll',
  how:
    `Real Chromium, 1366×768, room of 10,000 items; "slowed" is ${slower} times over DevTools. Page to first row: from the navigation, cache empty, to the ` +
    `frame after the first row, median of ${opens}. ${framesMeasured} All of it slowed.`,
  async measure(grounds) {
    const { dataDirectory } = await grounds.bigRoom.imported()
    const server = await grounds.serve(dataDirectory)
    const context = await (await chromiumOn(grounds)).newContext()
    await signIn(context, server)
    const address = new URL(`/r/${loadRoom}/as/1`, server.url).href
    const page = await slowPage(context, slower)
    return [...(await opened(context, address)), ...(await queueFrames(page, address))]
  },
}

async function signIn(context: BrowserContext, server: ServerProcess): Promise<void> {
  const link = await reviewerLink(server, 1)
  const data = { invite: link.hash.slice(1), name: 'Asha' }
  const response = await context.request.post(new URL('/api/v1/sessions', server.url).href, { data })
  if (!response.ok()) throw new Error(`No session: ${await response.text()}`)
}

async function opened(context: BrowserContext, address: string): Promise<readonly Reading[]> {
  const asItIs = await openedOften(context, address, 1)
  const slowed = await openedOften(context, address, slower)
  const scripts = slowed.scripts.map((path) => join(clientDirectory, path))
  const gzipped = (await gzipBytes(scripts)) / 1000
  return [
    { what: 'page to first row', value: asItIs.milliseconds, unit: 'ms', most: 2000 },
    { what: 'page to first row, slowed', value: slowed.milliseconds, unit: 'ms' },
    { what: `script fetched until then, ${scripts.length} files, gzip`, value: gzipped, unit: 'kB', most: 150 },
    {
      what: 'everything fetched until then, as the server sent it, at most',
      value: slowed.sentBytes / 1000,
      unit: 'kB',
    },
  ]
}

async function openedOften(context: BrowserContext, address: string, times: number) {
  const found: Awaited<ReturnType<typeof openQueue>>[] = []
  for (let run = 0; run < opens; run++) {
    const page = await slowPage(context, times)
    found.push(await openQueue(page, address))
    await page.context().close()
  }
  const milliseconds = median(found.map((each) => each.milliseconds))
  const sentBytes = Math.max(...found.map((each) => each.sentBytes))
  return { milliseconds, sentBytes, scripts: found[0]?.scripts ?? [] }
}
