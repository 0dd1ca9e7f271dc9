import { join } from 'node:path'
import type { Browser } from 'playwright'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { commands } from '#shared/domain/room.ts'
import type { ClientToServer, ServerToClient } from '#shared/protocol/rt-messages.ts'
import { atDifference, field, focused, form, rules, takes, thread } from '../disputing.ts'
import { chavadi, chavadiDone } from '../machine/chavadi-process.ts'
import { eventually, openBrowser, Visitor } from '../people.ts'
import { type Grounds, places } from './grounds.ts'

const town = join(import.meta.dirname, '..', 'samples', 'town.json')
const lesson = join(import.meta.dirname, '..', 'samples', 'lesson.json')

/** The whole of a room's day, with the client watching throughout. */
describe.each(Object.entries(places))('the first room on %s', (_, open) => {
  let grounds: Grounds
  let browser: Browser
  let lena: Visitor
  let asha: Visitor
  let ravi: Visitor
  let selvi: Visitor
  let client: Visitor
  let ended: readonly string[]
  const cli = (...words: string[]) => chavadiDone([...words, '--data', grounds.dataDirectory])
  /** The result as the observer reads it, without what is said to ears only. */
  const observed = () =>
    client.page.locator('room-observed-text article .text').evaluateAll((texts) =>
      texts.map((text) => {
        const copy = text.cloneNode(true) as Element
        for (const unseen of copy.querySelectorAll('.unseen')) unseen.remove()
        return (copy.textContent ?? '').trim()
      }),
    )

  beforeAll(async () => {
    grounds = await open()
    browser = await openBrowser()
    await cli('import', lesson, '--room', 'day', '--title', 'Day')
    const [first, second] = grounds.servers
    lena = await Visitor.comes(browser, await first.invite('day', 'lead', 'Lena'))
    asha = await Visitor.comes(browser, await first.invite('day', 'reviewer', 'Asha'))
    ravi = await Visitor.comes(browser, await second.invite('day', 'reviewer', 'Ravi'))
    selvi = await Visitor.comes(browser, await first.invite('day', 'trainer', 'Selvi'))
    client = await Visitor.comes(browser, await second.invite('day', 'observer', 'Client'))
  })
  afterAll(async () => {
    await browser.close()
    await grounds.close()
  })

  test('a lead imports a batch by upload; everybody’s queue has it', async () => {
    await lena.presses('KeyI')
    await lena.page.locator('room-import input[type=file]').setInputFiles(town)
    await lena.page.getByRole('button', { name: 'Import 2 items' }).click()
    await lena.page.getByText('town.json is imported').waitFor()
    for (const visitor of [asha, ravi, selvi, client])
      await visitor.page.getByRole('option').filter({ hasText: 'town-1' }).first().waitFor()
  })

  test('two reviewers type in the same segment at once; the observer sees what comes of it', async () => {
    await asha.page.getByRole('option').filter({ hasText: 'town-1' }).click()
    await eventually(() => asha.ready())
    for (const visitor of [ravi, selvi]) await visitor.goesTo(asha.item ?? '')
    await client.page.getByRole('option').filter({ hasText: 'town-1' }).click()
    await eventually(async () => expect(await observed()).toHaveLength(1))
    for (const visitor of [asha, ravi]) await visitor.edits()
    await asha.presses('Home')
    await ravi.presses('End')
    await Promise.all([asha.page.keyboard.type('so ', { delay: 20 }), ravi.page.keyboard.type(' today', { delay: 20 })])
    for (const visitor of [asha, ravi, selvi])
      await eventually(async () => expect((await visitor.draft())[0]).toMatch(/^so the .* morning today$/))
    await eventually(async () => expect((await observed())[0]).toMatch(/^so the .* morning today$/))
    for (const visitor of [asha, ravi]) await visitor.presses('Escape')
  })

  test('a dispute with a position, and a ruling while somebody types there', async () => {
    while ((await asha.difference())?.number !== 2) await asha.presses('Shift+BracketRight')
    await asha.presses('KeyD')
    await focused(field(asha, 'What should the trainer decide?'))
    await asha.types('Old, new or odd?')
    await asha.presses('Control+Enter')
    await client.page.getByText('Old, new or odd?').first().waitFor()
    await ravi.presses('KeyT')
    await eventually(async () => expect(await thread(ravi).innerText()).toContain('Old, new or odd?'))
    await ravi.presses('Escape')
    while ((await ravi.difference())?.number !== 2) await ravi.presses('Shift+BracketRight')
    await ravi.edits()
    await ravi.types('ish')
    await ravi.saved()
    await rules(selvi, 2)
    await selvi.presses('Digit2', 'KeyT')
    await focused(field(selvi, 'Why, in one line'))
    await selvi.types('The line says odd')
    await selvi.presses('Control+Enter')
    await eventually(async () => expect(await form(selvi, 'ruling').count()).toBe(0))
    for (const visitor of [asha, ravi, selvi])
      await eventually(async () => expect((await visitor.draft())[0]).toContain('left the odd town'))
    await ravi.page.getByText('Selvi ruled “odd” here while you were typing. Your words are kept here.').waitFor()
    await eventually(async () => expect((await observed())[0]).toContain('left the odd town'))
    await client.presses('BracketRight')
    await client.page.getByText('The line says odd').first().waitFor()
    await ravi.presses('Escape')
  })

  test('R2 an observer’s hand-made client changes nothing, on either channel', async () => {
    const [, second] = grounds.servers
    const cookies = await client.page.context().cookies()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const before = await cli('audit', 'day')
    const rt: Socket<ServerToClient, ClientToServer> = io(second.url, {
      path: `/rt/as/${/\/as\/(\d+)/.exec(client.page.url())?.[1]}`,
      transports: ['websocket'],
      extraHeaders: { cookie },
    })
    const place = { unit: 'u1', from: 0, to: 1 }
    const input = { item: asha.item, place, take: 'nothing', question: 'x', reason: 'x', hash: 'x', dispute: 'x' }
    for (const [at, name] of [...commands.keys()].entries()) {
      const answer = await rt.emitWithAck('command', { id: { client: 'by-hand-1', n: at + 1 }, name, input })
      // Some observers may accept items; this input names none.
      const code = name === 'items.accept' ? 'bad-input' : 'forbidden'
      expect([name, answer]).toMatchObject([name, { ok: false, refusal: { code } }])
    }
    rt.close()
    const sync = new WebSocket(`${second.url.replace('http', 'ws')}/sync/day/${asha.item}`, { headers: { cookie } })
    const heard: unknown[] = []
    sync.on('message', (data) => heard.push(data))
    sync.on('open', () => sync.send(Uint8Array.of(0, 2, ...Y.encodeStateAsUpdate(hostile()))))
    const code = await new Promise((resolve) => sync.on('close', resolve))
    expect([code, heard]).toEqual([4403, []])
    expect(decisions(await cli('audit', 'day'))).toEqual(decisions(before))
  })

  test('the rest is settled and signed off; the export is what was on the screens, and the trail verifies', async () => {
    await asha.presses('Shift+BracketLeft')
    await atDifference(asha, 1)
    await takes(asha, 'big')
    await asha.saved()
    await eventually(async () => expect((await selvi.draft())[0]).toContain('the big bus'))
    await asha.presses('KeyN')
    await eventually(async () => expect(await ravi.page.getByText(/Signed off by Asha/).count()).toBe(1))
    await eventually(async () => expect(await client.page.getByText(/Signed off/).count()).toBeGreaterThan(0))
    ended = await ravi.draft()
    expect(ended[0]).toMatch(/^so the big bus left the odd town .* morning today$/)
    await eventually(async () => expect(await observed()).toEqual(ended))
    const file = join(grounds.dataDirectory, 'trail.jsonl')
    const exported = JSON.parse(await cli('export', 'day', '--format', 'json'))
    expect(exported.results.find(({ item }: { item: string }) => item === 'town-1')).toMatchObject({
      state: 'signed-off',
      how: 'ruled',
      units: ended.map((text) => ({ text })),
    })
    await cli('audit', 'day', '--out', file)
    expect(await chavadi(['verify', file])).toMatchObject({ code: 0 })
    await lena.presses('KeyA')
    await lena.page.getByText(/^Consistent from entry 1 to entry/).waitFor()
  })

  test('the servers are killed and come back: everything is there, on every screen', async () => {
    for (const server of new Set(grounds.servers)) await server.kill()
    for (const server of new Set(grounds.servers)) await server.start()
    for (const visitor of [asha, ravi, selvi]) {
      await visitor.goesTo(ravi.item ?? '')
      await eventually(async () => expect(await visitor.draft()).toEqual(ended))
    }
    await client.page.reload()
    await eventually(async () => expect(await observed()).toEqual(ended))
    for (const { faults } of [lena, asha, ravi, selvi, client]) expect(faults).toEqual([])
  })
})

function hostile(): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('units').set('u1', new Y.Map())
  return doc
}

/** Every entry but the record of having printed them. */
const decisions = (trail: string): readonly unknown[] =>
  trail
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ head }) => head?.seq !== undefined)
    .map(({ head }) => head.type)
    // The summary of somebody's typing comes once they have rested for a while.
    .filter((type) => type !== 'draft.edited')
