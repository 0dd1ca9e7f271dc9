import { expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import { finished, type ReadOptions } from '#shared/formats/format.ts'
import { labelStudio } from '#shared/formats/label-studio.ts'
import { refusal, sample, utf8 } from '#shared/formats/testing/bytes.ts'

const bytesOf = (value: unknown) => utf8(JSON.stringify(value, undefined, 1))
const read = (value: unknown, options: ReadOptions = {}) => finished(labelStudio.read(bytesOf(value), options))
const kinds = (value: unknown) => read(value).warnings.map(({ kind }) => kind)

const whole = (text: string | string[], more: object = {}) => ({
  ...{ id: 'w', type: 'textarea', from_name: 'transcription', value: { text } },
  ...more,
})
const region = (id: string, start: number, end: number, text: string, from = 'transcription') => ({
  ...{ id, type: 'textarea', from_name: from, value: { start, end, text: [text] } },
})
const label = (id: string, start: number, end: number, ...labels: string[]) => ({
  ...{ id, type: 'labels', from_name: 'labels', value: { start, end, labels } },
})
const by = (who: unknown, ...result: unknown[]) => ({ completed_by: who, result })
const task = (...annotations: unknown[]) => ({ id: 1, data: {}, annotations })

test('the sample: regions with speakers, ids that repeat, completions, people named in three ways', () => {
  const { items, warnings } = finished(labelStudio.read(sample('interview.label-studio.json'), {}))
  expect(items).toEqual([
    {
      key: '/data/upload/3/interview-1.wav',
      language: 'ta',
      sources: [
        {
          annotator: 'asha@example.org',
          segments: [
            { start: 0.5, end: 3.5, speaker: 'Doctor', text: 'எப்போது ஆரம்பித்தது' },
            { start: 4, end: 8, speaker: 'Patient', text: 'மூன்று நாட்களாக காய்ச்சல்' },
          ],
        },
        {
          annotator: '8',
          segments: [
            { start: 0.6, end: 3.4, speaker: 'Doctor', text: 'எப்போது ஆரம்பித்தது' },
            { start: 4.1, end: 8, speaker: 'Patient', text: 'மூணு நாளா காய்ச்சல்' },
          ],
        },
        {
          annotator: 'annotation 3',
          segments: [
            { start: 0.5, end: 3.5, text: 'எப்ப ஆரம்பிச்சது' },
            { start: 4, end: 7.9, text: 'மூன்று நாட்களாக காய்ச்சல்' },
          ],
        },
      ],
    },
    {
      key: '/data/upload/3/interview-2.wav',
      language: 'en',
      sources: [
        { annotator: 'asha@example.org', segments: [{ text: 'please come on monday' }] },
        { annotator: '8', segments: [{ text: 'please come Monday' }] },
      ],
    },
  ])
  expect(warnings.map(({ kind }) => kind)).toEqual([
    'prediction',
    'skipped',
    'no-annotator',
    'left-out-part',
    'left-out-part',
    'left-out',
  ])
  for (const { line } of warnings) expect(line).toBeGreaterThan(1)
})

test.each([
  ['a prediction', { ...task(by(1, whole('a'))), predictions: [{ result: [] }] }, 'prediction'],
  ['a draft', { ...task(by(1, whole('a'))), drafts: [{ result: [] }] }, 'draft'],
  ['completions beside annotations', { ...task(by(1, whole('a'))), completions: [{ result: [] }] }, 'completion'],
  ['a skipped annotation', task(by(1, whole('a')), { ...by(2), was_cancelled: true }), 'skipped'],
  ['ground truth', task({ ...by(1, whole('a')), ground_truth: true }), 'ground-truth'],
  ['reviews', task({ ...by(1, whole('a')), reviews: [{}] }), 'review'],
  ['nobody named', task({ result: [whole('a')] }), 'no-annotator'],
  ['two annotations by one person', task(by(1, whole('a')), by(1, whole('b'))), 'earlier'],
  ['another kind of result', task(by(1, whole('a'), { id: 'c', type: 'choices', value: {} })), 'left-out'],
  ['a part of a region', task(by(1, whole('a', { value: { text: 'a', channel: 0 } }))), 'left-out-part'],
  ['a note of a region', task(by(1, whole('a', { meta: { text: ['?'] } }))), 'left-out-part'],
  ['a region without text', task(by(1, whole('a'), label('r', 0, 1, 'Music'))), 'region-without-text'],
  ['two labels of a region', task(by(1, region('r', 0, 1, 'a'), label('r', 0, 1, 'A', 'B'))), 'several-labels'],
  ['another TextArea', task(by(1, whole('a'), region('r', 0, 1, 'b', 'normalised'))), 'other-text'],
  ['other data', { ...task(by(1, whole('a'))), data: { title: 'x' } }, 'left-out-data'],
  ['an unknown name beside the data', { ...task(by(1, whole('a'))), extra: 1 }, 'left-out-data'],
  ['a text on a span of a text', task(by(1, whole('a'), ...spanWithText())), 'text-span'],
])('%s is listed, not dropped in silence', (_, value, kind) => {
  const found = kinds([value])
  expect(found).toContain(kind)
  expect(found.filter((one) => one !== kind && one !== 'single-source' && one !== 'left-out')).toEqual([])
})

function spanWithText() {
  const span = {
    id: 's',
    type: 'labels',
    from_name: 'ner',
    value: { start: 3, end: 9, text: 'the cat', labels: ['A'] },
  }
  return [span, { id: 's', type: 'textarea', from_name: 'transcription', value: { start: 3, end: 9, text: ['note'] } }]
}

test('a task that nobody annotated is left out and listed; one with nothing said is kept', () => {
  const { items, warnings } = read([
    { id: 1, data: {}, annotations: [] },
    { id: 2, data: {}, annotations: [by(1, whole('a')), by(2)] },
  ])
  expect(items.map(({ key }) => key)).toEqual(['2'])
  expect(items[0]?.sources[1]).toEqual({ annotator: '2', segments: [] })
  expect(warnings.map(({ kind }) => kind)).toEqual(['no-annotation', 'empty-text'])
})

test('of several annotations by one person the latest counts, wherever it stands', () => {
  const older = { ...by(1, whole('older')), updated_at: '2026-03-01T10:00:00Z' }
  const newer = { ...by({ id: 1, email: 'a@x.org' }, whole('newer')), updated_at: '2026-03-02T10:00:00Z' }
  for (const order of [
    [older, newer],
    [newer, older],
  ])
    expect(read([task(...order)]).items[0]?.sources).toEqual([{ annotator: 'a@x.org', segments: [{ text: 'newer' }] }])
})

test.each([
  ['by the usual name', { audio: 'a.wav', title: 't' }, 'a.wav'],
  ['by the task where no field names it', { title: 't' }, '1'],
])('an item is called %s', (_, data, key) => {
  expect(read([{ id: 1, data, annotations: [by(1, whole('a'))] }]).items[0]?.key).toBe(key)
})

test('a field that repeats names no items; the map may name another, and another TextArea', () => {
  const tasks = [1, 2].map((id) => ({
    ...{ id, data: { audio: 'same.wav', clip_name: `clip ${id}` } },
    annotations: [by(1, region('r', 0, 1, 'as said', 'verbatim'), region('r', 0, 1, 'as meant', 'normalised'))],
  }))
  expect(read(tasks).items.map(({ key }) => key)).toEqual(['1', '2'])
  const { items } = read(tasks, { map: { item: 'clip_name', text: 'normalised' } })
  expect(items.map(({ key, sources }) => [key, sources[0]?.segments[0]?.text])).toEqual([
    ['clip 1', 'as meant'],
    ['clip 2', 'as meant'],
  ])
  expect(labelStudio.preview?.(bytesOf(tasks), 5)).toEqual({
    choices: { item: ['audio', 'clip_name'], text: ['verbatim', 'normalised'], language: ['audio', 'clip_name'] },
    guess: { text: 'verbatim' },
    ...{ columns: [], rows: [] },
  })
})

test('tasks without a data key, and times that stand on the label alone', () => {
  const annotations = [by(1, label('r', 1, 2, 'A'), { ...whole('a'), id: 'r' })]
  expect(read([{ audio: 'a.wav', annotations }]).items).toEqual([
    { key: 'a.wav', sources: [{ annotator: '1', segments: [{ start: 1, end: 2, speaker: 'A', text: 'a' }] }] },
  ])
})

test.each([
  [
    'images',
    [task(by(1, { type: 'rectanglelabels', value: {} }))],
    /^line 1: no annotation holds a TextArea, only rect/,
  ],
  ['tasks alone', [{ data: { audio: 'a' } }], /^line 1: no task has an annotation with a result/],
  ['an unknown field', [task(by(1, whole('a')))], /^line 1: no task has "clip" in its data; there are none$/],
  ['a result that is no list', [task({ result: 7 })], /^line 7: \[0\]\.annotations\[0\]\.result: .*array/],
  ['ids for annotations', [{ id: 1, annotations: [7] }], /^line 5: \[0\]\.annotations\[0\]: .*object/],
  ['a time that is none', [task(by(1, region('r', -1, 2, 'a')))], /^line 6: a region starts at "-1", which is no time/],
  [
    'an end before the start',
    [task(by(1, region('r', 3, 2, 'a')))],
    /^line 6: a segment of item "1" ends at 2 s, before/,
  ],
])('refuses %s, and says where', (name, value, message) => {
  expect(refusal(labelStudio, bytesOf(value), name.includes('field') ? { map: { item: 'clip' } } : {})).toMatch(message)
})

const real = ['test_export_csv_csv_test.json', 'test_export_csv_csv_test2.json', 'test_export_yolo_data.json'].map(
  (file) => ({ file, text: referenceText(`label-studio-converter/${file}`) }),
)

for (const { file, text } of real)
  test.skipIf(!text)(text ? `a real export without transcripts is refused: ${file}` : missingData(file), () => {
    expect(labelStudio.detect(utf8(text ?? ''), 'export.json')).toBe(true)
    expect(refusal(labelStudio, utf8(text ?? ''))).toMatch(
      /no annotation holds a TextArea, only (rectanglelabels|choices)/,
    )
  })
