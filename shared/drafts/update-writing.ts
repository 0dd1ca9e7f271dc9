import { writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC | Y.Skip

/** A stretch of one client's clocks. */
export interface ClockRange {
  readonly clock: number
  readonly len: number
}

/** An update in Yjs' v1 encoding: per client its structs in the order of their clocks, then the deletes. */
export function encodeUpdate(
  structs: ReadonlyMap<number, readonly Struct[]>,
  deletes: ReadonlyMap<number, readonly ClockRange[]>,
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  writeCount(encoder, structs.size)
  for (const [client, run] of structs) {
    writeCount(encoder, run.length)
    encoder.writeClient(client)
    writeCount(encoder, run[0]?.id.clock ?? 0)
    for (const struct of run) struct.write(encoder, 0)
  }
  writeCount(encoder, deletes.size)
  for (const [client, ranges] of deletes) {
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
