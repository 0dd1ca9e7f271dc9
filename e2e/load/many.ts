import type { SigningLot, SigningPreview } from '#shared/protocol/many.ts'
import { chavadiDone, type ServerProcess } from '../machine/chavadi-process.ts'
import { onEachStore } from './each-store.ts'
import type { Figure, Reading } from './figure.ts'
import { type Grounds, loadRoom } from './grounds.ts'
import { percentile } from './percentile.ts'

const some = 400
const many = 10_000
const firstOfMany = 500

export const signingMany: Figure = {
  name: 'many',
  how:
    `Signing off many over HTTP as the page does it, lot after lot, items of one source of 14 words that nobody had opened. ${some} items on each ` +
    `store: the preview, and until the last is signed. In a room of ${many} (embedded): the preview, and the first ${firstOfMany}; meanwhile ` +
    'somebody else asks for the people of the room again and again.',
  async measure(grounds) {
    const each = await onEachStore(grounds, async (store) => {
      const server = await grounds.serverWith(store, { items: some, sources: 1, words: 14 })
      const { preview, signing } = await signed(server, some)
      return [
        { what: `preview of ${some} items`, value: preview, unit: 's' },
        { what: `${some} items signed off`, value: signing, unit: 's', most: 10 },
      ]
    })
    return [...each, ...(await ofMany(grounds))]
  },
}

async function ofMany(grounds: Grounds): Promise<readonly Reading[]> {
  const server = await grounds.serverWith('embedded', { items: many, sources: 1, words: 14 })
  const { preview, signing, others } = await signed(server, firstOfMany)
  return [
    { what: `preview of ${many} items`, value: preview, unit: 's' },
    { what: `the first ${firstOfMany} of them signed off`, value: signing, unit: 's' },
    { what: 'somebody else’s request meanwhile, p95', value: percentile(others, 0.95), unit: 'ms' },
  ]
}

async function signed(server: ServerProcess, most: number) {
  const ask = asking(server, await reviewerOf(server))
  const somebodyElse = asking(server, await reviewerOf(server))
  const looked = performance.now()
  const { list } = await ask<SigningPreview>('many/signing-preview', { selection: 'no-difference', batch: null })
  const began = performance.now()
  const others: number[] = []
  let done = false
  const asked = (async () => {
    while (!done) {
      const from = performance.now()
      await somebodyElse('people')
      others.push(performance.now() - from)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  })()
  for (let from: number | null = 0; from !== null && from < most; ) {
    const lot: SigningLot = await ask<SigningLot>('many/sign-offs', { list, bulk: 'figureoftheload00', from })
    from = lot.next
  }
  const ended = performance.now()
  done = true
  await asked
  return { preview: (began - looked) / 1000, signing: (ended - began) / 1000, others }
}

function asking(server: ServerProcess, cookie: string) {
  return async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(new URL(`/api/v1/rooms/${loadRoom}/as/1/${path}`, server.url), {
      method: body ? 'POST' : 'GET',
      headers: { cookie, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as T
  }
}

async function reviewerOf(server: ServerProcess): Promise<string> {
  const words = ['invite', loadRoom, '--role', 'reviewer', '--data', server.dataDirectory, '--server', server.url]
  const link = new URL((await chavadiDone(words)).trim())
  const response = await fetch(new URL('/api/v1/sessions', server.url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ invite: link.hash.slice(1), name: 'Reviewer' }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`No session: ${await response.text()}`)
  return cookie
}
