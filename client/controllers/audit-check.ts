import { toHexString } from 'lib0/buffer'
import { createDecoder, hasContent, readVarUint8Array } from 'lib0/decoding'
import { digest } from 'lib0/hash/sha256'
import { type ChainEnd, linked, noEntries } from '#shared/audit/chain.ts'
import { type SignedHead, signedText } from '#shared/audit/signed-head.ts'
import { EntryDamaged } from '#shared/audit/stored-entry.ts'
import { apiPath } from '../routes.ts'
import { askBytes, askHttp, HttpProblem } from '../sync/ask-http.ts'
import { Followed } from './followed.ts'
import type { RoomClient } from './room-client.ts'

export type CheckScreen =
  | { readonly is: 'checking'; readonly entries: number; readonly of: number }
  /** Many entries are checked when somebody asks for it. */
  | { readonly is: 'waiting'; readonly of: number }
  | { readonly is: 'consistent'; readonly entries: number; readonly head: SignedHead; readonly signature: Signature }
  | { readonly is: 'broken'; readonly entry: number; readonly message: string }
  | { readonly is: 'unreachable' }

/** `unchecked` where the browser cannot: over plain http, or without Ed25519. */
type Signature = 'holds' | 'unchecked'

const checkedUnasked = 20_000
const breathMilliseconds = 12

/**
 * Checks the room's journal in this page: the chain of heads and every body that may be seen, by the bytes that the
 * server has stored, from entry 1 to the signed head. Goes on with each entry that comes.
 */
export class AuditCheck extends Followed<CheckScreen> {
  readonly #room: RoomClient
  #end: ChainEnd = noEntries
  #working: 'no' | 'yes' | 'again' = 'no'
  #asked = false
  #left = false
  readonly #stop: () => void

  constructor(room: RoomClient) {
    super({ is: 'checking', entries: 0, of: 0 })
    this.#room = room
    const stops = [room.onTold(() => void this.check()), room.onJoined(() => void this.check())]
    this.#stop = () => stops.forEach((stop) => void stop())
    void this.check()
  }

  leave(): void {
    this.#left = true
    this.#stop()
  }

  /** Somebody wants all of a long trail checked. */
  ask(): void {
    this.#asked = true
    void this.check()
  }

  async check(): Promise<void> {
    if (this.state.is === 'broken') return
    if (this.#working !== 'no') {
      this.#working = 'again'
      return
    }
    do {
      this.#working = 'yes'
      await this.#checkToHead().catch((error: unknown) => this.#fail(error))
    } while ((this.#working as string) === 'again' && !this.#left)
    this.#working = 'no'
  }

  async #checkToHead(): Promise<void> {
    const head = await askHttp<SignedHead>(this.#path('head'))
    const { entries, head: hash, room } = head.signed
    if (entries > checkedUnasked && this.#end.seq === 0 && !this.#asked) return this.put({ is: 'waiting', of: entries })
    while (this.#end.seq < entries && !this.#left) {
      if (this.state.is !== 'consistent') this.put({ is: 'checking', entries: this.#end.seq, of: entries })
      await this.#checkNext(room, entries)
    }
    if (this.#left) return
    if (this.#end.seq > entries) throw new Broken(entries + 1, 'The server’s head is older than entries that it told')
    if (this.#end.hash !== hash) throw new Broken(entries, `Entry ${entries} is not the one that the signed head names`)
    const signature = await checkedSignature(head)
    this.put({ is: 'consistent', entries, head, signature })
  }

  async #checkNext(room: string, upTo: number): Promise<void> {
    const decoder = createDecoder(await askBytes(this.#path(`stored?after=${this.#end.seq}`)))
    if (!hasContent(decoder)) throw new Broken(this.#end.seq + 1, `Entry ${this.#end.seq + 1} is missing`)
    let breath = performance.now()
    while (hasContent(decoder) && this.#end.seq < upTo && !this.#left) {
      try {
        this.#end = linked(room, this.#end, readVarUint8Array(decoder), sha256)
      } catch (error) {
        if (!(error instanceof EntryDamaged)) throw error
        throw new Broken(this.#end.seq + 1, error.message)
      }
      if (performance.now() - breath < breathMilliseconds) continue
      await new Promise((resolve) => setTimeout(resolve))
      breath = performance.now()
    }
  }

  #fail(error: unknown): void {
    if (error instanceof Broken) this.put({ is: 'broken', entry: error.entry, message: error.message })
    else if (error instanceof HttpProblem) this.put({ is: 'unreachable' })
    else throw error
  }

  #path(rest: string): string {
    return apiPath(this.#room.address, `audit/${rest}`)
  }
}

class Broken extends Error {
  readonly entry: number

  constructor(entry: number, message: string) {
    super(message)
    this.entry = entry
  }
}

/** Not `crypto.subtle`: that is missing over plain http. */
function sha256(...parts: readonly Uint8Array[]): string {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return toHexString(digest(all))
}

async function checkedSignature({ signed, key, signature }: SignedHead): Promise<Signature> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (!subtle) return 'unchecked'
  const publicKey = await subtle
    .importKey('raw', base64UrlBytes(key), 'Ed25519', false, ['verify'])
    .catch(() => undefined)
  if (!publicKey) return 'unchecked'
  const text = new TextEncoder().encode(signedText(signed))
  const holds = await subtle.verify('Ed25519', publicKey, base64UrlBytes(signature), text)
  if (!holds) throw new Broken(signed.entries, 'The signature of the head does not hold')
  return 'holds'
}

const base64UrlBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
