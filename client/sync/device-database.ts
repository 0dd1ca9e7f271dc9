import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Place } from '#shared/domain/place.ts'
import type { ItemSources } from '#shared/protocol/item-sources.ts'
import type { ItemView, Joined } from '#shared/protocol/rt-messages.ts'

/** Whose work it is, and in which making of which room. Everything kept carries it; nobody else ever sends it. */
export interface Owner {
  readonly person: string
  readonly room: string
  readonly epoch: string
  /** A person may be in a room under several roles; what one may send, the other may not. */
  readonly role: string
}

/** A unit that an edit touched; `before` is its acknowledged text, told by the first unacknowledged edit in it. */
export interface TouchedUnit {
  readonly unit: string
  readonly before: string | null
}

/** One edit that the server has not acknowledged. A generation is one life of a draft's document on one page. */
export interface KeptEdit extends Owner {
  readonly generation: string
  readonly n: number
  readonly item: string
  readonly update: Uint8Array
  readonly units: readonly TouchedUnit[]
  /** Epoch milliseconds. */
  readonly at: number
  /** Where the draft's stream stood, as far as this page knew. */
  readonly position: number
  /** Of the entry there. */
  readonly mark?: string
}

/** An item as it stood on this page while something in it was unacknowledged: enough to show it without a server. */
export interface KeptItem extends Owner {
  readonly generation: string
  readonly item: string
  /** Yjs updates that together are the draft. */
  readonly states: readonly Uint8Array[]
  /** The Yjs client ids under which it was written in there by this person's pages. */
  readonly own?: readonly number[]
  readonly sources: ItemSources
  readonly view: ItemView | null
}

export interface KeptCommand extends Owner {
  /** The id under which it goes out, whoever sends it. */
  readonly client: string
  readonly n: number
  /** The page that is to send it. */
  readonly holder: string
  readonly name: string
  readonly input: unknown
  readonly at: number
}

/** Words that the server would not take, or that a ruling covers, until the person is done with them. */
export interface KeptRefusal extends Owner {
  /** The generation whose edits they were; of words under a ruling, the ruling. */
  readonly generation: string
  readonly item: string
  readonly reason: string
  readonly at: number
  readonly units: readonly RefusedUnit[]
  /** The place that was ruled while somebody typed there, and by which ruling. */
  readonly ruled?: Place
  readonly ruling?: string
}

export interface RefusedUnit {
  readonly unit: string
  /** The acknowledged text that the edits began from; null when it is not known. */
  readonly before: string | null
  readonly text: string
}

/** Who was last in the room at an address of this browser. */
export interface KeptStay {
  readonly room: string
  readonly session: number
  readonly joined: Joined
}

type Key = [string, string]
export interface DeviceSchema extends DBSchema {
  edits: { key: [string, number]; value: KeptEdit; indexes: { owner: Key } }
  items: { key: string; value: KeptItem; indexes: { owner: Key } }
  commands: { key: [string, number]; value: KeptCommand; indexes: { owner: Key } }
  refusals: { key: string; value: KeptRefusal; indexes: { owner: Key } }
  stays: { key: [string, number]; value: KeptStay }
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>
export const deviceStores = ['edits', 'items', 'commands', 'refusals', 'stays'] as const

export function openDeviceDatabase(name: string, ended: () => void): Promise<DeviceDatabase> {
  return openDB<DeviceSchema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('edits', { keyPath: ['generation', 'n'] }).createIndex('owner', ['person', 'room'])
      database.createObjectStore('items', { keyPath: 'generation' }).createIndex('owner', ['person', 'room'])
      database.createObjectStore('commands', { keyPath: ['client', 'n'] }).createIndex('owner', ['person', 'room'])
      database.createObjectStore('refusals', { keyPath: 'generation' }).createIndex('owner', ['person', 'room'])
      database.createObjectStore('stays', { keyPath: ['room', 'session'] })
    },
    blocking: (_from, _to, { target }) => {
      // A page of a newer version waits for this one to let go.
      ;(target as IDBDatabase).close()
      ended()
    },
    terminated: ended,
  })
}
