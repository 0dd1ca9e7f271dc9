/**
 * `/sync/<room>/<document>` speaks y-websocket's protocol: a varint message type, then its content.
 * Types from 100 on are ours and go only to clients that sent one.
 */
export const messageTypes = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  /** Client: varint n, "my sync frames up to here are n". The first one (n = 0) asks for acknowledgements. */
  progress: 100,
  /** Server: varint n, varint position: frames up to n are durable, at this position of the document's stream. */
  acknowledged: 101,
  /** Server, before it closes with 4409: varint n, string: a key of `editRefusals`. */
  refused: 102,
} as const

export const syncKinds = { step1: 0, step2: 1, update: 2 } as const

/** One frame, in bytes. What a whole returning document may hold is the gate's matter. */
export const maximumFrameBytes = 8 * 1024 * 1024
/** Joins are sent in messages of at most about this many bytes. */
export const joinPieceBytes = 32 * 1024
/** A stock client gives up a connection that was silent for 30 s. */
export const keepAliveMilliseconds = 15_000
