import { cp, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import type { ServerProcess } from '../machine/chavadi-process.ts'
import { type HeldDisk, holdDisk, tinyDisk } from '../machine/tiny-disk.ts'
import { Ground, type StoreName } from './outside/ground.ts'
import { losses } from './outside/losses.ts'
import { comeToRest } from './outside/rest.ts'
import { Watch } from './outside/watch.ts'

const stores: readonly StoreName[] = ['embedded', 'redis']

describe.runIf(tinyDisk(tmpdir(), '1m'))('the disk is full while people write', () => {
  describe.each(stores)('under the %s store', (store) => {
    let directory: Awaited<ReturnType<typeof temporaryDirectory>>
    let disk: HeldDisk
    let ground: Ground
    let server: ServerProcess
    let watch: Watch

    beforeAll(async () => {
      directory = await temporaryDirectory()
      await mkdir(join(directory.path, 'disk'))
      disk = await holdDisk(join(directory.path, 'disk'), '40m')
      ground = await Ground.open(store, disk.path)
      server = await ground.serve()
      for (const name of ['asha', 'ravi']) await ground.writerComes(name, server.url)
      await ground.commanderComes('meena', server.url)
      watch = await Watch.over(ground, server)
      for (const writer of ground.writers) writer.startsTyping(5)
      for (const commander of ground.commanders) commander.startsCommanding(1)
      await watch.goesOn()
    })
    afterAll(async () => {
      await ground.close()
      await disk.release()
      await directory.remove()
    })

    /** What the store holds now, while the server stands still. */
    async function whatIsThere() {
      process.kill(server.pid ?? 0, 'SIGSTOP')
      try {
        if (store === 'redis') {
          await disk.makeRoom()
          await ground.redis?.restart()
          return await ground.stored()
        }
        const copy = join(directory.path, 'copy')
        await cp(ground.dataDirectory, copy, { recursive: true })
        return await ground.stored(undefined, copy)
      } finally {
        process.kill(server.pid ?? 0, 'SIGCONT')
      }
    }

    test('F4 nothing that was acknowledged is gone; people are told, and work goes on when there is room', async () => {
      await disk.fill()
      await watch.notReady()
      await watch.staffTold(expect.stringMatching(/^Nothing can be saved now: /))
      expect(losses(await whatIsThere(), ground)).toEqual([])
      if (store === 'embedded') await disk.makeRoom()
      await watch.goesOn()
      await watch.staffTold(null)
    })

    test('F3 F4 at last everybody stops: everything is there once, and all hold the same', async () => {
      await comeToRest(ground, server.url)
      await server.stop()
      expect(losses(await ground.stored(), ground, 'settled')).toEqual([])
    })
  })
})
