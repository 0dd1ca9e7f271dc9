import fc from 'fast-check'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { messageTypes, syncKinds } from '#shared/protocol/sync-messages.ts'
import { acknowledgingSocket } from './acknowledging-socket.ts'
import { EditLedger } from './edit-ledger.ts'

beforeEach(() => {
  vi.stubGlobal('WebSocket', Line)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** A line that the test carries frame by frame, and can break. */
class Line extends EventTarget {
  readonly waiting: Uint8Array[] = []

  send(frame: Uint8Array): void {
    this.waiting.push(frame)
  }
}

/** One page's document and ledger on one side, the server's document on the other. */
class TwoSides {
  readonly page = new Y.Doc()
  readonly server = new Y.Doc()
  readonly ledger = new EditLedger()
  readonly #written = new Map<number, Uint8Array>()
  #line: Line | null = null
  #frames = 0
  #lacks = false
  #asked = false

  constructor() {
    this.server.getText().insert(0, 'what the sources say of it, as everybody has it')
    Y.applyUpdate(this.page, Y.encodeStateAsUpdate(this.server))
    this.page.on('update', (update: Uint8Array) => {
      const n = this.ledger.edited([{ unit: 'u1', before: null }], 0)
      this.ledger.wrote(n, update)
      this.#written.set(n, update)
      this.#line?.send(syncFrame(syncKinds.update, update))
    })
  }

  connects(): void {
    if (this.#line) return
    const listener = {
      opened: () => undefined,
      sent: (frame: number, content: Parameters<EditLedger['sent']>[1]) => this.ledger.sent(frame, content),
    }
    const Socket = acknowledgingSocket(listener, { bytes: 60, structs: 3 })
    this.#line = new Socket('ws://here') as unknown as Line
    this.#line.dispatchEvent(new Event('open'))
    this.#frames = 0
    this.#lacks = false
    this.#asked = true
  }

  /** The server's Step1 arrives: at the beginning, and whenever it lacks something. */
  greets(): void {
    if (!this.#line || !this.#asked) return
    this.#asked = false
    const missing = Y.encodeStateAsUpdate(this.page, Y.encodeStateVector(this.server))
    this.#line.send(syncFrame(syncKinds.step2, missing))
  }

  carries(count: number): void {
    for (const frame of this.#line?.waiting.splice(0, count) ?? []) this.#arrives(frame)
  }

  breaks(): void {
    this.#line = null
    this.ledger.closed()
  }

  /** After an hour without a line. */
  comesBack(): void {
    this.breaks()
    const text = this.page.getText()
    for (const at of [0, 5, 3, 9]) text.insert(Math.min(at, text.length), 'x')
    if (text.length > 30) text.delete(30, 1)
    this.connects()
    this.greets()
  }

  /** What the ledger calls safe now must be on the server. */
  acknowledges(lag: number): void {
    if (!this.#line || this.#lacks) return
    for (const n of this.ledger.acknowledged(Math.max(0, this.#frames - lag), 0)) {
      const update = this.#written.get(n) ?? new Uint8Array()
      const copy = copyOf(this.server)
      const before = stateOf(copy)
      Y.applyUpdate(copy, update)
      expect([n, stateOf(copy)]).toEqual([n, before])
      expect(copy.store.pendingStructs).toBe(null)
    }
  }

  settles(): void {
    this.connects()
    for (let round = 0; round < 3; round++) {
      this.greets()
      this.carries(Number.POSITIVE_INFINITY)
    }
    this.acknowledges(0)
    expect(this.ledger.outstanding(true, () => false).count).toBe(0)
    expect(stateOf(this.server)).toEqual(stateOf(this.page))
  }

  /** As the server does: what waits for something is set aside, and nothing is acknowledged before all has come. */
  #arrives(frame: Uint8Array): void {
    const decoder = createDecoder(frame)
    if (readVarUint(decoder) !== messageTypes.sync) return
    const kind = readVarUint(decoder)
    const update = readVarUint8Array(decoder)
    this.#frames++
    const trial = copyOf(this.server)
    Y.applyUpdate(trial, update)
    if (trial.store.pendingStructs || trial.store.pendingDs) {
      expect(kind).toBe(syncKinds.update)
      this.#lacks = true
      this.#asked = true
    } else {
      Y.applyUpdate(this.server, update)
      if (kind === syncKinds.step2) this.#lacks = false
    }
  }
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      at: fc.nat(50),
      words: fc.string({ minLength: 1, maxLength: 8 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('take out' as const), at: fc.nat(50) }) },
  { weight: 2, arbitrary: fc.constant({ do: 'connect' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'greet' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('carry' as const), count: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('acknowledge' as const), lag: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'break' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'come back' as const }) },
)

test('V1 nothing is called safe that the server has not, whatever arrives, is lost or comes twice', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const sides = new TwoSides()
      const text = sides.page.getText()
      for (const one of steps) {
        if (one.do === 'type') text.insert(Math.min(one.at, text.length), one.words)
        if (one.do === 'take out' && text.length > 0) text.delete(one.at % text.length, 1)
        if (one.do === 'connect') sides.connects()
        if (one.do === 'greet') sides.greets()
        if (one.do === 'carry') sides.carries(one.count)
        if (one.do === 'acknowledge') sides.acknowledges(one.lag)
        if (one.do === 'break') sides.breaks()
        if (one.do === 'come back') sides.comesBack()
      }
      sides.settles()
    }),
    { numRuns: 400 },
  )
})

function syncFrame(kind: number, content: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, messageTypes.sync)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, content)
  return toUint8Array(encoder)
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

const stateOf = (doc: Y.Doc) => [
  doc.getText().toString(),
  [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(),
]
