import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FaultLine } from './fault-line.ts'

describe('the line of the fault tests', () => {
  let server: Server
  let line: FaultLine
  let near: Socket
  let far: Socket
  const heard = { near: '', far: '' }

  beforeEach(async () => {
    Object.assign(heard, { near: '', far: '' })
    server = createServer((socket) => void socket.on('error', () => undefined)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    line = await FaultLine.open((server.address() as AddressInfo).port)
    const arriving = once(server, 'connection')
    near = connect(line.port, '127.0.0.1')
    ;[far] = (await arriving) as [Socket]
    near
      .on('error', () => undefined)
      .on('data', (bytes) => {
        heard.near += bytes
      })
    far
      .on('error', () => undefined)
      .on('data', (bytes) => {
        heard.far += bytes
      })
  })
  afterEach(async () => {
    await line.close()
    server.close()
  })
  const farHears = (text: string) => vi.waitFor(() => expect(heard.far).toBe(text), 10_000)
  const nearHears = (text: string) => vi.waitFor(() => expect(heard.near).toBe(text), 10_000)

  test('cut, nothing passes and nothing is closed; mended, what waited passes in order', async () => {
    line.cut()
    near.write('one ')
    far.write('back')
    near.end('two')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(heard).toEqual({ near: '', far: '' })
    expect([near.destroyed, far.destroyed]).toEqual([false, false])
    line.mend()
    await Promise.all([farHears('one two'), nearHears('back')])
  })

  test('cut in one direction, the other still passes', async () => {
    line.cut('down')
    near.write('asked')
    await farHears('asked')
    far.write('answered')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(heard.near).toBe('')
    line.mend()
    await nearHears('answered')
  })

  test('dropped, both sides hear of a reset, and new connections are made', async () => {
    const closed = [near, far].map((socket) => new Promise((resolve) => socket.once('close', resolve)))
    line.drop()
    expect(await Promise.all(closed)).toEqual([true, true])
    const arriving = once(server, 'connection')
    connect(line.port, '127.0.0.1').on('error', () => undefined)
    await arriving
  })

  test('slow and uneven, everything still comes whole and in order', async () => {
    line.slow({ latency: 5, jitter: 20, bytesPerSecond: 200_000 })
    const words = Array.from({ length: 2000 }, (_, word) => `word${word} `)
    for (const word of words) near.write(word)
    near.end()
    await farHears(words.join(''))
  })

  test('closing slowly, the other side is told late', async () => {
    line.slow({ closing: 300 })
    let ended = false
    far.on('end', () => {
      ended = true
    })
    near.end('last')
    await farHears('last')
    expect(ended).toBe(false)
    await vi.waitFor(() => expect(ended).toBe(true), 10_000)
  })
})
