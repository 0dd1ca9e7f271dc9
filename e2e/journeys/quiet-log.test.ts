import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { chavadiDone, ServerProcess } from '../machine/chavadi-process.ts'
import { foundIn } from '../machine/recording-line.ts'

/** Planted where people's words, names and secrets pass; none may turn up in a log. */
const words = 'zebracanary'
const spelling = 'zebracenary'
const name = 'Kumaricanary'
const annotator = 'Workercanary'
const guessed = 'guesscanary0123456789'

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let server: ServerProcess

beforeAll(async () => {
  directory = await temporaryDirectory()
  server = await ServerProcess.start(directory.path, { LOG_LEVEL: 'trace' })
})
afterAll(async () => {
  await server.stop()
  await directory.remove()
})

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } })

/** Every file of blobs is spoilt, so that the next reader meets something that nobody expects. */
async function spoilBlobs(): Promise<void> {
  const root = join(directory.path, 'blobs')
  for (const file of await readdir(root, { recursive: true, withFileTypes: true }))
    if (file.isFile()) await writeFile(join(file.parentPath, file.name), `{"spoilt": "${words}`)
}

const closed = (socket: WebSocket) => new Promise((resolve) => socket.once('close', resolve))

test('N11 a log holds nobody’s words, names or tokens, whatever went wrong', async () => {
  const file = join(directory.path, 'batch.csv')
  await writeFile(
    file,
    `item,text,annotator\n${words}-1,the ${words} sat,${annotator}\n${words}-1,the ${spelling} sat,other\n`,
  )
  await chavadiDone(['import', file, '--room', 'logs', '--data', directory.path])
  const link = await server.invite('logs', 'reviewer', name)
  const invite = new URL(link).hash.slice(1) || new URL(link).search.slice(1)
  const secret = invite.split('.').at(-1) ?? ''
  const opened = await post(
    '/api/v1/sessions',
    JSON.stringify({ invite: decodeURIComponent(invite.replace(/^[a-z]+=/, '')) }),
  )
  expect(opened.status).toBe(201)
  const [cookie = ''] = (opened.headers.getSetCookie()[0] ?? '').split(';')
  const token = cookie.split('.').at(-1) ?? ''
  const operator = (await readFile(join(directory.path, 'operator-token'), 'utf8')).trim()

  await post('/api/v1/sessions', `{"invite": "logs.${guessed}", "name": "${name}`)
  await post('/api/v1/sessions', JSON.stringify({ invite: `logs.${guessed}`, name }))
  await post('/api/v1/rooms/logs/imports?file=x.csv', `item,text\n"${words}`, { Authorization: `Bearer ${operator}` })
  await fetch(`${server.url}/api/v1/rooms/logs/export?names=true`, { headers: { Authorization: `Bearer ${guessed}` } })
  await spoilBlobs()
  const audit = await fetch(`${server.url}/api/v1/rooms/logs/as/1/exports/${words}/manifest`, { headers: { cookie } })
  expect(audit.status).toBeGreaterThanOrEqual(400)
  const failing = await post('/api/v1/rooms/logs/as/1/exports', '{}', { cookie })
  expect(failing.status).toBe(500)
  const hostile = new WebSocket(`${server.url.replace('http', 'ws')}/rt/as/1/?EIO=4&transport=websocket`, {
    headers: { cookie },
  })
  const ended = closed(hostile)
  await new Promise((resolve) => hostile.once('open', resolve))
  hostile.send('40')
  hostile.send(`42["command",{"${words}":`)
  await ended
  const draft = new WebSocket(`${server.url.replace('http', 'ws')}/sync/logs/${words}`, { headers: { cookie } })
  await closed(draft)

  expect(server.printed).toContain('a request failed')
  expect(server.printed).toContain('"at":["at ')
  const planted = [words, spelling, name, annotator, guessed, secret, token, operator]
  expect(planted.every((text) => text.length > 8)).toBe(true)
  expect(foundIn(Buffer.from(server.printed), planted)).toEqual([])
})
