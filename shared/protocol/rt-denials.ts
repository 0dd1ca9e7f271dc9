/** Why a connection to `/rt` is turned away. A client that was in the room names its person in the handshake. */
export const rtDenials = {
  unauthenticated: 'unauthenticated',
  /** The session at this address is another person's by now: what is kept here is not theirs to send. */
  somebodyElse: 'somebody-else',
  /** Their entry is another one of theirs by now: they come in again. */
  merged: 'merged',
  /** A lead deleted the room. */
  deleted: 'deleted',
} as const
