import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RoomId } from '#shared/kernel/ids.ts'
import { type Commit, type Store, StoreUnavailable, StoreWentBack } from '../store.ts'
import {
  accepted,
  appendWords,
  bytes,
  commitOf,
  newRoom,
  numbers,
  refused,
  roomCalled,
  take,
  words,
} from './commits.ts'

/** Where a kind of store keeps its rooms, for the length of a suite. */
export interface ContractPlace {
  open(): Promise<Store>
  remove(): Promise<void>
}

/** What every store must do. A place is opened, closed and opened again; nothing is known of what lies below. */
export function storeContract(name: string, makePlace: () => Promise<ContractPlace>): void {
  describe(`${name} as a store`, () => {
    let place: ContractPlace
    let store: Store

    beforeAll(async () => {
      place = await makePlace()
      store = await place.open()
    })
    afterAll(async () => {
      await store.close()
      await place.remove()
    })
    const reopen = async (): Promise<void> => {
      await store.close()
      store = await place.open()
    }

    describe('commit', () => commitContract(() => store))
    describe('a repeated id', () => repeatContract(() => store, reopen))
    describe('reading', () => readingContract(() => store, reopen))
    describe('tail', () => tailContract(() => store))
    describe('messages', () => messageContract(() => store))
    describe('blobs', () => blobContract(() => store, reopen))
    describe('dropping a room', () => dropContract(() => store, reopen))

    test('it is ready', async () => {
      expect(await store.ready()).toEqual({ ok: true })
    })

    test('after closing nothing is accepted any more', async () => {
      const closed = store
      await reopen()
      await expect(closed.commit(commitOf(newRoom(), {}))).rejects.toThrow(StoreUnavailable)
      expect((await closed.ready()).ok).toBe(false)
    })
  })
}

type Current = () => Store

function commitContract(store: Current): void {
  test('appends to several streams at once, each numbered from 1 without gaps', async () => {
    const room = newRoom()
    const append = [
      { stream: 'journal', entries: [bytes('a'), bytes('b')] },
      { stream: 'draft:i:1', entries: [bytes('c')] },
    ]
    expect(await store().commit(commitOf(room, { append }))).toEqual({
      ok: true,
      heads: { journal: 2, 'draft:i:1': 1 },
    })
    expect(accepted(await store().commit(commitOf(room, { append })))).toEqual({ journal: 4, 'draft:i:1': 2 })
    expect(numbers(await store().range(room, 'journal', 0))).toEqual([1, 2, 3, 4])
    expect(words(await store().range(room, 'journal', 0))).toEqual(['a', 'b', 'a', 'b'])
    expect(await store().head(room, 'draft:i:1')).toBe(2)
  })

  test('one failed condition of several writes nothing anywhere', async () => {
    const room = newRoom()
    await appendWords(store(), room, 'journal', 'first')
    const outcome = await store().commit(
      commitOf(room, {
        when: [
          { stream: 'journal', head: 1 },
          { stream: 'draft:a', head: 0 },
          { field: 'rights', value: '7' },
        ],
        append: [
          { stream: 'journal', entries: [bytes('x')] },
          { stream: 'draft:a', entries: [bytes('y')] },
        ],
        put: { queue: 'changed' },
      }),
    )
    expect(refused(outcome)).toEqual({
      ok: false,
      missed: { journal: [], 'draft:a': [] },
      fields: { rights: undefined },
    })
    expect(await store().head(room, 'journal')).toBe(1)
    expect(await store().head(room, 'draft:a')).toBe(0)
    expect(await store().field(room, 'queue')).toBeUndefined()
  })

  test('a stale head is answered with the entries that were missed', async () => {
    const room = newRoom()
    await appendWords(store(), room, 'journal', 'a', 'b', 'c')
    const stale = commitOf(room, {
      when: [
        { stream: 'journal', head: 1 },
        { stream: 'draft', head: 0 },
      ],
    })
    const { missed } = refused(await store().commit(stale))
    expect(numbers(missed.journal ?? [])).toEqual([2, 3])
    expect(words(missed.journal ?? [])).toEqual(['b', 'c'])
    expect(missed.draft).toEqual([])
  })

  test('a head beyond the end says that the store went back', async () => {
    const room = newRoom()
    await appendWords(store(), room, 'journal', 'a')
    await expect(store().commit(commitOf(room, { when: [{ stream: 'journal', head: 2 }] }))).rejects.toThrow(
      StoreWentBack,
    )
  })

  test('conditions on fields: a value, its absence, and what it is instead', async () => {
    const room = newRoom()
    const only = (value: string | undefined, put: Commit['put']) =>
      store().commit(commitOf(room, { when: [{ field: 'rights', value }], ...(put && { put }) }))
    accepted(await only(undefined, { rights: '1' }))
    expect(refused(await only(undefined, { rights: '9' })).fields).toEqual({ rights: '1' })
    accepted(await only('1', { rights: '' }))
    expect(refused(await only(undefined, {})).fields).toEqual({ rights: '' })
    accepted(await only('', { rights: null }))
    accepted(await only(undefined, undefined))
    expect(await store().field(room, 'rights')).toBeUndefined()
  })

  test('of many racing commits exactly one wins each head, over several streams, without gaps', async () => {
    const room = newRoom()
    const winners: string[] = []
    const writer = async (who: number): Promise<void> => {
      let head = 0
      for (let round = 0; round < 5; ) {
        const word = `${who}.${round}`
        const when = [
          { stream: 'journal', head },
          { stream: 'draft', head: 2 * head },
        ]
        const append = [
          { stream: 'draft', entries: [bytes(word), bytes(word)] },
          { stream: 'journal', entries: [bytes(word)] },
        ]
        const outcome = await store().commit(commitOf(room, { when, append, put: { last: word } }))
        if (outcome.ok) {
          head = outcome.heads.journal ?? 0
          winners[head] = word
          round += 1
        } else {
          const missed = outcome.missed.journal ?? []
          expect(missed[0]?.number ?? head + 1).toBe(head + 1)
          head += missed.length
        }
      }
    }
    await Promise.all(Array.from({ length: 12 }, (_, who) => writer(who)))
    const journal = await store().range(room, 'journal', 0)
    expect(numbers(journal)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
    expect(words(journal)).toEqual(winners.slice(1))
    expect(words(await store().range(room, 'draft', 0))).toEqual(winners.slice(1).flatMap((word) => [word, word]))
    expect(await store().field(room, 'last')).toBe(winners.at(-1))
  })

  test('of racing commits on one field exactly one wins', async () => {
    const room = newRoom()
    const claims = Array.from({ length: 20 }, (_, who) =>
      store().commit(commitOf(room, { when: [{ field: 'pen', value: undefined }], put: { pen: String(who) } })),
    )
    const outcomes = await Promise.all(claims)
    const winner = outcomes.findIndex(({ ok }) => ok)
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.fields).toEqual({ pen: String(winner) })
  })

  test('a stream named twice, and one with no entries', async () => {
    const room = newRoom()
    const append = [
      { stream: 'journal', entries: [bytes('a')] },
      { stream: 'empty', entries: [] },
      { stream: 'journal', entries: [bytes('b')] },
    ]
    expect(accepted(await store().commit(commitOf(room, { append })))).toEqual({ journal: 2, empty: 0 })
    expect(words(await store().range(room, 'journal', 0))).toEqual(['a', 'b'])
  })

  test('a commit of very many entries', async () => {
    const room = newRoom()
    const entries = Array.from({ length: 70_000 }, (_, index) => bytes(`entry ${index}`))
    accepted(await store().commit(commitOf(room, { append: [{ stream: 'journal', entries }] })))
    const stored = await store().range(room, 'journal', 0)
    expect(stored).toHaveLength(70_000)
    expect(words(stored.slice(-1))).toEqual(['entry 69999'])
    expect(
      refused(await store().commit(commitOf(room, { when: [{ stream: 'journal', head: 0 }] }))).missed.journal,
    ).toHaveLength(70_000)
  })
}

function repeatContract(store: Current, reopen: () => Promise<void>): void {
  const twice = async (between: () => Promise<void>): Promise<void> => {
    const room = newRoom()
    const commit = commitOf(room, {
      when: [{ stream: 'journal', head: 0 }],
      append: [{ stream: 'journal', entries: [bytes('once')] }],
      put: { state: 'first' },
    })
    const first = await store().commit(commit)
    await store().commit(
      commitOf(room, { append: [{ stream: 'journal', entries: [bytes('later')] }], put: { state: 'later' } }),
    )
    await between()
    expect(await store().commit(commit)).toEqual(first)
    expect(words(await store().range(room, 'journal', 0))).toEqual(['once', 'later'])
    expect(await store().field(room, 'state')).toBe('later')
  }

  test('gets the first outcome and writes nothing', () => twice(async () => {}))
  test('also after the store was opened again', () => twice(reopen))

  test('also while the first is under way', async () => {
    const room = newRoom()
    const commit = commitOf(room, { append: [{ stream: 'journal', entries: [bytes('once')] }] })
    const outcomes = await Promise.all([store().commit(commit), store().commit(commit), store().commit(commit)])
    expect(outcomes).toEqual(Array(3).fill({ ok: true, heads: { journal: 1 } }))
    expect(await store().head(room, 'journal')).toBe(1)
  })

  test('is another commit in another room', async () => {
    const one = commitOf(newRoom(), { append: [{ stream: 'journal', entries: [bytes('x')] }] })
    const other = { ...one, room: newRoom() }
    accepted(await store().commit(one))
    accepted(await store().commit(other))
    expect(await store().head(other.room, 'journal')).toBe(1)
  })

  test('of a refused commit is decided anew', async () => {
    const room = newRoom()
    const commit = commitOf(room, { when: [{ field: 'pen', value: 'mine' }], put: { pen: 'kept' } })
    refused(await store().commit(commit))
    accepted(await store().commit(commitOf(room, { put: { pen: 'mine' } })))
    accepted(await store().commit(commit))
  })
}

function dropContract(store: Current, reopen: () => Promise<void>): void {
  const filled = async () => {
    const room = newRoom()
    await appendWords(store(), room, 'journal', 'a', 'b')
    await appendWords(store(), room, 'draft:i:1', 'c')
    await store().commit(commitOf(room, { put: { deleted: 'yes', rights: '4', other: 'x', 'seat:a': 'y' } }))
    return room
  }

  test('streams and fields go, but the fields that are named; others of a similar name stay', async () => {
    const [room, beside] = [await filled(), await filled()]
    const longer = roomCalled(`${room}-1`)
    await appendWords(store(), longer, 'journal', 'stays')
    await store().drop(room, ['deleted', 'rights', 'never-there'])
    expect(await store().head(room, 'journal')).toBe(0)
    expect(await store().range(room, 'draft:i:1', 0)).toEqual([])
    expect([...(await store().fields(room, ''))]).toEqual([
      ['deleted', 'yes'],
      ['rights', '4'],
    ])
    const rooms = await store().rooms()
    expect([rooms.includes(room), rooms.includes(beside), rooms.includes(longer)]).toEqual([false, true, true])
    expect(words(await store().range(beside, 'journal', 0))).toEqual(['a', 'b'])
    expect(words(await store().range(longer, 'journal', 0))).toEqual(['stays'])
  })

  test('it is gone for good, dropping again does nothing, and what was decided before is refused', async () => {
    const room = await filled()
    await store().drop(room, ['deleted'])
    await store().drop(room, ['deleted'])
    await reopen()
    expect(await store().head(room, 'journal')).toBe(0)
    expect(await store().field(room, 'deleted')).toBe('yes')
    const when = [{ stream: 'journal', head: 2 }]
    await expect(store().commit(commitOf(room, { when }))).rejects.toThrow(StoreWentBack)
    const tombstone = await store().commit(commitOf(room, { when: [{ field: 'deleted', value: undefined }] }))
    expect(refused(tombstone).fields).toEqual({ deleted: 'yes' })
    expect(await store().rooms()).not.toContain(room)
  })
}

function readingContract(store: Current, reopen: () => Promise<void>): void {
  test('a range has at most its limit, and nothing beyond the end', async () => {
    const room = newRoom()
    await appendWords(store(), room, 'journal', ...Array.from({ length: 12 }, (_, index) => String(index + 1)))
    const range = async (after: number, limit?: number) => numbers(await store().range(room, 'journal', after, limit))
    expect(await range(0, 3)).toEqual([1, 2, 3])
    expect(await range(9, 2)).toEqual([10, 11])
    expect(await range(9)).toEqual([10, 11, 12])
    expect(await range(9, 100)).toEqual([10, 11, 12])
    expect(await range(12)).toEqual([])
    expect(await range(99)).toEqual([])
    expect(await range(0, 0)).toEqual([])
    expect(await store().range(room, 'other', 0)).toEqual([])
    expect(await store().head(room, 'other')).toBe(0)
  })

  test('bytes and text come back as they were', async () => {
    const room = newRoom()
    const entries = [
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      new Uint8Array(0),
      Uint8Array.of(0, 0xff, 0x0d, 0x0a),
    ]
    const within = Uint8Array.of(9, 9, 1, 2, 3, 9).subarray(2, 5)
    const put = { 'queue:ஆடு': 'தமிழ் ഇന്ത് 🙂 \u0000\u001f"', 'leer:': '' }
    accepted(
      await store().commit(commitOf(room, { append: [{ stream: 'draft:ü', entries: [...entries, within] }], put })),
    )
    await reopen()
    const stored = (await store().range(room, 'draft:ü', 0)).map(({ bytes: given }) => Uint8Array.from(given))
    expect(stored).toEqual([...entries, Uint8Array.of(1, 2, 3)])
    expect(await store().field(room, 'queue:ஆடு')).toBe(put['queue:ஆடு'])
    expect(await store().field(room, 'leer:')).toBe('')
  })

  test('fields by prefix, in order, without those that were removed', async () => {
    const room = newRoom()
    const put = { 'item:b': '2', 'item:a': '1', 'item:*': '3', 'item:ä': '4', 'items:a': '5', item: '6', 'ite?:a': '7' }
    accepted(await store().commit(commitOf(room, { put })))
    accepted(await store().commit(commitOf(room, { put: { 'item:b': null, 'never:there': null } })))
    const listed = async (prefix: string) => [...(await store().fields(room, prefix))]
    expect(await listed('item:')).toEqual([
      ['item:*', '3'],
      ['item:a', '1'],
      ['item:ä', '4'],
    ])
    expect(await listed('ite?')).toEqual([['ite?:a', '7']])
    expect(await listed('none')).toEqual([])
    expect(await store().fields(room, '')).toHaveLength(6)
  })

  test('thousands of fields by prefix', async () => {
    const room = newRoom()
    const put = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`item:${index}`, String(index)]))
    accepted(await store().commit(commitOf(room, { put: { ...put, other: '' } })))
    expect(Object.fromEntries(await store().fields(room, 'item:'))).toEqual(put)
  })

  test('rooms and streams whose names begin alike do not mix', async () => {
    const name = newRoom('r')
    const rooms: readonly RoomId[] = [name, roomCalled(`${name}1`), roomCalled(`${name}-1`)]
    for (const room of rooms)
      for (const stream of ['d', 'd:1', 'd:11', 'd:1:1'])
        accepted(
          await store().commit(
            commitOf(room, { append: [{ stream, entries: [bytes(`${room} ${stream}`)] }], put: { [stream]: room } }),
          ),
        )
    for (const room of rooms) {
      expect(words(await store().range(room, 'd:1', 0))).toEqual([`${room} d:1`])
      expect([...(await store().fields(room, 'd:1')).values()]).toEqual([room, room, room])
    }
    expect(await store().rooms()).toEqual(expect.arrayContaining([...rooms]))
  })

  test('rooms are those with any commit, also after the store was opened again', async () => {
    const rooms = [newRoom('x'), newRoom('x')] as const
    accepted(await store().commit(commitOf(rooms[0], { put: { title: 'x' } })))
    refused(await store().commit(commitOf(rooms[1], { when: [{ field: 'title', value: 'x' }] })))
    await reopen()
    const listed = await store().rooms()
    expect(listed).toContain(rooms[0])
    expect(listed).not.toContain(rooms[1])
  })
}

function tailContract(store: Current): void {
  test('gives what is there, then what comes, in order and once', async () => {
    const room = newRoom()
    await appendWords(store(), room, 'journal', 'a', 'b')
    const abort = new AbortController()
    const tail = store().tail(room, 'journal', 1, abort.signal)[Symbol.asyncIterator]()
    expect(words(await take(tail, 1))).toEqual(['b'])
    const next = take(tail, 3)
    await appendWords(store(), room, 'journal', 'c')
    await appendWords(store(), room, 'other', 'not this')
    await appendWords(store(), room, 'journal', 'd', 'e')
    expect(words(await next)).toEqual(['c', 'd', 'e'])
    abort.abort()
    expect((await tail.next()).done).toBe(true)
  })

  test('gives a long stream whole, while it grows', async () => {
    const room = newRoom()
    const entries = Array.from({ length: 1200 }, (_, index) => bytes(String(index)))
    accepted(await store().commit(commitOf(room, { append: [{ stream: 'journal', entries }] })))
    const abort = new AbortController()
    const tail = store().tail(room, 'journal', 0, abort.signal)[Symbol.asyncIterator]()
    const all = take(tail, 1250)
    for (let index = 0; index < 50; index += 1) await appendWords(store(), room, 'journal', 'more')
    expect(numbers(await all)).toEqual(Array.from({ length: 1250 }, (_, index) => index + 1))
    abort.abort()
  })

  test('ends when aborted, also while it waits', async () => {
    const abort = new AbortController()
    const waiting = store().tail(newRoom(), 'journal', 0, abort.signal)[Symbol.asyncIterator]().next()
    abort.abort()
    expect((await waiting).done).toBe(true)
    const late = store().tail(newRoom(), 'journal', 0, abort.signal)[Symbol.asyncIterator]()
    expect((await late.next()).done).toBe(true)
  })

  test('says when the stream ends before what was seen of it', async () => {
    const room = newRoom()
    await appendWords(store(), room, 'journal', 'a')
    const tail = store().tail(room, 'journal', 2, new AbortController().signal)[Symbol.asyncIterator]()
    await expect(tail.next()).rejects.toThrow(StoreWentBack)
  })
}

function messageContract(store: Current): void {
  test('reach those who listen to that topic of that room, until they stop', async () => {
    const [room, other] = [newRoom(), newRoom()]
    const one = new Hearing()
    const two = new Hearing()
    const stopOne = await store().subscribe(room, 'people', one.hear)
    const stopTwo = await store().subscribe(room, 'people', two.hear)
    await store().publish(other, 'people', 'other room')
    await store().publish(room, 'hands', 'other topic')
    await store().publish(room, 'people', 'வணக்கம்')
    await Promise.all([one.heard('வணக்கம்'), two.heard('வணக்கம்')])
    stopOne()
    await store().publish(room, 'people', 'meanwhile')
    await two.heard('meanwhile')
    const stopAgain = await store().subscribe(room, 'people', one.hear)
    await store().publish(room, 'people', 'again')
    await Promise.all([one.heard('again'), two.heard('again')])
    expect(one.all).toEqual(['வணக்கம்', 'again'])
    expect(two.all).toEqual(['வணக்கம்', 'meanwhile', 'again'])
    stopAgain()
    stopTwo()
  })
}

/** A listener whose next words a test can wait for. */
class Hearing {
  readonly all: string[] = []
  #expected: (() => void) | undefined

  readonly hear = (message: string): void => {
    this.all.push(message)
    this.#expected?.()
  }

  async heard(message: string): Promise<void> {
    while (!this.all.includes(message))
      await new Promise<void>((resolve) => {
        this.#expected = resolve
      })
  }
}

/** Put long enough ago for any patience. */
const longAgo = -60_000

function blobContract(store: Current, reopen: () => Promise<void>): void {
  test('blobs that nobody has put lately are removed, and those that are not are named', async () => {
    const [old = '', kept = ''] = await store().blobs.put([bytes('to be removed'), bytes('to be kept')])
    expect(await store().blobs.remove([old], 60_000)).toEqual([old])
    expect(await store().blobs.remove([old, '0'.repeat(64)], longAgo)).toEqual([])
    expect([await store().blobs.has(old), await store().blobs.has(kept)]).toEqual([false, true])
    expect(await store().blobs.put([bytes('to be removed')])).toEqual([old])
    expect(await store().blobs.has(old)).toBe(true)
  })

  test('come back by their hash, also after the store was opened again', async () => {
    const blobs = [Uint8Array.from({ length: 256 }, (_, byte) => byte), new Uint8Array(0), bytes('abc'), bytes('abc')]
    const hashes = await store().blobs.put(blobs)
    expect(hashes[2]).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(hashes[3]).toBe(hashes[2])
    await reopen()
    for (const [index, hash] of hashes.entries()) {
      expect(await store().blobs.has(hash)).toBe(true)
      expect(Uint8Array.from(await store().blobs.get(hash))).toEqual(blobs[index])
    }
    expect(await store().blobs.put([])).toEqual([])
  })

  test('come as long as they are, are held until they are kept, and are read from where to where one wants', async () => {
    const { blobs } = store()
    const pieces = Array.from({ length: 300 }, (_, at) => bytes(`piece ${at} `))
    const whole = Buffer.concat(pieces)
    const held = await blobs.hold(Readable.from(pieces))
    expect([held.bytes, await blobs.has(held.hash)]).toEqual([whole.length, false])
    expect(await text(held.read(0, 8))).toBe('piece 0 ')
    await held.keep()
    await held.drop()
    await reopen()
    expect(await store().blobs.size(held.hash)).toBe(whole.length)
    expect(Buffer.from(await store().blobs.get(held.hash))).toEqual(whole)
    expect(await text(store().blobs.read(held.hash, 8, 16))).toBe('piece 1 ')
    expect(await text(store().blobs.read(held.hash, 8, 8))).toBe('')
    const again = await store().blobs.hold(Readable.from(pieces))
    await again.keep()
    expect(again.hash).toBe(held.hash)
  })

  test('that were dropped, or did not come whole, are nowhere', async () => {
    const { blobs } = store()
    const held = await blobs.hold(Readable.from([bytes('not wanted')]))
    await held.drop()
    expect([await blobs.has(held.hash), await blobs.size(held.hash)]).toEqual([false, undefined])
    async function* broken() {
      yield bytes('half')
      throw new Error('the line was cut')
    }
    await expect(blobs.hold(broken())).rejects.toThrow('the line was cut')
    await expect(text(blobs.read('0'.repeat(64), 0, 1))).rejects.toThrow()
  })

  test('that are not there are not', async () => {
    const missing = '0'.repeat(64)
    expect(await store().blobs.has(missing)).toBe(false)
    await expect(store().blobs.get(missing)).rejects.toThrow(missing)
    await expect(store().blobs.get('../../secret')).rejects.toThrow('not the name of a blob')
  })
}
