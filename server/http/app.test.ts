import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { invitePerson } from '#server/auth/invites.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'

let harness: RoomHarness
let lead: Person
let reviewer: Person
beforeAll(async () => {
  harness = await RoomHarness.open()
  lead = await harness.person('lead', 'Kamala')
  reviewer = await harness.person('reviewer', 'Asha')
})
afterAll(() => harness.close())

const ask = (path: string, person?: Person, init: RequestInit = {}) =>
  fetch(new URL(path, harness.serving.url), {
    ...init,
    headers: { ...(person ? { cookie: person.cookie } : {}), ...init.headers },
  })

test.each([
  ['/healthz', 200],
  ['/readyz', 200],
  ['/metrics', 200],
  ['/api/v1/openapi.json', 200],
  ['/api/v1/nothing', 404],
  ['/api/v1/rooms/harness/export', 401],
  ['/api/v1/rooms/nowhere/as/1/exports', 401],
  ['/api/v1/rooms/Not%20A%20Room/as/1/exports', 404],
])('%s answers %i', async (path, status) => {
  expect((await ask(path)).status).toBe(status)
})

test('every page comes with a policy that allows nothing from elsewhere', async () => {
  const policy = (await ask('/healthz')).headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
})

test('N8 the page may turn no string into a script or markup, and talks to its own host alone', async () => {
  const policy = (await ask('/healthz')).headers.get('content-security-policy') ?? ''
  const { host } = new URL(harness.serving.url)
  expect(policy.split(';')).toEqual(
    expect.arrayContaining([
      `connect-src 'self' ws://${host} wss://${host}`,
      "require-trusted-types-for 'script'",
      'trusted-types lit-html chavadi',
    ]),
  )
})

test('N9 another site reads and moves nothing here, not even a download', async () => {
  const head = await harness.journalHead
  for (const site of ['cross-site', 'same-site']) {
    const headers = { 'Sec-Fetch-Site': site }
    for (const [method, path] of [
      ['GET', 'exports'],
      ['POST', 'exports'],
      ['GET', 'export'],
    ] as const)
      expect((await ask(`/api/v1/rooms/harness/as/1/${path}`, lead, { method, headers })).status).toBe(403)
  }
  expect(await harness.journalHead).toBe(head)
  const own = await ask('/api/v1/rooms/harness/as/1/people', lead, { headers: { 'Sec-Fetch-Site': 'same-origin' } })
  expect(own.status).toBe(200)
})

test.each([
  ['an unknown Origin', 'https://evil.example'],
  ['no Origin at all that a browser would send', 'null'],
])('N9 %s changes nothing', async (_, origin) => {
  const response = await ask('/api/v1/sessions/1/leave', lead, { method: 'POST', headers: { Origin: origin } })
  expect(response.status).toBe(403)
  expect((await ask('/api/v1/rooms/harness/as/1/people', lead)).status).toBe(200)
})

test('N10 a session’s cookie is for this host alone, over TLS alone, and out of reach of scripts', async () => {
  const secure = await RoomHarness.open({ publicUrl: new URL('https://review.example') })
  const link = await invitePerson(secure.room, operatorOf(secure.roomId), { role: 'observer', hours: 1, uses: 1 })
  const opened = await fetch(`http://127.0.0.1:${secure.port}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ invite: link }),
  })
  const [cookie = ''] = opened.headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-chavadi-1=[^;]+; /)
  for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie.split('; ')).toContain(part)
  expect(cookie).not.toContain('Domain')
  await secure.close()
})

const exported = (wish: object, person: Person) =>
  ask('/api/v1/rooms/harness/as/1/exports', person, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(wish),
  })

describe('R1 routes read the role matrix', () => {
  test.each([
    [{ format: 'csv' }, 'lead', 200],
    [{ format: 'csv' }, 'reviewer', 200],
    [{ format: 'csv', names: true }, 'lead', 200],
    [{ format: 'csv', names: true }, 'reviewer', 403],
    [{ format: 'docx' }, 'lead', 400],
    [{ format: 'csv', batch: 'nowhere' }, 'lead', 404],
    [{ format: 'csv', since: 99 }, 'lead', 404],
    [{ format: 'csv', since: 0 }, 'lead', 400],
  ])('an export %j as %s answers %i', async (wish, role, status) => {
    const response = await exported(wish, role === 'lead' ? lead : reviewer)
    expect(response.status).toBe(status)
    if (status >= 400) expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  test('the audit trail as a reviewer; an export is never a GET with a session', async () => {
    expect((await ask('/api/v1/rooms/harness/as/1/audit', reviewer)).status).toBe(200)
    expect((await ask('/api/v1/rooms/harness/as/1/export', lead)).status).toBe(405)
  })

  test('an import by a reviewer is refused; one from another Origin too', async () => {
    const path = '/api/v1/rooms/harness/as/1/imports?file=a.json'
    const body = JSON.stringify({ chavadi: 1, items: [] })
    expect((await ask(path, reviewer, { method: 'POST', body })).status).toBe(403)
    const elsewhere = { method: 'POST', body, headers: { Origin: 'https://evil.example' } }
    const response = await ask(path, lead, elsewhere)
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('PUBLIC_URL')])
  })
})

test('X2 pseudonyms in the export, names only for a lead, and recorded', async () => {
  const plain = await (await exported({ format: 'csv' }, lead)).text()
  const named = await (await exported({ format: 'csv', names: true }, lead)).text()
  expect(plain).not.toContain('worker-1')
  expect(plain).toContain('Annotator')
  expect(named).toContain('worker-1')
  const trail = await (await ask('/api/v1/rooms/harness/as/1/audit', lead)).text()
  expect(trail).toMatch(/"names":true/)
})

test('an export is named after its room', async () => {
  for (const [wish, name] of [
    [{ format: 'csv' }, 'harness.csv'],
    [{ format: 'csv', per: 'segment' }, 'harness.segments.csv'],
    [{ format: 'json', per: 'segment' }, 'harness.json'],
    [{ format: 'label-studio' }, 'harness.label-studio.json'],
  ] as const)
    expect((await exported(wish, lead)).headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
})

test('A1 heads hold no words and no names', async () => {
  const trail = await (await ask('/api/v1/rooms/harness/as/1/audit', lead)).text()
  const heads = trail.split('\n').flatMap((line) => (line === '' ? [] : [JSON.stringify(JSON.parse(line).head ?? '')]))
  for (const word of ['Asha', 'Kamala', 'worker', 'cat', 'sample.json']) expect(heads.join()).not.toContain(word)
})
