import type { KeptCommand, KeptEdit, KeptItem, KeptRefusal, Owner } from './device-database.ts'
import type { DeviceStore } from './device-store.ts'
import { KeptEdits } from './kept-edits.ts'
import type { RollCall } from './roll-call.ts'
import type { Outstanding } from './save-state.ts'

/** Edits of an item that a page left which is gone. */
export interface LeftItem {
  readonly item: string
  readonly count: number
  readonly since: number
}

type KeptCommandId = Pick<KeptCommand, 'client' | 'n'>

/** All that is kept has an owner. */
interface OwnedStore {
  index(name: 'owner'): { getAll(key: [string, string]): Promise<readonly Owner[]> }
  put(kept: Owner): Promise<unknown>
}

interface Left {
  /** To be sent by whoever opens the item, or unseen. */
  readonly items: readonly LeftItem[]
  /** Of another making of the room: never to be sent. */
  readonly stale: readonly KeptEdit[]
}

/** What one person's pages have kept of their work in one room. */
export class KeptWork {
  readonly owner: Owner
  readonly #device: DeviceStore
  readonly #rollCall: RollCall
  #left: readonly LeftItem[] = []

  constructor(device: DeviceStore, rollCall: RollCall, owner: Owner) {
    this.#device = device
    this.#rollCall = rollCall
    this.owner = owner
  }

  /** What is kept here of entries that were merged into this person's is theirs to send from now on. */
  async adopt(former: readonly string[]): Promise<void> {
    if (former.length === 0) return
    const { person, room } = this.owner
    await this.#device.write(async (writing) => {
      for (const name of ['edits', 'items', 'commands', 'refusals'] as const) {
        const store = writing.objectStore(name) as unknown as OwnedStore
        for (const one of former)
          for (const kept of await store.index('owner').getAll([one, room])) await store.put({ ...kept, person })
      }
    })
  }

  /** A new generation of an item's edits. */
  edits(item: string, changed: () => void): KeptEdits {
    return new KeptEdits({ device: this.#device, rollCall: this.#rollCall, owner: this.owner, item }, changed)
  }

  /** Looks for edits whose page is gone. Read again after the roll call: meanwhile they may have been taken over. */
  async look(): Promise<Left> {
    const absent = await this.#rollCall.absent((await this.#edits()).map(({ generation }) => generation))
    const orphans = absent.size === 0 ? [] : (await this.#edits()).filter(({ generation }) => absent.has(generation))
    const fresh = orphans.filter(({ epoch }) => epoch === this.owner.epoch)
    this.#left = [...new Set(fresh.map(({ item }) => item))].map((item) => {
      const times = fresh.filter((edit) => edit.item === item).map(({ at }) => at)
      return { item, count: times.length, since: Math.min(...times) }
    })
    return { items: this.#left, stale: orphans.filter(({ epoch }) => epoch !== this.owner.epoch) }
  }

  /** Left edits that nobody has taken over yet. */
  outstanding(connected: boolean): Outstanding {
    const count = this.#left.reduce((sum, left) => sum + left.count, 0)
    const since = count === 0 ? null : Math.min(...this.#left.map((left) => left.since))
    return { count, kept: count, since, heard: 0, connected }
  }

  /** The item's edits are another's to count now. */
  taken(item: string): void {
    this.#left = this.#left.filter((left) => left.item !== item)
  }

  /** An item as it stood here when the server was last reached. */
  async item(item: string): Promise<KeptItem | undefined> {
    return (await this.items()).find((kept) => kept.item === item)
  }

  /** The items that can be opened without a server. */
  async items(): Promise<readonly KeptItem[]> {
    const items = await this.#device.read([], (database) => database.getAllFromIndex('items', 'owner', this.#key))
    return items.filter((kept) => kept.epoch === this.owner.epoch && kept.role === this.owner.role)
  }

  async refusals(item: string): Promise<readonly KeptRefusal[]> {
    const all = await this.#device.read([], (database) => database.getAllFromIndex('refusals', 'owner', this.#key))
    return all.filter((refusal) => refusal.item === item).toSorted((a, b) => a.at - b.at)
  }

  /** The items in which words of this person are kept that are not in the result. */
  async refusedItems(): Promise<readonly string[]> {
    const all = await this.#device.read([], (database) => database.getAllFromIndex('refusals', 'owner', this.#key))
    return [...new Set(all.map(({ item }) => item))]
  }

  /** Fewer words than before are left of it. */
  keepRefusal(generation: string, units: KeptRefusal['units']): Promise<boolean> {
    return this.#device.write(async (writing) => {
      const store = writing.objectStore('refusals')
      const refusal = await store.get(generation)
      if (refusal) await store.put({ ...refusal, units })
    })
  }

  /** Words that no edit was refused for: a ruling covers them. */
  keepCovered(refusal: Omit<KeptRefusal, keyof Owner>): Promise<boolean> {
    return this.#device.write((writing) => writing.objectStore('refusals').put({ ...refusal, ...this.owner }))
  }

  forgetRefusal(generation: string): Promise<boolean> {
    return this.#device.write((writing) => writing.objectStore('refusals').delete(generation))
  }

  keepCommand(command: Omit<KeptCommand, keyof Owner>): Promise<boolean> {
    return this.#device.write((writing) => writing.objectStore('commands').put({ ...command, ...this.owner }))
  }

  /** Under another id, never under both or none. */
  renameCommand(from: KeptCommandId, to: KeptCommandId): Promise<boolean> {
    return this.#device.write(async (writing) => {
      const store = writing.objectStore('commands')
      const row = await store.get([from.client, from.n])
      await store.delete([from.client, from.n])
      if (row) await store.put({ ...row, ...to })
    })
  }

  forgetCommand(client: string, n: number): Promise<boolean> {
    return this.#device.write((writing) => writing.objectStore('commands').delete([client, n]))
  }

  /** Takes over the commands of pages that are gone, oldest first; those of another making of the room are dropped. */
  async claimCommands(holder: string): Promise<{ fresh: readonly KeptCommand[]; stale: readonly KeptCommand[] }> {
    const claimed: KeptCommand[] = []
    for (let absent = await this.#absentHolders(); absent.size > 0; absent = await this.#absentHolders()) {
      const taken = await this.#takeCommands(absent, holder)
      if (!taken || taken.length === 0) break
      claimed.push(...taken)
    }
    const sorted = claimed.toSorted((a, b) => a.at - b.at || a.n - b.n)
    return {
      fresh: sorted.filter(({ epoch }) => epoch === this.owner.epoch),
      stale: sorted.filter(({ epoch }) => epoch !== this.owner.epoch),
    }
  }

  /** The kept commands that are still this page's to send: while it slept another one may have taken them over. */
  async held(holder: string): Promise<ReadonlySet<string>> {
    const rows = await this.#commands()
    return new Set(rows.filter((row) => row.holder === holder).map(({ client, n }) => `${client} ${n}`))
  }

  async #edits(): Promise<readonly KeptEdit[]> {
    const all = await this.#device.read([], (database) => database.getAllFromIndex('edits', 'owner', this.#key))
    return all.filter(({ role }) => role === this.owner.role)
  }

  async #absentHolders(): Promise<ReadonlySet<string>> {
    return this.#rollCall.absent((await this.#commands()).map((row) => row.holder))
  }

  async #takeCommands(absent: ReadonlySet<string>, holder: string): Promise<readonly KeptCommand[] | null> {
    const taken: KeptCommand[] = []
    const done = await this.#device.write(async (writing) => {
      const store = writing.objectStore('commands')
      const rows = await store.index('owner').getAll(this.#key)
      for (const row of rows) {
        if (
          row.role !== this.owner.role ||
          !absent.has(row.holder) ||
          rows.some((other) => goesFirst(other, row, absent, holder))
        )
          continue
        taken.push({ ...row, holder })
        if (row.epoch === this.owner.epoch) await store.put({ ...row, holder })
        else await store.delete([row.client, row.n])
      }
    })
    return done ? taken : null
  }

  async #commands(): Promise<readonly KeptCommand[]> {
    const all = await this.#device.read([], (database) => database.getAllFromIndex('commands', 'owner', this.#key))
    return all.filter(({ role }) => role === this.owner.role)
  }

  get #key(): [string, string] {
    return [this.owner.person, this.owner.room]
  }
}

/**
 * Whether a page that lives is still to send an earlier command of the same client: the server takes a client's numbers
 * in order, so the later one must wait for that page.
 */
const goesFirst = (other: KeptCommand, row: KeptCommand, absent: ReadonlySet<string>, me: string): boolean =>
  other.client === row.client && other.n < row.n && other.holder !== me && !absent.has(other.holder)
