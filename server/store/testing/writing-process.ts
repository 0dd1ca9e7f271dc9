/*
 * A process that commits to a store as fast as it can and prints each acknowledged number, until it is killed. Its two
 * streams and its field always change together. Arguments: data directory, room, address of Redis or '', how many.
 */
import { openStore } from '../open-store.ts'
import { StoreUnavailable } from '../store.ts'
import { commitOf, roomCalled } from './commits.ts'

const [dataDirectory = '', roomName = '', redisUrl = '', count = 'Infinity'] = process.argv.slice(2)
const room = roomCalled(roomName)
const store = await openStore({ dataDirectory, redisUrl })
const padding = 'x'.repeat(500)

for (let tries = 0; tries < Number(count); tries += 1) {
  try {
    const head = await store.head(room, 'journal')
    const entries = [new TextEncoder().encode(`${head + 1} ${padding}`)]
    const append = [
      { stream: 'journal', entries },
      { stream: 'draft', entries },
    ]
    const when = [{ stream: 'journal', head }]
    const outcome = await store.commit(commitOf(room, { when, append, put: { last: String(head + 1) } }))
    if (outcome.ok) process.stdout.write(`stored ${outcome.heads.journal}\n`)
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error
    process.stdout.write(`failed ${error.message}\n`)
  }
}
await store.close()
