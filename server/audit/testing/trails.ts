import { generateKeyPairSync } from 'node:crypto'
import type { EntryBody, EntryHead } from '#shared/audit/stored-entry.ts'
import { decodeEntry, type Entry, encodeEntry, withheld } from '../entry.ts'
import type { SigningKey } from '../signed-head.ts'
import { trailLines } from '../trail.ts'

export function newSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { privateKey, publicKey: publicKey.export({ format: 'jwk' }).x ?? '' }
}

/** What a test says of an entry; the rest is made up. */
export interface Told {
  readonly head?: Partial<EntryHead>
  readonly body?: Partial<EntryBody>
  readonly withheld?: boolean
}

/** A journal of these entries, chained. */
export function journalOf(room: string, told: readonly Told[]): readonly Entry[] {
  let prev = ''
  return told.map(({ head, body, withheld: hidden }, index) => {
    const { bytes, headHash } = encodeEntry({
      head: {
        seq: index + 1,
        room,
        at: new Date(Date.UTC(2025, 0, 31, 9, 30, index)).toISOString(),
        role: 'reviewer',
        type: 'dispute.opened',
        audience: 'all',
        cmd: { client: 'c1', n: index },
        prev,
        ...head,
      },
      body: { actor: 'p1', session: 's1', data: { question: `Frage ${index} – கேள்வி?` }, ...body },
    })
    prev = headHash
    return hidden ? withheld(decodeEntry(bytes)) : decodeEntry(bytes)
  })
}

export async function trailOf(room: string, entries: readonly Entry[], key: SigningKey): Promise<string> {
  let text = ''
  for await (const line of trailLines(room, entries, key)) text += line
  return text
}
