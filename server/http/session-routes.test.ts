import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { addPerson, invitePerson, makeInvite } from '#server/auth/invites.ts'
import { RoomHarness } from '#server/testing/room-harness.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { OfferedSession, OpenedSession, SessionRow } from '#shared/protocol/session-messages.ts'

let harness: RoomHarness
beforeAll(async () => {
  harness = await RoomHarness.open()
})
afterAll(() => harness.close())

/** A browser: it keeps the cookies that it is given. */
class Browser {
  readonly #cookies = new Map<string, string>()

  get numbers(): readonly string[] {
    return [...this.#cookies.keys()].filter((name) => /\d$/.test(name))
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async asks(path: string, body?: object): Promise<Response> {
    const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    const headers = { 'Content-Type': 'application/json', cookie: this.cookie }
    const response = await fetch(new URL(`/api/v1${path}`, harness.serving.url), { ...sent, headers })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return response
  }

  async opens(invite: string, more: object = {}): Promise<string> {
    const response = await this.asks('/sessions', { invite, ...more })
    if (!response.ok) throw new Error(await response.text())
    return ((await response.json()) as OpenedSession).path
  }

  async looks(invite: string): Promise<OfferedSession> {
    return (await (await this.asks('/sessions/look', { invite })).json()) as OfferedSession
  }

  async sessions(): Promise<readonly SessionRow[]> {
    return (await (await this.asks('/sessions')).json()) as SessionRow[]
  }
}

const operator = () => operatorOf(harness.roomId)
const link = (role: Role, name: string, uses = 1) =>
  invitePerson(harness.room, operator(), { role, name, hours: 1, uses })
const returnLink = (role: Role, person: string, hours = 1) =>
  makeInvite(harness.room, operator(), { role, person, hours, uses: 1 })
const detail = async (response: Response) => ((await response.json()) as { detail: string }).detail

describe('L1 links', () => {
  test('looking says which room, as whom and which role, and uses nothing up', async () => {
    const invite = await link('reviewer', 'Asha')
    const browser = new Browser()
    for (let time = 0; time < 3; time++)
      expect(await browser.looks(invite)).toEqual({
        ...{ room: 'harness', title: 'Harness', role: 'reviewer', name: 'Asha', anybody: false, path: null },
      })
    expect(browser.numbers).toEqual([])
    expect(await browser.opens(invite)).toBe('/r/harness/as/1')
  })

  test('nothing that a link preview does opens a session', async () => {
    const invite = await link('reviewer', 'Preview')
    const { pathname } = new URL('/join', harness.serving.url)
    const browser = new Browser()
    await fetch(new URL(pathname, harness.serving.url))
    await fetch(new URL('/api/v1/sessions/look', harness.serving.url))
    expect(await browser.opens(invite)).toBe('/r/harness/as/1')
  })

  test('used, expired and unknown ones say so and what to do', async () => {
    const used = await link('reviewer', 'Once')
    await new Browser().opens(used)
    const expired = await invitePerson(harness.room, operator(), { role: 'reviewer', name: 'Late', hours: -1, uses: 1 })
    for (const [invite, words] of [
      [used, 'has been used. Ask for a new one'],
      [expired, 'has expired. Ask for a new one'],
      ['harness.nonsense', 'is not known here. Ask for a new one'],
      ['nowhere.nonsense', 'No such room here. Ask for a new link'],
    ] as const)
      for (const path of ['/sessions', '/sessions/look']) {
        const response = await new Browser().asks(path, { invite })
        expect([response.status, await detail(response)]).toEqual([410, expect.stringContaining(words)])
      }
  })

  test('only the hash of an invite is stored', async () => {
    const invite = await link('reviewer', 'Hidden')
    const fields = await harness.room.actor.store.fields(harness.roomId, '')
    expect(JSON.stringify([...fields])).not.toContain(invite.split('.')[1])
  })

  test('of many who use a link with two uses at once, two come in', async () => {
    const invite = await makeInvite(harness.room, operator(), { role: 'reviewer', hours: 1, uses: 2 })
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => new Browser().asks('/sessions', { invite, name: 'Crowd' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 410, 410, 410, 410])
  })
})

describe('L2 several people in one browser', () => {
  test('a return link leads back to the session that is there, and stays unused', async () => {
    const browser = new Browser()
    const person = await addPerson(harness.room, operator(), 'reviewer', 'Ravi')
    const path = await browser.opens(await returnLink('reviewer', person))
    const again = await returnLink('reviewer', person)
    expect(await browser.looks(again)).toMatchObject({ name: 'Ravi', path })
    expect([await browser.opens(again), await browser.opens(again)]).toEqual([path, path])
    expect(browser.numbers).toHaveLength(1)
    expect(await new Browser().opens(again)).toBe('/r/harness/as/1')
  })

  test('its own link leads back too, though it is used up', async () => {
    const browser = new Browser()
    const invite = await link('reviewer', 'Meena')
    const path = await browser.opens(invite)
    expect(await browser.opens(invite)).toBe(path)
    expect((await new Browser().asks('/sessions', { invite })).status).toBe(410)
  })

  test('another person, or another role of the same person, is a further session', async () => {
    const browser = new Browser()
    const person = await addPerson(harness.room, operator(), 'reviewer', 'Selvi')
    const paths = [
      await browser.opens(await returnLink('reviewer', person)),
      await browser.opens(await returnLink('trainer', person)),
      await browser.opens(await link('observer', 'Client')),
    ]
    expect(paths).toEqual(['/r/harness/as/1', '/r/harness/as/2', '/r/harness/as/3'])
  })

  test('a link that names nobody leads back, or brings somebody else when that is asked for', async () => {
    const invite = await makeInvite(harness.room, operator(), { role: 'annotator', hours: 1, uses: 3 })
    const browser = new Browser()
    const first = await browser.opens(invite, { name: 'Devi' })
    expect(await browser.looks(invite)).toMatchObject({ anybody: true, name: 'Devi', path: first })
    expect(await browser.opens(invite, { name: 'Mani' })).toBe(first)
    expect(await browser.opens(invite, { name: 'Mani', another: true })).toBe('/r/harness/as/2')
  })

  test('a number is never given to somebody else, also when its session is gone', async () => {
    const browser = new Browser()
    await browser.opens(await link('reviewer', 'First'))
    await browser.opens(await link('reviewer', 'Second'))
    await browser.asks('/sessions/2/leave', {})
    expect(await browser.opens(await link('reviewer', 'Third'))).toBe('/r/harness/as/3')
  })
})

describe('L4 leaving', () => {
  test('ends one session and no other; the cookie goes; the journal says so', async () => {
    const browser = new Browser()
    await browser.opens(await link('reviewer', 'Stays'))
    await browser.opens(await link('reviewer', 'Goes'))
    const kept = browser.cookie
    expect((await browser.asks('/sessions/2/leave', {})).status).toBe(204)
    expect((await browser.sessions()).map((row) => !row.ended && row.name)).toEqual(['Stays'])
    const answer = await fetch(new URL('/api/v1/rooms/harness/as/2/people', harness.serving.url), {
      headers: { cookie: kept },
    })
    expect(answer.status).toBe(401)
    expect(harness.room.actor.since(harness.room.actor.seq - 1)?.[0]?.event.type).toBe('session.ended')
  })

  test('a session that ended elsewhere is listed as such, and forgotten when asked', async () => {
    const browser = new Browser()
    await browser.opens(await link('reviewer', 'Ended'))
    const thief = browser.cookie
    await fetch(new URL('/api/v1/sessions/1/leave', harness.serving.url), {
      method: 'POST',
      headers: { cookie: thief, 'Content-Type': 'application/json' },
      body: '{}',
    })
    expect(await browser.sessions()).toEqual([{ ended: true, number: 1, room: 'harness' }])
    await browser.asks('/sessions/1/leave', {})
    expect(await browser.sessions()).toEqual([])
    expect((await browser.asks('/sessions/7/leave', {})).status).toBe(404)
  })

  test('its connections end at once, and those of others do not', async () => {
    const goes = await harness.person('reviewer', 'Leaving')
    const stays = await harness.person('reviewer', 'Staying')
    await Promise.all([goes.joins(), stays.joins()])
    const draft = goes.opens(harness.item('first'))
    await new Promise<void>((done) => draft.provider.once('sync', () => done()))
    const ended = new Promise<string>((done) => goes.channel.once('disconnect', done))
    const closed = new Promise<void>((done) => draft.provider.once('connection-close', () => done()))
    await fetch(new URL('/api/v1/sessions/1/leave', harness.serving.url), {
      method: 'POST',
      headers: { cookie: goes.cookie, 'Content-Type': 'application/json' },
      body: '{}',
    })
    expect(await ended).toBe('io server disconnect')
    await closed
    expect(draft.closedWith).toContain(4401)
    expect(stays.channel.connected).toBe(true)
  })
})

describe('my rooms', () => {
  test('R2 progress, what waits, and who is in; an observer is told how many', async () => {
    const browser = new Browser()
    await browser.opens(await link('trainer', 'Teacher'))
    await browser.opens(await link('observer', 'Watcher'))
    const asha = await harness.person('reviewer', 'Kamala')
    await asha.joins()
    const place = { unit: 'u1', from: 1, to: 2 }
    await asha.asks('dispute.open', { item: harness.item('first'), place, question: 'Which?' })
    const client = await harness.person('observer', 'Client in the room')
    await client.joins()
    const [trainer, observer] = await browser.sessions()
    expect(trainer).toMatchObject({ name: 'Teacher', items: 2, signedOff: 0, waiting: 1 })
    expect(trainer).toMatchObject({ here: expect.arrayContaining(['Kamala']), watching: expect.any(Number) })
    expect(JSON.stringify(trainer)).not.toContain('Client in the room')
    expect(observer).toMatchObject({ waiting: 0, here: expect.any(Number) })
    expect(observer).not.toHaveProperty('watching')
    expect(JSON.stringify(observer)).not.toContain('Kamala')
  })
})

describe('L3 who makes links', () => {
  const wish = { hours: 1, uses: 1 }
  const made = async (role: Role, body: object) => {
    const browser = new Browser()
    await browser.opens(await link(role, `The ${role}`))
    return (await browser.asks('/rooms/harness/as/1/invites', { ...wish, ...body })).status
  }

  test.each([
    ['lead', 'reviewer', 201],
    ['lead', 'lead', 201],
    ['trainer', 'annotator', 201],
    ['trainer', 'reviewer', 403],
    ['trainer', 'lead', 403],
    ['reviewer', 'annotator', 403],
    ['annotator', 'annotator', 403],
    ['observer', 'observer', 403],
  ] as const)('a %s for a new %s: %i', async (role, invited, status) => {
    expect(await made(role, { role: invited, name: 'Somebody' })).toBe(status)
  })

  test('a trainer makes return links for annotators, not for somebody who is more', async () => {
    const annotator = await addPerson(harness.room, operator(), 'annotator', 'Only annotates')
    const lead = await addPerson(harness.room, operator(), 'lead', 'Leads')
    expect(await made('trainer', { role: 'annotator', person: annotator })).toBe(201)
    expect(await made('trainer', { role: 'annotator', person: lead })).toBe(403)
    expect(await made('trainer', { role: 'annotator', person: 'Leads' })).toBe(403)
    expect(await made('trainer', { role: 'lead', person: annotator })).toBe(403)
    expect(await made('lead', { role: 'lead', person: lead })).toBe(201)
  })

  test('a person is found by a name that nobody else has', async () => {
    await addPerson(harness.room, operator(), 'reviewer', 'Twin')
    expect(await made('lead', { role: 'reviewer', person: 'Twin' })).toBe(201)
    await addPerson(harness.room, operator(), 'reviewer', 'Twin')
    expect(await made('lead', { role: 'reviewer', person: 'Twin' })).toBe(410)
    expect(await made('lead', { role: 'reviewer', person: 'Nobody at all' })).toBe(410)
  })
})
