import { createHash } from 'node:crypto'

/** Tells the entry at a position of a stream from any other that may come to stand there. */
export const markOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16)
