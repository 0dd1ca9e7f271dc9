import { describe, expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import { type ExportedItem, type ExportedUnit, finished, type Original } from '#shared/formats/format.ts'
import { labelStudio } from '#shared/formats/label-studio.ts'
import { refusal, sample, utf8 } from '#shared/formats/testing/bytes.ts'

interface Written {
  readonly id: unknown
  readonly annotations: readonly Annotation[]
  readonly completions?: readonly Annotation[]
}
interface Annotation {
  readonly ground_truth: boolean
  readonly result: readonly { id: string; type: string; origin: string; value: Record<string, unknown> }[]
}

/** Settled as the first annotator has it, with other words. */
function settled(bytes: Uint8Array, state: ExportedItem['state'] = 'signed-off'): readonly ExportedItem[] {
  return finished(labelStudio.read(bytes, {})).items.map(({ key, language = 'en', sources }) => ({
    ...{ item: key, language, state, how: 'taken', differences: 1, settled: 1, unseen: 0 },
    units: (sources[0]?.segments ?? []).map(
      (segment, at) => ({ ...segment, unit: `u${at + 1}`, text: `settled ${at + 1}`, how: 'taken' }) as ExportedUnit,
    ),
    sources: sources.map(({ annotator, segments }) => ({
      annotator,
      segments,
      text: segments.map(({ text }) => text).join(' '),
    })),
  }))
}

const write = (items: readonly ExportedItem[], originals: readonly Original[] = []): string =>
  labelStudio.write?.(items, { room: 'demo', originals }) ?? ''

function writtenBack(bytes: Uint8Array, items = settled(bytes), pseudonyms: Original['pseudonyms'] = null): Written[] {
  return JSON.parse(write(items, [{ bytes, keys: items.map(({ item }) => item), pseudonyms }])) as Written[]
}

/** The task without what was added to it. */
function before(task: Written): unknown {
  const list = task.completions && !task.annotations ? 'completions' : 'annotations'
  return { ...task, [list]: task[list]?.slice(0, -1) }
}
const added = (task: Written | undefined): Annotation | undefined => (task?.annotations ?? task?.completions)?.at(-1)
const valuesOf = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Written[]

describe('X6 written back', () => {
  test('the tasks come back as they were and in their order, with one annotation more', () => {
    const bytes = sample('interview.label-studio.json')
    const tasks = writtenBack(bytes)
    expect(tasks.map(before)).toEqual(valuesOf(bytes).slice(0, settled(bytes).length))
    expect(added(tasks[0])?.ground_truth).toBe(true)
  })

  test('a stretch that an annotator marked keeps the id of that region, what stands around it too', () => {
    const [first] = writtenBack(sample('interview.label-studio.json'))
    expect(added(first)?.result).toEqual([
      {
        ...{ id: 'r1', type: 'labels', from_name: 'labels', to_name: 'audio', origin: 'manual', original_length: 12.5 },
        value: { channel: 0, start: 0.5, end: 3.5, labels: ['Doctor'] },
      },
      {
        ...{ id: 'r1', type: 'textarea', from_name: 'transcription', to_name: 'audio', origin: 'manual' },
        original_length: 12.5,
        value: { start: 0.5, end: 3.5, text: ['settled 1'] },
      },
      {
        ...{ id: 'r2', type: 'labels', from_name: 'labels', to_name: 'audio', origin: 'manual', original_length: 12.5 },
        value: { channel: 0, start: 4, end: 8, labels: ['Patient'] },
      },
      {
        ...{ id: 'r2', type: 'textarea', from_name: 'transcription', to_name: 'audio', origin: 'manual' },
        original_length: 12.5,
        value: { start: 4, end: 8, text: ['settled 2'] },
      },
    ])
  })

  test('a stretch that nobody marked gets an id of its own, the same one each time', () => {
    const bytes = sample('interview.label-studio.json')
    const moved = settled(bytes).map((item) => ({
      ...item,
      units: item.units.map((unit) => ({ ...unit, ...(unit.start === undefined ? {} : { start: unit.start + 0.25 }) })),
    }))
    const ids = (tasks: Written[]) => added(tasks[0])?.result.map(({ id }) => id)
    expect(ids(writtenBack(bytes, moved))).toEqual(ids(writtenBack(bytes, moved)))
    expect(new Set(ids(writtenBack(bytes, moved))).size).toBe(2)
    for (const id of ids(writtenBack(bytes, moved)) ?? []) expect(['r1', 'r2']).not.toContain(id)
  })

  test('what is not signed off says so and is no ground truth', () => {
    const bytes = sample('interview.label-studio.json')
    expect(added(writtenBack(bytes, settled(bytes, 'disputed'))[0])).toMatchObject({
      ground_truth: false,
      chavadi: { state: 'disputed' },
    })
  })

  test('only what is selected is written', () => {
    const bytes = sample('interview.label-studio.json')
    const [, second] = settled(bytes)
    expect(writtenBack(bytes, second ? [second] : []).map(({ id }) => id)).toEqual([valuesOf(bytes)[1]?.id])
  })

  test('read again, the annotators say what they said, and the settled result is one of them', () => {
    const bytes = sample('interview.label-studio.json')
    const again = finished(labelStudio.read(utf8(JSON.stringify(writtenBack(bytes))), {})).items
    for (const [at, item] of finished(labelStudio.read(bytes, {})).items.entries()) {
      expect(again[at]?.sources.filter(({ annotator }) => annotator !== 'Chavadi')).toEqual(item.sources)
      expect(again[at]?.sources.find(({ annotator }) => annotator === 'Chavadi')?.segments[0]?.text).toBe('settled 1')
    }
  })

  test('X2 under pseudonyms nobody is named, and annotations still say whose they are', () => {
    const bytes = sample('interview.label-studio.json')
    const pseudonyms = new Map([['asha@example.org', 'Annotator 1']])
    const text = JSON.stringify(writtenBack(bytes, settled(bytes), pseudonyms))
    for (const name of ['asha@example.org', 'Asha', 'Devi', 'completed_by']) expect(text).not.toContain(name)
    const [first] = writtenBack(bytes, settled(bytes), pseudonyms)
    expect(first?.annotations[0]).toMatchObject({ id: 1, created_username: 'Annotator 1' })
    expect(first?.annotations[0]?.result).toEqual(valuesOf(bytes)[0]?.annotations[0]?.result)
  })

  const said = (text: unknown, more: object = {}) => ({
    ...{ id: 'w', type: 'textarea', from_name: 'answer', to_name: 'audio', value: { text } },
    ...more,
  })
  const shapes: Readonly<Record<string, object>> = {
    'completions, and text as a string': {
      id: 4,
      data: { audio: 'a.wav' },
      completions: [{ id: 1001, completed_by: 3, result: [said('Mario')] }],
    },
    'drafts, predictions, meta and book-keeping': {
      ...{ id: 1, data: { audio: 'a.wav' }, meta: { shift: 2 }, drafts: [{ id: 9, result: [] }], inner_id: 1 },
      predictions: [{ id: 1, model_version: 'm', score: 0.72, result: [said(['x'])] }],
      annotations: [{ id: 7, completed_by: { id: 1, email: 'a@b.c' }, result: [said(['Text'])], lead_time: 7.6 }],
    },
    'annotation ids that repeat, or are missing': {
      ...{ id: 'task-a', data: { audio: 'a.wav' } },
      annotations: [
        { id: 618584, completed_by: 1, result: [said(['one'])] },
        { id: 618584, completed_by: 2, result: [said(['two'])], ground_truth: true },
        { result: [said(['three'], { id: undefined, meta: { text: ['unsure'] } })] },
      ],
    },
    'without the data around it': { audio: 'a.wav', annotations: [{ completed_by: 2, result: [said(['bare'])] }] },
    'a skipped annotation, reviews and other results beside': {
      ...{ id: 3, data: { audio: 'a.wav' } },
      annotations: [
        { id: 5, was_cancelled: true, completed_by: 1, result: [] },
        {
          ...{ id: 6, completed_by: 2, reviews: [{ id: 28, created_by: { id: 2, email: 'r@h.c' }, accepted: false }] },
          result: [said(['kept']), { id: 'd1', type: 'choices', from_name: 's', value: { choices: ['Positive'] } }],
        },
      ],
    },
  }
  test.each(Object.keys(shapes))('%s', (name) => {
    const bytes = utf8(JSON.stringify([shapes[name]]))
    const tasks = writtenBack(bytes)
    expect(tasks.map(before)).toEqual(valuesOf(bytes))
    const asString = name.includes('string')
    expect(added(tasks[0])?.result).toMatchObject([
      { type: 'textarea', origin: 'manual', value: { text: asString ? 'settled 1' : ['settled 1'] } },
    ])
    expect(added(tasks[0])?.result[0]).not.toHaveProperty('meta')
  })

  test('a text that was cut into several units is one again, of whichever TextArea was imported', () => {
    const layers = (text: string) => [said(['verbatim'], { from_name: 'verbatim' }), said([text])]
    const task = { id: 1, data: { audio: 'a' }, annotations: [{ completed_by: 1, result: layers('long text') }] }
    const source = { annotator: '1', text: 'long text', segments: [{ text: 'long text' }] }
    const unit = (at: number, text: string) => ({ unit: `u${at}`, text, how: 'taken' as const })
    const item: ExportedItem = {
      ...{ item: '1', language: 'en', state: 'open', how: 'taken', differences: 0, settled: 0, unseen: 0 },
      ...{ units: [unit(1, 'long'), unit(2, 'text')], sources: [source] },
    }
    const [written] = writtenBack(utf8(JSON.stringify([task])), [item])
    expect(added(written)?.result).toMatchObject([{ id: 'w', from_name: 'answer', value: { text: ['long text'] } }])
  })

  const real = referenceText('label-studio-converter/test_export_csv_csv_test.json')
  test.skipIf(!real)(
    real ? 'real exports, byte for byte in what they hold' : missingData('label-studio-converter'),
    () => {
      for (const name of ['csv_csv_test', 'csv_csv_test2', 'json_min_data_repeater', 'yolo_data', 'yolo_data_obb']) {
        const bytes = utf8(referenceText(`label-studio-converter/test_export_${name}.json`) ?? '')
        expect(refusal(labelStudio, bytes)).toMatch(/no annotation holds a TextArea/)
        const items = valuesOf(bytes).map(({ id }) => transcript(String(id)))
        expect(writtenBack(bytes, items).map(before)).toEqual(valuesOf(bytes))
      }
    },
  )

  /** Transcribed beside what is in the file. */
  function transcript(item: string): ExportedItem {
    return {
      ...{ item, language: 'en', state: 'open', how: 'taken', differences: 0, settled: 0, unseen: 0 },
      ...{ units: [{ unit: 'u1', start: 0, end: 1, text: 'words', how: 'taken' }], sources: [] },
    }
  }
})

describe('X6 without the imported file', () => {
  test('a plain one is made of the sources, and reads as what it was made of', () => {
    const items = settled(sample('interview.label-studio.json'))
    for (const originals of [
      [],
      [{ bytes: utf8('item,text'), keys: items.map(({ item }) => item), pseudonyms: null }],
    ]) {
      const again = finished(labelStudio.read(utf8(write(items, originals)), {})).items
      expect(again.map(({ key }) => key)).toEqual(items.map(({ item }) => item))
      for (const [at, { sources }] of items.entries())
        expect(again[at]?.sources).toEqual([
          ...sources.map(({ annotator, segments }) => ({ annotator, segments })),
          { annotator: 'Chavadi', segments: items[at]?.units.map(({ unit: _, how: __, ...segment }) => segment) },
        ])
    }
  })
})
