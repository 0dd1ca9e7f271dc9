import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 192 random bits that nobody can guess; only its hash is stored. */
export const newToken = (): string => randomBytes(24).toString('base64url')

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A random id for people, items, disputes: 10 characters, 50 bits, fit for an address. */
export const newId = (): string => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
