import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { RoomHarness } from './room-harness.ts'

/** A room on each store; on Redis with a second process beside it. The second harness is the first where there is none. */
export const twoStores: Readonly<Record<string, () => Promise<StoreGround>>> = {
  'the embedded store': async () => {
    const here = await RoomHarness.open()
    return { here, there: here, close: () => here.close() }
  },
  'Redis and two processes': async () => {
    const redis: RedisServer = await startRedis()
    const here = await RoomHarness.open({ redisUrl: redis.url })
    const there = await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })
    return {
      here,
      there,
      async close() {
        await there.close()
        await here.close()
        await redis.stop()
      },
    }
  },
}

export interface StoreGround {
  readonly here: RoomHarness
  readonly there: RoomHarness
  close(): Promise<void>
}
