import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operatorOf } from '#server/auth/caller.ts'
import { type Person, RoomHarness } from '#server/testing/room-harness.ts'
import { type StoreGround, twoStores } from '#server/testing/two-stores.ts'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import { resultHash, resultOf } from '#shared/domain/result.ts'
import { tableRows } from '#shared/formats/delimited.ts'
import { utf8 } from '#shared/formats/testing/bytes.ts'
import { atOnce } from '#shared/kernel/at-once.ts'
import { tableGet } from '#shared/kernel/table.ts'
import type { Label, Subject } from '#shared/labels/label.ts'
import type { FigureRow, Measure, When } from '#shared/projections/figure-list.ts'
import { labelFigures } from '#shared/projections/label-figures.ts'
import { labelledConfig, labelledRoom } from '#shared/projections/testing/labelled-room.ts'
import type { ShownFigures, ToldLabelFigures } from '#shared/protocol/label-figures-messages.ts'
import { importBatch } from './import-batch.ts'
import { jsonBytes } from './item-blobs.ts'
import { readBatch } from './read-batch.ts'

const ask = (harness: RoomHarness, person: Person, path = '') =>
  fetch(new URL(`/api/v1/rooms/harness/as/1/label-figures${path}`, harness.serving.url), {
    headers: { cookie: person.cookie },
  })

/** Asked again until it is counted, as the page does. */
async function told(harness: RoomHarness, person: Person, query = ''): Promise<ToldLabelFigures> {
  for (;;) {
    const response = await ask(harness, person, query)
    if (response.status !== 200) throw new Error(await response.text())
    const answer = (await response.json()) as ToldLabelFigures
    if (answer.figures) return answer
  }
}

async function figuresFor(harness: RoomHarness, person: Person, query = ''): Promise<ShownFigures> {
  const { figures } = await told(harness, person, query)
  if (!figures) throw new Error('nothing is counted')
  return figures
}

const quoted = (label: Label, subject: Subject): Label =>
  label.kind === 'span' && subject.is === 'text'
    ? { ...label, quote: Array.from(subject.text).slice(label.start, label.end).join('') }
    : label

const room = labelledRoom.map(({ sources, ...item }) => ({
  ...item,
  sources: sources.map(({ person, labels }) => ({
    person: `worker-${person}`,
    labels: labels.map((label) => quoted(label, item.subject)),
  })),
}))
const items = room.map(({ id, subject, sources }) => ({
  ...{ key: id, language: 'en', subject },
  sources: sources.map(({ person, labels }) => ({ annotator: person, labels })),
}))
const file = { fileName: 'labels.json', bytes: jsonBytes({ chavadi: 1, labelling: labelledConfig, items }) }

const idOf = ({ room }: RoomHarness, key: string): string =>
  room.actor.queue.rows({ filter: 'all', search: '' }, '').find((row) => row.key === key)?.id ?? ''

/** As it stands: what was signed. */
async function signs(harness: RoomHarness, person: Person, key: string): Promise<readonly Label[]> {
  const { actor } = harness.room
  const item = actor.item(idOf(harness, key))
  if (!item) throw new Error(`no item ${key}`)
  const units = resultOf(await actor.bench(item), tableGet(actor.state.rulings, item.id) ?? [])
  expect(await person.asks('item.sign-off', { item: item.id, hash: resultHash(units) })).toMatchObject({ ok: true })
  return units.flatMap(({ label }) => label ?? [])
}

const valueIn = (rows: readonly FigureRow[], measure: Measure, when: When, kind: string) => {
  const row = rows.find(
    ({ about, ...one }) =>
      one.measure === measure && one.when === when && one.who.length === 0 && 'kind' in about && about.kind === kind,
  )
  const figure = row?.figure
  return figure?.defined ? figure.value : figure?.reason
}

describe.each(Object.entries(twoStores))('figures of a room of labels on %s', (_, open) => {
  let ground: StoreGround
  let people: Record<'lead' | 'reviewer' | 'asha' | 'observer', Person>
  beforeAll(async () => {
    ground = await open()
    const { here } = ground
    const lead = await here.person('lead', 'Lakshmi')
    expect(await told(here, lead)).toMatchObject({ labelled: 0 })
    await importBatch(here.room, operatorOf(here.roomId), await readBatch(file))
    people = {
      lead,
      reviewer: await here.person('reviewer', 'Ravi'),
      asha: await here.person('annotator', 'worker-asha'),
      observer: await here.person('observer', 'Omar'),
    }
    await people.reviewer.joins()
  })
  afterAll(() => ground.close())

  test('FL1 before anything is signed off sources are held against each other; transcripts do not count', async () => {
    const { labelled, figures } = await told(ground.here, people.lead)
    expect(labelled).toBe(4)
    expect(figures).toMatchObject({ items: 4, settled: 0 })
    expect(figures?.people.toSorted()).toEqual(['worker-asha', 'worker-bala', 'worker-chitra'])
    expect(figures?.rows.filter(({ when }) => when === 'after')).toEqual([])
    expect(valueIn(figures?.rows ?? [], 'f1-strict', 'before', 'span')).toBeCloseTo(4 / 7, 12)
    expect(figures?.each.map(({ key }) => key).toSorted()).toEqual(['i1', 'i2', 'i3', 'i4'])
  })

  test('FL8 what is signed off is counted in, and is what the same labels come to by themselves', async () => {
    const settled = new Map<string, readonly Label[]>()
    for (const key of ['i1', 'i2', 'i3']) settled.set(key, await signs(ground.here, people.reviewer, key))
    const figures = await figuresFor(ground.there, people.lead)
    expect(figures).toMatchObject({ items: 4, settled: 3 })
    const alone = atOnce(
      labelFigures({
        items: room.map((item) => ({ ...item, settled: settled.get(item.id) ?? null })),
        config: labelledConfig,
      }),
    )
    const shown = (rows: readonly FigureRow[], names: readonly string[]) =>
      rows
        .map(({ about, when, who, measure, figure }) => {
          const figureOf = figure.defined ? figure.value.toFixed(9) : figure.reason
          return JSON.stringify({ about, when, who: who.map((one) => names[one]).toSorted(), measure, figureOf })
        })
        .toSorted()
    expect(shown(figures.rows, figures.people)).toEqual(shown(alone.rows, alone.people))
    expect(figures.rows.some(({ when, who }) => when === 'after' && who.length === 1)).toBe(true)
  })

  test('FL7 under pseudonyms nobody is named; over what is signed off there are three items', async () => {
    const figures = await figuresFor(ground.here, people.lead, '?names=no&over=signed-off')
    expect(figures).toMatchObject({ items: 3, settled: 3, total: 3 })
    expect(figures.people.every((name) => /^Annotator \d+$/.test(name))).toBe(true)
  })

  test('FL7 observers are told of all together, of signed-off items, and nobody is named or listed', async () => {
    const response = await ask(ground.here, people.observer, '?over=all')
    const wire = await response.text()
    for (const name of ['asha', 'bala', 'chitra', 'i1', 'Annotator']) expect(wire).not.toContain(name)
    const { over, figures } = JSON.parse(wire) as ToldLabelFigures
    expect(over).toBe('signed-off')
    expect(figures).toMatchObject({ people: [], each: [], total: 0 })
    expect(figures?.rows.every(({ who }) => who.length === 0)).toBe(true)
  })

  test('FL7 an annotator is told of themself beside what was settled', async () => {
    const figures = await figuresFor(ground.here, people.asha)
    expect(figures.people).toHaveLength(1)
    expect(figures.rows.length).toBeGreaterThan(0)
    expect(figures.rows.every(({ when, who }) => when === 'after' && who.join() === '0')).toBe(true)
    expect(figures.each).toEqual([])
    expect(figures.matrices.length).toBeGreaterThan(0)
    expect(figures.matrices.every(({ when, who }) => when === 'after' && who.join() === '0')).toBe(true)
  })

  test('FL7 the table has the same figures, not rounded, and a reason where there is none', async () => {
    const figures = await figuresFor(ground.here, people.lead)
    const response = await ask(ground.here, people.lead, '.csv')
    expect(response.headers.get('content-disposition')).toContain('harness.label-figures.csv')
    const [head, ...rows] = [...tableRows(await response.text(), ',')].map(({ cells }) => cells)
    expect(head?.join()).toBe('about,name,tag,review,person,other,measure,value,low,high,items,undefined_because')
    expect(rows).toHaveLength(figures.rows.length)
    for (const [at, { figure }] of figures.rows.entries())
      expect([rows[at]?.[7], rows[at]?.[11]]).toEqual(figure.defined ? [String(figure.value), ''] : ['', figure.reason])
    expect(rows.flat().some((cell) => /NaN|Infinity/.test(cell))).toBe(false)
  })

  test('FL7 staff are told of matrices of all, of one or of two, and of all of them as a table', async () => {
    const all = await figuresFor(ground.here, people.lead)
    expect(all.matrices.every(({ who }) => who.length === 0)).toBe(true)
    const two = await figuresFor(ground.here, people.lead, '?of=0-1')
    expect(two.matrices.length).toBeGreaterThan(0)
    expect(two.matrices.every(({ when, who }) => when === 'before' && who.join() === '0,1')).toBe(true)
    const text = await (await ask(ground.here, people.lead, '.csv?table=matrices')).text()
    const [head, ...rows] = [...tableRows(text, ',')].map(({ cells }) => cells.join())
    expect(head).toBe('about,name,review,person,other,expected,given,times')
    expect(rows).toContain('naming,span,before,,,person,person,4')
    expect(rows.some((row) => /^naming,span,before,worker-\w+,worker-\w+,/.test(row))).toBe(true)
    expect((await ask(ground.here, people.lead, '?of=asha')).status).toBe(400)
  })

  test('FL8 while nothing changes they are not counted anew', async () => {
    const first = await told(ground.here, people.lead)
    expect((await told(ground.here, people.lead)).at).toBe(first.at)
  })
})

describe('FL1 what three of six people answered to Tamil posts, brought by an import', () => {
  const map = { item: 'text', question: 'key', annotators: 'ta_a*' }
  for (const [fileName, alpha] of [
    ['test_ta_l1.csv', 0.5047],
    ['test_ta_l3.csv', 0.721],
  ] as const) {
    const text = referenceText(`uli_dataset/${fileName}`)
    test.skipIf(!text)(text ? `alpha of ${fileName} is ${alpha}` : missingData(fileName), async () => {
      const harness = await RoomHarness.open()
      try {
        const read = await readBatch({ fileName, bytes: utf8(text ?? ''), holds: 'labels', map })
        await importBatch(harness.room, operatorOf(harness.roomId), read)
        const { rows, people } = await figuresFor(harness, await harness.person('lead', 'Lakshmi'))
        const row = rows.find(({ measure, who }) => measure === 'alpha-nominal' && who.length === 0)
        if (!row?.figure.defined) throw new Error('alpha is defined')
        expect(people.length).toBeGreaterThan(3)
        expect(row.figure.value).toBeCloseTo(alpha, 4)
        expect(row.figure.interval?.low).toBeLessThan(alpha)
        expect(row.figure.interval?.high).toBeGreaterThan(alpha)
      } finally {
        await harness.close()
      }
    })
  }
})
