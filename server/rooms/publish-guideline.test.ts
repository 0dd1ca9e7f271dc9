import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type RedisServer, startRedis } from '#server/store/testing/redis-server.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import type { GuidelineList, GuidelineText } from '#shared/protocol/guideline-messages.ts'

const stores = {
  'the embedded store': async () => [await RoomHarness.open()],
  'two processes on one Redis': async () => {
    redis = await startRedis()
    const here = await RoomHarness.open({ redisUrl: redis.url })
    return [here, await RoomHarness.open({ redisUrl: redis.url, dataDirectory: here.dataDirectory })]
  },
} as const
let redis: RedisServer | undefined

const first = '# Numbers\r\n\r\nAs words.\r\n\r\n# பெயர்கள்\r\n\r\nAs heard.\r\n'

describe.each(Object.entries(stores))('guidelines on %s', (_, open) => {
  let harnesses: readonly RoomHarness[]
  let here: RoomHarness
  let there: RoomHarness
  let lead: Person
  let trainer: Person
  let annotator: Person
  let observer: Person

  beforeAll(async () => {
    harnesses = await open()
    const [one, other = one] = harnesses
    if (!one || !other) throw new Error('no server')
    here = one
    there = other
    lead = await here.person('lead', 'Kamala')
    trainer = await here.person('trainer', 'Selvi')
    annotator = await here.person('annotator', 'Arun')
    observer = await here.person('observer', 'Client')
    for (const person of [lead, trainer, annotator, observer]) await person.joins()
  }, 60_000)
  afterAll(async () => {
    for (const each of harnesses.toReversed()) await each.close()
    await redis?.stop()
    redis = undefined
  })

  const at = (harness: RoomHarness, path: string) => new URL(`/api/v1/rooms/harness/as/1/${path}`, harness.serving.url)
  async function reads<T>(person: Person, path: string, harness = here): Promise<{ status: number; body: T }> {
    const response = await fetch(at(harness, path), { headers: { cookie: person.cookie } })
    return { status: response.status, body: (await response.json()) as T }
  }
  async function publishes(person: Person, text: string | Uint8Array, base: number, harness = here, more = '') {
    const query = `guidelines?base=${base}&summary=What%20is%20new${more}`
    const body = typeof text === 'string' ? text : Buffer.from(text)
    const headers = { cookie: person.cookie, 'content-type': 'text/markdown' }
    const response = await fetch(at(harness, query), { method: 'POST', headers, body })
    return { status: response.status, ...((await response.json()) as { version?: number; detail?: string }) }
  }

  test('GL1 what cannot be a guideline is refused in words, and nothing is written', async () => {
    const before = await here.journalHead
    expect(await publishes(lead, ' \n', 0)).toMatchObject({ status: 400, detail: expect.stringContaining('empty') })
    expect(await publishes(lead, 'x'.repeat(210_000), 0)).toMatchObject({
      status: 400,
      detail: expect.stringContaining('This text has 210 kB; a guideline may have 200 kB'),
    })
    expect(await publishes(lead, Uint8Array.from([0xff, 0xfe]), 0)).toMatchObject({ status: 400 })
    expect(await publishes(lead, '# A\n'.repeat(501), 0)).toMatchObject({ detail: expect.stringContaining('501') })
    expect(await publishes(lead, first, 3)).toMatchObject({ status: 409 })
    expect((await publishes(annotator, first, 0)).status).toBe(403)
    expect(await here.journalHead).toBe(before)
  })

  test('GL1 a version is read as text and as a file, by everybody but observers', async () => {
    expect(await publishes(lead, first, 0)).toEqual({ status: 201, version: 1 })
    const { body } = await reads<GuidelineText>(annotator, 'guidelines/1')
    expect(body).toMatchObject({ version: 1, byName: 'Kamala', summary: 'What is new', base: 0 })
    expect(body.text).toBe(first.replaceAll('\r', ''))
    expect(body.sections.map(({ id }) => id)).toEqual(['numbers', 'பெயர்கள்'])
    const file = await fetch(at(here, 'guidelines/1/file'), { headers: { cookie: annotator.cookie } })
    expect(file.headers.get('content-type')).toContain('text/markdown')
    expect(file.headers.get('content-disposition')).toContain('guideline-1.md')
    expect(await file.text()).toBe(body.text)
    for (const path of ['guidelines', 'guidelines/1', 'guidelines/1/file'])
      expect((await reads(observer, path)).status).toBe(403)
    expect((await reads(annotator, 'guidelines/9')).status).toBe(404)
  })

  test('GL1 asked for again by the same person it is published once', async () => {
    const before = await here.journalHead
    expect(await publishes(lead, first, 0)).toEqual({ status: 201, version: 1 })
    expect(await here.journalHead).toBe(before)
  })

  test('GL1 of two who publish at once one wins, and the other is told', async () => {
    const answers = await Promise.all([
      publishes(lead, `${first}\nLead.\n`, 1, here),
      publishes(trainer, `${first}\nTrainer.\n`, 1, there),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)?.detail).toContain('your text is kept')
    const { body } = await reads<GuidelineList>(trainer, 'guidelines', there)
    expect(body.versions.map(({ version }) => version)).toEqual([2, 1])
  })

  test('GL6 a proposal is for those who publish and for its author, and a version takes it', async () => {
    const asked = await annotator.asks('guideline.propose', { section: 'numbers', text: 'As figures.', why: 'Shorter' })
    if (!asked.ok) throw new Error(asked.refusal.message)
    const { proposal } = asked.value.answer as { proposal: string }
    const reviewer = await here.person('reviewer', 'Bala')
    expect((await reads<GuidelineList>(reviewer, 'guidelines')).body.proposals).toEqual([])
    expect((await reads<GuidelineList>(annotator, 'guidelines')).body.proposals).toMatchObject([
      { id: proposal, title: 'Numbers', byName: 'Arun', end: null },
    ])
    expect(await publishes(trainer, '# Numbers\nAs figures.\n', 2, here, `&takes=${proposal}`)).toMatchObject({
      version: 3,
    })
    await vi.waitFor(async () =>
      expect((await reads<GuidelineList>(lead, 'guidelines', there)).body.proposals).toMatchObject([
        { end: { is: 'taken', version: 3, byName: 'Selvi' } },
      ]),
    )
  })

  test('GL9 a section whose heading is reworded keeps its id, and a citation of one that is gone has its text', async () => {
    const words = 'As figures, from the tenth on, with commas between thousands.\n'
    expect(await publishes(lead, `# Numbers\n${words}# Names\nAs heard.\n`, 3)).toMatchObject({ version: 4 })
    expect(await publishes(lead, `# Figures\n${words}# Names\nAs heard.\n`, 4, there)).toMatchObject({ version: 5 })
    expect(await publishes(lead, '# Names\nAs heard.\n', 5)).toMatchObject({ version: 6 })
    const sections = async (version: number) =>
      (await reads<GuidelineText>(trainer, `guidelines/${version}`, there)).body.sections.map(({ id, title }) => [
        id,
        title,
      ])
    expect(await sections(5)).toEqual([
      ['numbers', 'Figures'],
      ['names', 'Names'],
    ])
    expect(await sections(6)).toEqual([['names', 'Names']])
    expect((await reads<GuidelineText>(trainer, 'guidelines/5', there)).body.text).toContain(words)
  })
})
