import * as Y from 'yjs'
import { type ClockRange, encodeUpdate } from './update-writing.ts'

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Structs = Decoded['structs']
type Struct = Structs[number]

/** Part of an update. */
export interface UpdatePiece {
  readonly update: Uint8Array
  /** The clock after its last struct of each client. */
  readonly reach: ReadonlyMap<number, number>
}

export interface PieceSize {
  /** About as many; one long text is never cut. */
  readonly bytes: number
  readonly structs: number
}

/**
 * An update as pieces that can be applied one after the other: nothing comes before what it builds on, as far as that
 * is in the update at all. Deletes come with the last.
 */
export function piecesOfUpdate(update: Uint8Array, { bytes, structs: most }: PieceSize): readonly UpdatePiece[] {
  const { structs, ds } = Y.decodeUpdate(update)
  if (structs.some((struct) => struct instanceof Y.Skip)) return [{ update, reach: reachOf(structs) }]
  const pieces: UpdatePiece[] = []
  let piece: Structs = []
  let size = 0
  for (const struct of inOrder(structs)) {
    piece.push(struct)
    size += sizeOf(struct)
    if (size < bytes && piece.length < most) continue
    pieces.push({ update: encoded(piece, new Map()), reach: reachOf(piece) })
    piece = []
    size = 0
  }
  return [...pieces, { update: encoded(piece, ds.clients), reach: reachOf(piece) }]
}

function reachOf(structs: Structs): ReadonlyMap<number, number> {
  const reach = new Map<number, number>()
  for (const { id, length } of structs) reach.set(id.client, id.clock + length)
  return reach
}

/** One client's structs, and how far they are in order already. */
interface Run {
  readonly structs: Structs
  at: number
  waits: Run[]
}

/** Each struct after those of the update that it names; what waits for something that never comes stands last. */
function inOrder(structs: Structs): Structs {
  const runs = new Map<number, Run>()
  for (const struct of structs) {
    const run = runs.get(struct.id.client)
    if (run) run.structs.push(struct)
    else runs.set(struct.id.client, { structs: [struct], at: 0, waits: [] })
  }
  const ordered: Structs = []
  const ready = [...runs.values()]
  for (let run = ready.pop(); run; run = ready.pop()) {
    const before = run.at
    let behind: Run | undefined
    for (let struct = run.structs[run.at]; struct; struct = run.structs[run.at]) {
      behind = missingRun(struct, runs)
      if (behind) break
      ordered.push(struct)
      run.at++
    }
    behind?.waits.push(run)
    if (run.at > before) ready.push(...run.waits.splice(0))
  }
  for (const { structs: rest, at } of runs.values()) ordered.push(...rest.slice(at))
  return ordered
}

/** Whose structs must come first, if that is in this update and has not come. */
function missingRun(struct: Struct, runs: ReadonlyMap<number, Run>): Run | undefined {
  if (!(struct instanceof Y.Item)) return undefined
  const parent: unknown = struct.parent
  for (const id of [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]) {
    if (!id || id.client === struct.id.client) continue
    const run = runs.get(id.client)
    const next = run?.structs[run.at]
    if (run && next && next.id.clock <= id.clock) return run
  }
  return undefined
}

const overheadBytes = 12
function sizeOf(struct: Struct): number {
  if (!(struct instanceof Y.Item)) return overheadBytes
  const { content } = struct
  if (content instanceof Y.ContentString) return overheadBytes + content.str.length * 3
  if (content instanceof Y.ContentAny) return overheadBytes + JSON.stringify(content.arr).length
  return overheadBytes + 8
}

function encoded(structs: Structs, deletes: ReadonlyMap<number, readonly ClockRange[]>): Uint8Array {
  const byClient = new Map<number, Structs>()
  for (const struct of structs) {
    const run = byClient.get(struct.id.client)
    if (run) run.push(struct)
    else byClient.set(struct.id.client, [struct])
  }
  return encodeUpdate(byClient, deletes)
}
