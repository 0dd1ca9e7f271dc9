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
  /**
   * Server: varint n, varint position, string mark: frames up to n are durable, at this position of the document's
   * stream, whose entry there has this mark. Also comes unasked, with n = 0: then it tells the position alone.
   */
  acknowledged: 101,
  /** Server, before it closes with 4409: varint n, string: a key of `editRefusals`. */
  refused: 102,
  /**
   * Server, before it acknowledges n: varint n, varint count, so many strings: in these units what the frames up to n
   * wrote landed in what is deleted (with none named: in any). It is stored, and nobody will ever read it.
   */
  dropped: 103,
  /** Server, when nothing has moved for some seconds: varint position, string mark, string: `draftHash` there. */
  quiet: 104,
} as const

export const syncKinds = { step1: 0, step2: 1, update: 2 } as const

/** One frame, in bytes. What a whole returning document may hold is the gate's matter. */
export const maximumFrameBytes = 8 * 1024 * 1024
/** Joins are sent in messages of at most about this many bytes. */
export const joinPieceBytes = 32 * 1024
/** A stock client gives up a connection that was silent for 30 s. */
export const keepAliveMilliseconds = 15_000
