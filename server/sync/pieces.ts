import { writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'
import { joinPieceBytes } from '#shared/protocol/sync-messages.ts'

/**
 * What a document holds beyond a state vector, as updates of about 32 kB that follow each other: a slow link keeps
 * hearing something. Deletes come with the last.
 */
export function piecesOf(doc: Y.Doc, stateVector: Uint8Array): readonly Uint8Array[] {
  const whole = Y.encodeStateAsUpdate(doc, stateVector)
  if (whole.byteLength <= joinPieceBytes) return [whole]
  const { structs, ds } = Y.decodeUpdate(whole)
  const noDeletes = { clients: new Map() } as typeof ds
  const pieces: Uint8Array[] = []
  let piece: typeof structs = []
  let size = 0
  for (const struct of structs) {
    piece.push(struct)
    size += sizeOf(struct)
    if (size < joinPieceBytes) continue
    pieces.push(encoded(piece, noDeletes))
    piece = []
    size = 0
  }
  return [...pieces, encoded(piece, ds)]
}

type Structs = ReturnType<typeof Y.decodeUpdate>['structs']
type Deletes = ReturnType<typeof Y.decodeUpdate>['ds']

const overheadBytes = 12
const sizeOf = (struct: Structs[number]): number =>
  overheadBytes + (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.length * 3 : 8)

/** The v1 encoding: per client its structs in the order of their clocks, then the deletes. */
function encoded(structs: Structs, deletes: Deletes): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const byClient = new Map<number, Structs>()
  for (const struct of structs) {
    const run = byClient.get(struct.id.client)
    if (run) run.push(struct)
    else byClient.set(struct.id.client, [struct])
  }
  writeCount(encoder, byClient.size)
  for (const [client, run] of byClient) {
    writeCount(encoder, run.length)
    encoder.writeClient(client)
    writeCount(encoder, run[0]?.id.clock ?? 0)
    for (const struct of run) struct.write(encoder, 0)
  }
  writeCount(encoder, deletes.clients.size)
  for (const [client, ranges] of deletes.clients) {
    encoder.resetDsCurVal()
    writeCount(encoder, client)
    writeCount(encoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}

/** A varint, as lib0 writes them. */
function writeCount({ restEncoder }: Y.UpdateEncoderV1, count: number): void {
  writeVarUint(restEncoder, count)
}
