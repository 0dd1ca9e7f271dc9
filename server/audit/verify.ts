import { z } from 'zod'
import { signedHead } from '#shared/audit/signed-head.ts'
import { type EntryHead, entryBody, entryHead, saltBytes } from '#shared/audit/stored-entry.ts'
import { base64UrlBytes, canonicalJson, sha256, utf8Bytes, utf8Text } from './canonical.ts'
import { signatureHolds } from './signed-head.ts'

interface TrailFault {
  /** Counts from 1. */
  readonly line: number
  readonly message: string
}

export interface Verdict {
  /** No fault was found. Without a trusted key that means consistent, not genuine: see `origin`. */
  readonly ok: boolean
  /** `proved`: no fault, and signed by the trusted key. */
  readonly origin: 'proved' | 'not-proved'
  readonly room: string | undefined
  /** How many lines hold an entry, and how many of them come without their body. */
  readonly entries: number
  readonly withheld: number
  /** The number of the one entry that the file is a receipt of; undefined for a trail. */
  readonly receipt: number | undefined
  /** At most 100, in the order of the lines; a last one says when there are more. */
  readonly faults: readonly TrailFault[]
}

const mostFaults = 100
const lineFeed = 0x0a
const carriageReturn = 0x0d

const receiptLine = z.strictObject({ receipt: z.number().int().positive() })
const entryLine = z.strictObject({ head: entryHead, salt: z.string().nullable(), body: entryBody.nullable() })

/**
 * Checks an audit trail (the format is in `trail.ts`) with nothing but its bytes and, if there is one, the public key
 * (raw, base64url: `parsePublicKey`) that it must be signed by. Never throws: whatever is wrong with the file is a
 * fault. Takes bytes, not text: reading a file as text already mends what must be found here.
 */
export function verifyTrail(bytes: Uint8Array, trustedKey?: string): Verdict {
  const reading = new TrailReading(trustedKey)
  let start = 0
  for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, start)) {
    reading.read(bytes.subarray(start, end))
    start = end + 1
  }
  return reading.end(bytes.subarray(start))
}

/** What has been read of a trail so far, line by line. */
class TrailReading {
  readonly #trustedKey: string | undefined
  readonly #faults: TrailFault[] = []
  #line = 0
  #entries = 0
  #withheld = 0
  #last: { readonly head: EntryHead; readonly hash: string } | undefined
  #receipt: number | undefined
  #signed: { readonly line: number; readonly room: string; readonly key: string } | undefined

  constructor(trustedKey: string | undefined) {
    this.#trustedKey = trustedKey
  }

  read(bytes: Uint8Array): void {
    this.#line += 1
    if (this.#signed?.line === this.#line - 1)
      this.#fault('There is more after the signed head, which must be the last line')
    const value = this.#canonicalValue(bytes)
    if (value === undefined) return
    const receipt = this.#line === 1 ? receiptLine.safeParse(value).data?.receipt : undefined
    if (receipt !== undefined) this.#receipt = receipt
    else if (typeof value === 'object' && value !== null && 'signed' in value) this.#readSignedHead(value)
    else this.#readEntry(value)
  }

  /** Takes what follows the last line feed, which must be nothing. */
  end(rest: Uint8Array): Verdict {
    if (rest.length > 0) {
      this.#line += 1
      this.#fault('The file does not end with a line feed: its last line is cut or was added')
    } else if (!this.#signed) {
      this.#line += 1
      this.#fault(this.#line === 1 ? 'The file is empty' : 'The file ends without a signed head: its tail is missing')
    }
    const ok = this.#faults.length === 0
    const proved = ok && this.#trustedKey !== undefined && this.#signed?.key === this.#trustedKey
    return {
      ok,
      origin: proved ? 'proved' : 'not-proved',
      room: this.#last?.head.room ?? this.#signed?.room,
      entries: this.#entries,
      withheld: this.#withheld,
      receipt: this.#receipt,
      faults: this.#faults,
    }
  }

  #fault(message: string): undefined {
    if (this.#faults.length < mostFaults) this.#faults.push({ line: this.#line, message })
    else if (this.#faults.length === mostFaults)
      this.#faults.push({ line: this.#line, message: 'There are more faults from here on, not listed' })
  }

  /** The value of a line, also when it is not written in its one canonical way (a fault); undefined when it has none. */
  #canonicalValue(bytes: Uint8Array): unknown {
    if (bytes.length === 0) return this.#fault('A blank line')
    if (bytes.at(-1) === carriageReturn) return this.#fault('The line ends in a carriage return and a line feed')
    try {
      const text = utf8Text(bytes)
      if (text.startsWith('\uFEFF')) return this.#fault('The line begins with a byte order mark')
      const value: unknown = JSON.parse(text)
      if (canonicalJson(value) !== text) this.#fault('The line is not canonical JSON (RFC 8785)')
      return value
    } catch (error) {
      return this.#fault(`The line is not canonical JSON in UTF-8: ${error instanceof Error ? error.message : error}`)
    }
  }

  #readEntry(value: unknown): void {
    const line = entryLine.safeParse(value)
    if (!line.success) {
      this.#fault(`The line is not an entry: ${firstIssue(line.error)}`)
      return
    }
    const { head, salt, body } = line.data
    this.#entries += 1
    this.#checkOrder(head)
    this.#checkBody(head, salt, body)
    this.#last = { head, hash: sha256(utf8Bytes(canonicalJson(head))) }
  }

  #checkOrder(head: EntryHead): void {
    const before = this.#last?.head
    // A receipt is one entry out of the middle: the signed head says that the journal had it there.
    if (this.#receipt !== undefined) {
      if (before || head.seq !== this.#receipt)
        this.#fault(`A receipt of entry ${this.#receipt} holds that entry alone`)
      return
    }
    const next = (before?.seq ?? 0) + 1
    if (head.seq !== next) this.#fault(`Entry ${head.seq} stands where entry ${next} should be`)
    if (before && head.room !== before.room)
      this.#fault(`Entry ${head.seq} is of the room ${head.room}, not ${before.room}`)
    if (head.prev !== (this.#last?.hash ?? ''))
      this.#fault(`Entry ${head.seq} does not follow from the line before: one of the two was changed, added or moved`)
    if (before && head.at < before.at) this.#fault(`Entry ${head.seq} is dated ${head.at}, before ${before.at}`)
  }

  #checkBody(head: EntryHead, salt: string | null, body: unknown): void {
    if (salt === null && body === null) {
      this.#withheld += 1
      return
    }
    const bytes = salt === null ? undefined : base64UrlBytes(salt)
    if (body === null || bytes?.length !== saltBytes)
      this.#fault(`Entry ${head.seq} needs its body and ${saltBytes} bytes of salt, or null for both`)
    else if (sha256(bytes, utf8Bytes(canonicalJson(body))) !== head.body)
      this.#fault(`The body of entry ${head.seq} is not the one that its head commits to`)
  }

  #readSignedHead(value: unknown): void {
    const line = signedHead.safeParse(value)
    if (!line.success) {
      this.#fault(`The line is not a signed head: ${firstIssue(line.error)}`)
      return
    }
    const { signed, key } = line.data
    if (this.#signed) this.#fault(`There is a second signed head; the first is in line ${this.#signed.line}`)
    this.#signed = { line: this.#line, room: signed.room, key }
    const room = this.#last?.head.room
    if (room !== undefined && signed.room !== room)
      this.#fault(`The signed head is of the room ${signed.room}, not ${room}`)
    const entries = this.#receipt ?? this.#entries
    if (signed.entries !== entries)
      this.#fault(`The signed head speaks of ${signed.entries} entries, here are ${entries}`)
    if (this.#receipt !== undefined && (this.#entries !== 1 || this.#withheld > 0))
      this.#fault('The receipt comes without its entry')
    if (signed.head !== (this.#last?.hash ?? '')) this.#fault('The signed head is not that of the last entry')
    if (!signatureHolds(line.data)) this.#fault('The signature does not hold')
    if (this.#trustedKey !== undefined && key !== this.#trustedKey)
      this.#fault(`The trail is signed by another key: ${key} instead of ${this.#trustedKey}`)
  }
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue ? `${issue.path.join('.') || 'line'}: ${issue.message}` : error.message
}
