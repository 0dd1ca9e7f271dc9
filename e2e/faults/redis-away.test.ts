import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from 'redis'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ServerProcess } from '../machine/chavadi-process.ts'
import { FaultLine } from './fault-line.ts'
import { Ground } from './outside/ground.ts'
import { losses } from './outside/losses.ts'
import { comeToRest } from './outside/rest.ts'
import { Watch } from './outside/watch.ts'

describe('a server whose Redis, or the line to it, fails while people write', () => {
  let ground: Ground
  let line: FaultLine
  let server: ServerProcess
  let pid: number | undefined
  let watch: Watch

  beforeAll(async () => {
    ground = await Ground.open('redis')
    line = await FaultLine.open(ground.redis?.port ?? 0)
    ground.keep(() => line.close())
    ground.redisUrl = line.through(ground.redisUrl)
    server = await ground.serve()
    pid = server.pid
    for (const name of ['asha', 'ravi']) await ground.writerComes(name, server.url)
    for (const name of ['meena', 'arul']) await ground.commanderComes(name, server.url)
    for (const writer of ground.writers) writer.startsTyping()
    for (const commander of ground.commanders) commander.startsCommanding()
    watch = await Watch.over(ground, server)
  })
  afterAll(() => ground.close())
  afterEach(() => expect([server.pid, server.running], server.printed).toEqual([pid, true]))

  /** Asked while nobody can write: what is missing must not be brought again before it is looked for. */
  const nothingLost = async () => expect(losses(await ground.stored(), ground)).toEqual([])

  const asAdministrator = async (...command: readonly string[]): Promise<string> => {
    const client = await createClient({ url: ground.redis?.url ?? '' }).connect()
    try {
      return String(await client.sendCommand([...command]))
    } finally {
      client.destroy()
    }
  }

  test('F4 Redis is killed and comes back on its files later than anybody waits for it', async () => {
    await ground.redis?.kill()
    await watch.notReady()
    await watch.staffTold(expect.stringMatching(/^Nothing can be saved now: Redis at .* did not answer/))
    await delay(11_000)
    line.cut()
    await ground.redis?.restart()
    await nothingLost()
    line.drop()
    line.mend()
    await watch.goesOn()
    await watch.staffTold(null)
  }, 120_000)

  test('F4 Redis stands still for five seconds', async () => {
    ground.redis?.freeze()
    await Promise.all([delay(5_000), watch.notReady()])
    line.cut()
    ground.redis?.resume()
    await nothingLost()
    line.mend()
    await watch.goesOn()
  }, 120_000)

  test('F4 the memory of Redis is full', async () => {
    const used = Number(/used_memory:([0-9]+)/.exec(await asAdministrator('INFO', 'memory'))?.[1])
    await asAdministrator('CONFIG', 'SET', 'maxmemory', String(used + 100_000))
    await watch.notReady()
    await watch.staffTold(expect.stringContaining('OOM'))
    await nothingLost()
    await asAdministrator('CONFIG', 'SET', 'maxmemory', '0')
    await watch.goesOn()
    await watch.staffTold(null)
  }, 120_000)

  test.each([
    ['goes silent', undefined, 2_500],
    ['carries nothing to Redis', 'up', 2_500],
    ['carries nothing back from Redis, longer than a connection is kept', 'down', 7_000],
  ] as const)(
    'F4 the line to Redis %s',
    async (_, direction, milliseconds) => {
      line.cut(direction)
      await Promise.all([delay(milliseconds), watch.notReady()])
      await nothingLost()
      line.mend()
      await watch.goesOn()
    },
    120_000,
  )

  test('F4 the line to Redis is slow and uneven, and breaks again and again', async () => {
    line.slow({ latency: 20, jitter: 30 })
    for (let times = 0; times < 5; times++) {
      await delay(300)
      line.drop()
    }
    line.mend()
    await watch.goesOn()
    line.cut()
    await nothingLost()
    line.mend()
  }, 120_000)

  test('F3 F4 at last everybody stops: everything is there once, and all hold the same', async () => {
    await comeToRest(ground, server.url)
    expect(losses(await ground.stored(), ground, 'settled')).toEqual([])
  }, 120_000)
})
