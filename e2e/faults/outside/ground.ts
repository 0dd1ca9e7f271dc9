import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson } from '#server/auth/invites.ts'
import { openStore } from '#server/store/open-store.ts'
import type { Store } from '#server/store/store.ts'
import { freePort, type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { temporaryDirectory } from '#server/store/testing/temporary-directory.ts'
import { RoomHarness } from '#server/testing/room-harness.ts'
import { openDisputes } from '#shared/domain/dispute.ts'
import type { RoomId } from '#shared/kernel/ids.ts'
import { ServerProcess } from '../../machine/chavadi-process.ts'
import { Commander } from './commander.ts'
import { type Changed, StoredRoom } from './stored-room.ts'
import { Writer } from './writer.ts'

const mostPeople = 10

export type StoreName = 'embedded' | 'redis'

/** A room with one item that everybody works on, its store, and who works there from outside. */
export class Ground {
  readonly writers: Writer[] = []
  readonly commanders: Commander[] = []
  readonly dataDirectory: string
  readonly redis: RedisServer | undefined
  readonly room: RoomId
  readonly item: string
  /** Where servers find their store; a line to Redis takes the place of Redis itself here. */
  redisUrl: string
  readonly #dispute: string
  readonly #invites: string[]
  readonly #closing: (() => Promise<unknown>)[]

  private constructor(
    place: { readonly directory: string; readonly redis: RedisServer | undefined },
    made: { readonly room: RoomId; readonly item: string; readonly dispute: string; readonly invites: string[] },
    closing: (() => Promise<unknown>)[],
  ) {
    this.dataDirectory = place.directory
    this.redis = place.redis
    this.redisUrl = place.redis?.url ?? ''
    this.room = made.room
    this.item = made.item
    this.#dispute = made.dispute
    this.#invites = made.invites
    this.#closing = closing
  }

  /** `disk`: a folder for what the store holds, in place of one of its own. */
  static async open(store: StoreName, disk?: string): Promise<Ground> {
    const directory = await temporaryDirectory()
    const closing = [directory.remove]
    const redis = store === 'redis' ? await startRedis(disk ? ['--dir', disk] : []) : undefined
    if (redis) closing.push(redis.stop)
    const dataDirectory = `${(store === 'embedded' && disk) || directory.path}/data`
    const made = await makeRoom(dataDirectory, redis?.url)
    return new Ground({ directory: dataDirectory, redis }, made, closing)
  }

  keep(close: () => Promise<unknown>): void {
    this.#closing.push(close)
  }

  async serve(environment: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
    // An address of its own: then no demo room is made, whose commits would count at failpoints.
    const own = { REDIS_URL: this.redisUrl, PUBLIC_URL: `http://127.0.0.1:${await freePort()}`, LOG_LEVEL: 'fatal' }
    const server = await ServerProcess.start(this.dataDirectory, { ...own, ...environment })
    this.keep(() => server.kill())
    return server
  }

  async writerComes(name: string, url: string): Promise<Writer> {
    const writer = await Writer.comes(name, url, this.#nextInvite(), this.item)
    this.writers.push(writer)
    return writer
  }

  async commanderComes(name: string, url: string): Promise<Commander> {
    const commander = await Commander.comes(
      name,
      { url, invite: this.#nextInvite() },
      { item: this.item, dispute: this.#dispute },
    )
    this.commanders.push(commander)
    return commander
  }

  /** What the store alone tells. An embedded one can be asked only while no server runs. */
  async stored(changed?: Changed, dataDirectory = this.dataDirectory): Promise<StoredRoom> {
    const store: Store = await openStore({ dataDirectory, redisUrl: this.redis?.url })
    try {
      return await StoredRoom.read(store, this.room, this.item, changed)
    } finally {
      await store.close()
    }
  }

  #nextInvite(): string {
    const invite = this.#invites.pop()
    if (!invite) throw new Error(`No more than ${mostPeople} people can come`)
    return invite
  }

  async close(): Promise<void> {
    for (const person of [...this.writers, ...this.commanders]) person.leaves()
    for (const close of this.#closing.toReversed()) await close()
  }
}

async function makeRoom(dataDirectory: string, redisUrl: string | undefined) {
  const harness = await RoomHarness.open({ dataDirectory, redisUrl })
  try {
    const asha = await harness.person('reviewer', 'Asha')
    await asha.joins()
    const item = harness.item('first')
    const place = { unit: 'u1', from: 0, to: 1 }
    await asha.asks('dispute.open', { item, place, question: 'Is this right?' })
    const dispute = openDisputes(harness.room.actor.state.disputes, item)[0]?.id
    if (!dispute) throw new Error('No dispute could be opened')
    const invites: string[] = []
    for (let person = 1; person <= mostPeople; person++) {
      const wish = { role: 'reviewer', hours: 1, uses: 1, name: `Reviewer ${person}` } as const
      invites.push(await invitePerson(harness.room, operatorOf(harness.roomId), wish))
    }
    return { room: harness.roomId, item, dispute, invites }
  } finally {
    await harness.close()
  }
}
