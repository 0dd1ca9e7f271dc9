import { createDecoder, readVarUint } from 'lib0/decoding'
import * as Y from 'yjs'
import type { ClockRange, Struct } from '#shared/drafts/update-writing.ts'
import { gateLimits } from './limits.ts'
import { Offence } from './verdict.ts'

/** An update as its sender wrote it: each client's structs without a gap, and what it deletes. */
export interface Reading {
  readonly runs: ReadonlyMap<number, readonly Struct[]>
  readonly deletes: ReadonlyMap<number, readonly ClockRange[]>
}

/** Nothing is allocated from a number that the sender claims, and only what a draft is made of is read at all. */
export function readUpdate(update: Uint8Array): Reading {
  if (update.byteLength > gateLimits.bytes) throw new Offence('too-large', `${update.byteLength} bytes`)
  const decoder = new Y.UpdateDecoderV1(createDecoder(update))
  return { runs: readRuns(decoder), deletes: readDeletes(decoder) }
}

function readRuns(decoder: Y.UpdateDecoderV1): ReadonlyMap<number, readonly Struct[]> {
  const runs = new Map<number, Struct[]>()
  let structs = 0
  for (let clients = readVarUint(decoder.restDecoder); clients > 0; clients--) {
    let left = readVarUint(decoder.restDecoder)
    const client = idPart(decoder.readClient())
    let clock = idPart(readVarUint(decoder.restDecoder))
    if (runs.has(client)) throw new Offence('unreadable', `client ${client} comes twice`)
    const run: Struct[] = []
    runs.set(client, run)
    for (; left > 0; left--) {
      const struct = readStruct(decoder, Y.createID(client, clock))
      structs += struct instanceof Y.Item && struct.content instanceof Y.ContentAny ? struct.length : 1
      if (structs > gateLimits.structsRead) throw new Offence('too-large', `more than ${gateLimits.structsRead} parts`)
      if (struct.length <= 0) throw new Offence('unreadable', 'a part without length')
      if (struct.length > gateLimits.length) throw new Offence('too-large', `a part of length ${struct.length}`)
      run.push(struct)
      clock = idPart(clock + struct.length)
    }
  }
  return runs
}

const itemHas = { origin: 0x80, rightOrigin: 0x40, key: 0x20 } as const
const contentBits = 0x1f
const [gcKind, skipKind] = [0, 10]

function readStruct(decoder: Y.UpdateDecoderV1, id: Y.ID): Struct {
  const info = decoder.readInfo()
  const kind = info & contentBits
  if (kind === gcKind) return new Y.GC(id, decoder.readLen())
  if (kind === skipKind) return new Y.Skip(id, readVarUint(decoder.restDecoder))
  const origin = info & itemHas.origin ? readId(decoder) : null
  const rightOrigin = info & itemHas.rightOrigin ? readId(decoder) : null
  if (origin || rightOrigin)
    return new Y.Item(id, null, origin, null, rightOrigin, null, null, readContent(decoder, kind))
  // As Yjs itself has it between reading and integrating: a root's name stands where its type will.
  const parent = decoder.readParentInfo() ? (decoder.readString() as unknown as Y.ID) : readId(decoder)
  const key = info & itemHas.key ? decoder.readString() : null
  return new Y.Item(id, null, null, null, null, parent, key, readContent(decoder, kind))
}

function readId(decoder: Y.UpdateDecoderV1): Y.ID {
  const { client, clock } = decoder.readLeftID()
  return Y.createID(idPart(client), idPart(clock))
}

function idPart(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Offence('unreadable', `an id of ${value}`)
  return value
}

const [deletedContent, stringContent, typeContent, anyContent] = [1, 4, 7, 8]
const [mapType, textType] = [1, 2]

function readContent(decoder: Y.UpdateDecoderV1, kind: number): Y.Item['content'] {
  if (kind === deletedContent) return new Y.ContentDeleted(decoder.readLen())
  if (kind === stringContent) return new Y.ContentString(decoder.readString())
  if (kind === anyContent) {
    const count = decoder.readLen()
    if (count > gateLimits.structsRead) throw new Offence('too-large', `${count} values at once`)
    const values: unknown[] = []
    while (values.length < count) values.push(decoder.readAny())
    return new Y.ContentAny(values)
  }
  // Only the server's own, which come again with a whole document.
  const type = kind === typeContent ? decoder.readTypeRef() : -1
  if (type === mapType) return new Y.ContentType(new Y.Map())
  if (type === textType) return new Y.ContentType(new Y.Text())
  throw new Offence('not-a-draft', `content of kind ${kind}`)
}

function readDeletes(decoder: Y.UpdateDecoderV1): ReadonlyMap<number, readonly ClockRange[]> {
  const deletes = new Map<number, ClockRange[]>()
  let ranges = 0
  for (let clients = readVarUint(decoder.restDecoder); clients > 0; clients--) {
    decoder.resetDsCurVal()
    const client = idPart(readVarUint(decoder.restDecoder))
    const own = deletes.get(client) ?? []
    for (let left = readVarUint(decoder.restDecoder); left > 0; left--) {
      if (++ranges > gateLimits.deletes) throw new Offence('too-large', `more than ${gateLimits.deletes} deletes`)
      const clock = idPart(decoder.readDsClock())
      const len = decoder.readDsLen()
      if (len <= 0) throw new Offence('unreadable', 'a delete without length')
      idPart(clock + len)
      own.push({ clock, len })
    }
    if (own.length > 0) deletes.set(client, own)
  }
  return deletes
}
