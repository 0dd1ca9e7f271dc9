import { msg, str } from '@lit/localize'
import type { Outcome } from '#shared/kernel/outcome.ts'
import type { CommandDone } from '#shared/protocol/rt-messages.ts'
import type { WaitingCommand } from '../sync/command-queue.ts'
import type { ConnectionState } from '../sync/connection-state.ts'
import type { KeptEdit } from '../sync/device-database.ts'
import type { DeviceStore } from '../sync/device-store.ts'
import { KeptWork } from '../sync/kept-work.ts'
import { RollCall } from '../sync/roll-call.ts'
import type { RoomClient } from './room-client.ts'
import { sayNotAccepted } from './say-not-accepted.ts'

/** A server that has not answered by then: the room is shown as this device remembers it. */
const patienceMilliseconds = 3000
/** A page that reloads takes its own work back before others look for it. */
const courtesyMilliseconds = 3000
/** A device that does not answer must not keep the room closed. */
const deviceMilliseconds = 2000

/** What this page keeps of its person's work on this device, and what it takes over from pages that are gone. */
export class RoomKeeping {
  readonly #room: RoomClient
  readonly #device: DeviceStore
  readonly #rollCall: RollCall
  readonly #sending = new Set<string>()
  readonly #ends: (() => void)[] = []
  #ready: Promise<void> = Promise.resolve()
  #connection: ConnectionState['is'] = 'connecting'

  /** Made before anybody else follows the room: what is kept is known first. */
  constructor(room: RoomClient, device: DeviceStore) {
    this.#room = room
    this.#device = device
    this.#rollCall = new RollCall(device.name)
    this.#rollCall.enter(room.commands.holder)
    const recall = setTimeout(() => void this.#recall(), patienceMilliseconds)
    this.#ends.push(
      room.onJoined(() => this.#begin()),
      room.subscribe(() => this.#follow()),
      device.onTrouble(() => room.tellDevice(device.trouble)),
      this.#rollCall.onLeft(() => setTimeout(() => void this.#goOn(), courtesyMilliseconds)),
      () => clearTimeout(recall),
      () => this.#rollCall.close(),
    )
  }

  /** Settled once what gone pages left is taken over. */
  get ready(): Promise<void> {
    return this.#ready
  }

  close(): void {
    for (const end of this.#ends) end()
  }

  #follow(): void {
    const { is } = this.#room.state.connection
    if (is === this.#connection) return
    this.#connection = is
    if (is === 'lost') void this.#recall()
    if (is === 'joined') void this.#goOn()
  }

  /** Without a server: the room as this browser last knew it at this address. */
  async #recall(): Promise<void> {
    if (this.#room.state.joined) return
    const { room, session } = this.#room.address
    const stay = await this.#device.read(undefined, (database) => database.get('stays', [room, session]))
    if (stay) this.#room.recall(stay.joined)
  }

  /** Who is here is known, from the server or from this device. */
  #begin(): void {
    const { joined } = this.#room.state
    const { room, session } = this.#room.address
    if (!joined) return
    const known = { ...joined, people: [], here: [], warnings: [] }
    void this.#device.write((writing) => writing.objectStore('stays').put({ room, session, joined: known }))
    if (this.#room.work) return
    const { person, role, formerly = [] } = joined.me
    const work = new KeptWork(this.#device, this.#rollCall, { person, room, epoch: joined.epoch, role })
    this.#room.keepWith(work)
    void this.#room.lookAside()
    const late = new Promise<void>((resolve) => setTimeout(resolve, deviceMilliseconds))
    if (!this.#room.isOnline) void this.#tellKept(work)
    this.#ready = Promise.race([work.adopt(formerly).then(() => this.#takeOver(work)), late]).then(() =>
      this.#room.looked(),
    )
  }

  async #tellKept(work: KeptWork): Promise<void> {
    const kept = new Map((await work.items()).map(({ item, sources }) => [item, sources.key]))
    this.#room.tellKept([...kept].map(([id, key]) => ({ id, key })))
  }

  /** The room is joined: everything that is left goes out now. */
  async #goOn(): Promise<void> {
    const { work } = this.#room
    if (!work || this.#room.state.connection.is !== 'joined') return
    await this.#ready
    await this.#takeOver(work)
    await this.#room.commands.resume()
    await this.#sendLeft(work)
  }

  async #takeOver(work: KeptWork): Promise<void> {
    const { commands, notices } = this.#room
    const { fresh, stale } = await work.claimCommands(commands.holder)
    for (const command of commands.adopt(fresh))
      void command.answered.then((outcome) => this.#answered(command, outcome))
    if (stale.length > 0)
      notices.insist(msg(str`Not taken: the room was made anew since. ${stale.length} of your actions are dropped.`))
    const left = await work.look()
    if (left.stale.length > 0) await this.#refuseStale(left.stale)
    this.#room.weighUnsaved()
  }

  /** Items that are not open here: their edits go out without being shown. */
  async #sendLeft(work: KeptWork): Promise<void> {
    const { items } = await work.look()
    const left = items.filter(({ item }) => item !== this.#room.item && !this.#sending.has(item))
    if (left.length === 0) return
    const { sendKept } = await import('./send-kept.ts')
    for (const { item } of left) {
      this.#sending.add(item)
      sendKept(this.#room, work, item, () => this.#sending.delete(item))
    }
  }

  async #refuseStale(edits: readonly KeptEdit[]): Promise<void> {
    const { refuseStale } = await import('./send-kept.ts')
    const items = await refuseStale(this.#device, edits)
    for (const item of items) sayNotAccepted(this.#room, item, 'made-anew')
  }

  #answered({ envelope: { input } }: WaitingCommand, outcome: Outcome<CommandDone>): void {
    const { notices, commands, item: open } = this.#room
    const { item } = (input ?? {}) as { item?: string }
    if (!outcome.ok && item !== open) notices.insist(msg(str`Not taken: ${outcome.refusal.message}`))
    else if (commands.waiting.length === 0) notices.say(msg('What was kept on this device is sent'))
  }
}
