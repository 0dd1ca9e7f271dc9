import * as Y from 'yjs'
import { draftPath } from '../routes.ts'
import type { KeptEdit, RefusedUnit } from '../sync/device-database.ts'
import type { DeviceStore } from '../sync/device-store.ts'
import { DraftConnection } from '../sync/draft-connection.ts'
import type { KeptWork } from '../sync/kept-work.ts'
import { wordsOf } from './not-accepted.ts'
import type { RoomClient } from './room-client.ts'
import { keepRuledOver } from './ruled-over.ts'
import { sayNotAccepted } from './say-not-accepted.ts'
import { socketOrigin } from './socket-origin.ts'

/** Sends what is left of an item that is not open on this page. `done` when nothing of it is left to send here. */
export function sendKept(room: RoomClient, work: KeptWork, item: string, done: () => void): void {
  const kept = work.edits(item, () => room.weighUnsaved())
  const address = { origin: socketOrigin(), path: draftPath(room.address, item), owner: work.owner }
  const whole = work.item(item)
  let synced = false
  let over = false
  let own: readonly RefusedUnit[] | undefined
  const connection: DraftConnection = new DraftConnection(address, kept, {
    textOf: () => null,
    changed: () => undefined,
    recalled: () => noteOwn(),
    synced() {
      synced = true
      noteOwn()
      look()
    },
    progress: () => look(),
    refused: (reason) => void refuse(reason),
    dropped: (words) => void keepDropped(words),
    differs: () => end(),
    wentBack: () => void refuse('went-back'),
    ended: () => end(),
    carets: () => undefined,
    wrote: () => undefined,
  })
  const forget = room.addWay(() => connection.outstanding)
  const refuse = async (reason: string) => {
    await kept.refuse(reason, Date.now(), wordsOf(connection.doc, connection.touched))
    sayNotAccepted(room, item, reason)
    end()
  }
  const keepDropped = async (words: ReadonlyMap<string, string>) => {
    const units = [...words].flatMap(([unit, text]) => (text === '' ? [] : { unit, before: null, text }))
    if (units.length === 0) return
    await kept.keepWords('dropped', Date.now(), units)
    sayNotAccepted(room, item, 'dropped')
  }
  const noteOwn = () => {
    own ??= wordsOf(connection.doc, connection.touched)
  }
  const look = () => {
    work.taken(item)
    room.weighUnsaved()
    if (over || !synced || connection.outstanding.count > 0) return
    end()
    void whole.then((kept) => keepRuledOver(room, work, item, own ?? [], kept))
  }
  const end = () => {
    over = true
    void kept.forgetItem()
    connection.destroy()
    forget()
    done()
    room.weighUnsaved()
  }
}

/** The words of edits that belong to another making of the room: shown, never sent. Answers the items. */
export async function refuseStale(device: DeviceStore, edits: readonly KeptEdit[]): Promise<readonly string[]> {
  for (const generation of new Set(edits.map((edit) => edit.generation))) {
    const rows = edits.filter((edit) => edit.generation === generation)
    const [first] = rows
    if (!first) continue
    const whole = await device.read(undefined, (database) => database.get('items', generation))
    const { person, room, epoch, role, item, at } = first
    const refusal = {
      person,
      room,
      epoch,
      role,
      generation,
      item,
      reason: 'made-anew',
      at,
      units: wordsKept(rows, whole?.states),
    }
    await device.write(async (writing) => {
      await writing
        .objectStore('edits')
        .delete(IDBKeyRange.bound([generation, 0], [generation, Number.POSITIVE_INFINITY]))
      await writing.objectStore('items').delete(generation)
      await writing.objectStore('refusals').put(refusal)
    })
  }
  return [...new Set(edits.map(({ item }) => item))]
}

function wordsKept(edits: readonly KeptEdit[], states: readonly Uint8Array[] = []): readonly RefusedUnit[] {
  const doc = new Y.Doc()
  for (const update of [...states, ...edits.map((edit) => edit.update)]) Y.applyUpdate(doc, update)
  const touched = new Map<string, string | null>()
  for (const { unit, before } of edits.flatMap(({ units }) => units)) if (!touched.has(unit)) touched.set(unit, before)
  const typed = edits.map(({ update }) => insertedIn(update)).join('')
  return wordsOf(doc, touched).map((words) => (words.text === '' ? { ...words, text: typed } : words))
}

/** What an update types, where the text around it is not here. */
function insertedIn(update: Uint8Array): string {
  const { structs } = Y.decodeUpdate(update)
  return structs
    .map((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : ''))
    .join('')
}
