import type { Caller } from '#server/auth/caller.ts'
import { importBatch } from '#server/rooms/import-batch.ts'
import { Lock } from '#server/rooms/lock.ts'
import { readBatch } from '#server/rooms/read-batch.ts'
import { tombstoneField } from '#server/rooms/room-actor.ts'
import type { OpenRoom, RoomRegistry } from '#server/rooms/room-registry.ts'
import { asRoomId, type RoomId } from '#shared/kernel/ids.ts'
import { bringLabels } from './bring-labels.ts'
import { colleagues, type DemoPerson } from './cast.ts'
import { demoFile } from './demo-item.ts'
import { demoItems } from './demo-items.ts'
import { type DemoVisit, visitTo } from './demo-people.ts'
import { firstDays } from './first-days.ts'
import { type LabelDemo, labelDemos } from './label-demos.ts'
import { isDemo, makeDemo } from './make-demo.ts'

/** Why there is no demo room, in a sentence. */
export class DemoRefused extends Error {}

const fileName = 'demo.json'
const roomPattern = /^demo(?:-([1-9][0-9]{0,5}))?$/

const numberOf = (room: RoomId): number | undefined => {
  const [found, number] = roomPattern.exec(room) ?? []
  return found === undefined ? undefined : Number(number ?? 1)
}

const roomNumbered = (number: number): RoomId => roomCalled(number === 1 ? 'demo' : `demo-${number}`)

function roomCalled(name: string): RoomId {
  const id = asRoomId(name)
  if (!id) throw new Error(`No room can be called ${name}`)
  return id
}

/** Makes demo rooms through the same doors as everybody, and lets people in. */
export class DemoRooms {
  readonly #rooms: RoomRegistry
  readonly #address: () => string
  readonly #never: string | undefined
  readonly #lock = new Lock()

  /** `address`: where this server is reached from this machine. `never`: the sentence that says why none is made here. */
  constructor(rooms: RoomRegistry, address: () => string, never: string | undefined) {
    this.#rooms = rooms
    this.#address = address
    this.#never = never
  }

  /** At each start: the demo room, made where there is no room at all and made whole where that was cut off. */
  atStart(): Promise<DemoVisit | undefined> {
    return this.#lock.run(async () => {
      if (this.#never !== undefined) return undefined
      const room = (await this.#newest()) ?? ((await this.#isFresh()) ? 1 : undefined)
      return room === undefined ? undefined : this.#visit(room, [])
    })
  }

  /**
   * The rooms of label sets, each told when it is there: made beside the demo room, unless somebody deleted them. None
   * is begun after `ending`.
   */
  besideAtStart(tell: (visit: DemoVisit) => void, ending?: AbortSignal): Promise<void> {
    return this.#lock.run(async () => {
      if (this.#never !== undefined) return
      const beside = (await this.#newest()) !== undefined
      const known = await this.#rooms.names()
      for (const demo of labelDemos) {
        const id = roomCalled(demo.id)
        const may = known.includes(id) ? await isDemo(this.#rooms, id) : beside && !(await this.#wasDeleted(id))
        if (may && !ending?.aborted) tell(await this.#visitLabels(id, demo))
      }
    })
  }

  /** With links for the two colleagues. @throws DemoRefused */
  visit({ fresh = false }: { readonly fresh?: boolean | undefined } = {}): Promise<DemoVisit> {
    return this.#lock.run(async () => {
      if (this.#never !== undefined) throw new DemoRefused(this.#never)
      const newest = await this.#newest()
      if (newest !== undefined && !fresh) return this.#visit(newest, colleagues)
      const known = await this.#rooms.names()
      if (!fresh && known.length > 0)
        throw new DemoRefused('There is no demo room beside the rooms here. Make one with: npx chavadi demo --fresh')
      let number = newest ?? 1
      while (known.includes(roomNumbered(number)) || (await this.#wasDeleted(roomNumbered(number)))) number++
      return this.#visit(number, colleagues)
    })
  }

  /** Whoever deleted the demo room has their reasons: it is not made again by itself. */
  async #isFresh(): Promise<boolean> {
    return (await this.#rooms.names()).length === 0 && !(await this.#wasDeleted(roomNumbered(1)))
  }

  async #wasDeleted(room: RoomId): Promise<boolean> {
    return (await this.#rooms.store.field(room, tombstoneField)) !== undefined
  }

  /** The number of the latest demo room. */
  async #newest(): Promise<number | undefined> {
    const numbers: number[] = []
    for (const room of await this.#rooms.names()) {
      const number = numberOf(room)
      if (number !== undefined && (await isDemo(this.#rooms, room))) numbers.push(number)
    }
    return numbers.length > 0 ? Math.max(...numbers) : undefined
  }

  async #visit(number: number, extra: readonly DemoPerson[]): Promise<DemoVisit> {
    const room = await this.#rooms.create(roomNumbered(number), number === 1 ? 'Demo' : `Demo ${number}`)
    await makeDemo(room, { address: this.#address(), steps: firstDays, bring })
    return visitTo(room, extra)
  }

  async #visitLabels(id: RoomId, demo: LabelDemo): Promise<DemoVisit> {
    const room = await this.#rooms.create(id, demo.title)
    const bring = (opened: OpenRoom, lead: Caller) => bringLabels(opened, lead, demo)
    await makeDemo(room, { address: this.#address(), steps: demo.steps, bring })
    return visitTo(room, [])
  }
}

async function bring(room: OpenRoom, lead: Caller): Promise<void> {
  if (room.actor.queue.counts('').all > 0) return
  await importBatch(room, lead, await readBatch({ fileName, bytes: demoFile(demoItems) }))
}
