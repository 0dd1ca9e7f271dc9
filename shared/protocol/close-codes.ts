/** WebSocket close codes of `/sync`. 4400–4499 end a stock client's retries, 4500 invites one. */
export const closeCodes = {
  /** Not a message of this protocol. */
  malformed: 4400,
  /** No session, or one that has ended. */
  unauthenticated: 4401,
  /** This person has no such document, or may not write it. */
  forbidden: 4403,
  notFound: 4404,
  /** What this connection holds is of another making of the room, or newer than the store: it must not be merged. */
  wentBack: 4410,
  /** An edit was refused: keep the person's words, reload the document under a fresh client id. */
  refused: 4409,
  tooLarge: 4413,
  tooFast: 4429,
  /** The server lost its footing with this document; come again. */
  reload: 4500,
} as const
