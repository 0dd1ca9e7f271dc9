import { describe, expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import { csv } from '#shared/formats/csv.ts'
import { type ColumnMap, finished } from '#shared/formats/format.ts'
import { refusal, utf8 } from '#shared/formats/testing/bytes.ts'
import { writtenLabels } from '#shared/formats/testing/written-labels.ts'

const read = (text: string, map: ColumnMap = {}) => finished(csv.read(utf8(text), { holds: 'labels', map }))
const answers = (text: string, map?: ColumnMap) =>
  read(text, map).items.map(({ key, sources }) => [
    key,
    ...sources.map(({ annotator, labels }) => [
      annotator,
      ...(labels?.labels ?? []).map((label) =>
        label.kind === 'choice' ? `${label.question}=${label.values.join('+')}` : '',
      ),
    ]),
  ])

describe('LB12: choices in a table', () => {
  test('a row for each answer, with and without a question; several answers as a list', () => {
    expect(answers('item,annotator,label\nk1,Asha,good\nk1,Ravi,bad\nk2,Asha,"[""good"",""new""]"\n')).toEqual([
      ['k1', ['Asha', 'label=good'], ['Ravi', 'label=bad']],
      ['k2', ['Asha', 'label=good+new']],
    ])
    expect(answers('task_id;question;worker;answer\n1;mood;a;good\n1;tone;a;\n1;tone;b;soft\n')).toEqual([
      ['1', ['a', 'mood=good'], ['b', 'tone=soft']],
    ])
    expect(answers('n,who,said\nk1,Asha,good\n', { item: 'n', annotator: 'who', choice: 'said' })).toEqual([
      ['k1', ['Asha', 'said=good']],
    ])
  })

  test('a column for each annotator, by name or by pattern; an empty cell is no answer', () => {
    const table = 'item,text,a_1,a_2,a_3,note\nk1,வணக்கம்,1.0,,0.0,x\n'
    expect(answers(table, { annotators: 'a_*' })).toEqual([['k1', ['a_1', 'choice=1.0'], ['a_3', 'choice=0.0']]])
    expect(answers(table, { annotators: 'a_2,a_3', choice: 'rude' })).toEqual([['k1', ['a_3', 'rude=0.0']]])
    expect(read(table, { annotators: 'a_*' }).items[0]?.subject).toEqual({ is: 'text', text: 'வணக்கம்' })
  })

  test.each([
    [
      'another answer to the same question',
      'item,annotator,label\nk,a,good\nk,a,bad\n',
      {},
      'line 3: "a" answers "label" of item "k" with "bad", and otherwise in line 2',
    ],
    ['no column of answers', 'item,annotator,x\nk,a,good\n', {}, 'which columns hold the answers?'],
    ['no column of annotators', 'item,label\nk,good\n', {}, 'which columns hold the annotator?'],
    ['a column that is not there', 'item,annotator,label\nk,a,good\n', { choice: 'tag' }, 'there is no column "tag"'],
    [
      'a pattern that fits nothing',
      'item,annotator,label\nk,a,good\n',
      { annotators: 'z*' },
      'no column is called "z*"',
    ],
    ['a row that is too short', 'item,annotator,label\nk,a\n', {}, 'line 2: 2 cells where the first row names 3'],
    ['an item without a name', 'item,annotator,label\n,a,good\n', {}, 'line 2: the item has no name'],
    ['nobody', 'item,annotator,label\nk,,good\n', {}, 'line 2: nobody is named as annotator of item "k"'],
  ])('%s is refused', (_, text, map, words) => {
    expect(refusal(csv, utf8(text), { holds: 'labels', map })).toContain(words)
  })

  test('the same answer twice is said and counts once', () => {
    expect(read('item,annotator,label\nk,a,good\nk,a,good\n').warnings.map(({ kind, line }) => [kind, line])).toEqual([
      ['duplicate-source', 3],
      ['single-source', 2],
    ])
  })

  test('written, the settled answers follow; boxes are refused', () => {
    const { items } = read('item,annotator,label\nk,a,"[""x"",""y""]"\nk,b,x\n')
    const written = csv.writeLabels?.(
      writtenLabels(items).map((item) => ({
        ...item,
        labels: [{ label: { id: 'u1', kind: 'choice', question: 'label', values: ['x'] }, support: 62.5 }],
      })),
      { room: 'r' },
    )
    expect(written?.split('\n')[3]).toBe('k,,chavadi,label,x,62.5,,open,')
    const box = { label: { id: 'u1', kind: 'box', tag: '', x: 0, y: 0, width: 1, height: 1 } } as const
    expect(() =>
      csv.writeLabels?.(
        writtenLabels(items).map((item) => ({ ...item, labels: [box] })),
        { room: 'r' },
      ),
    ).toThrow('a table holds choices; "u1" of item "k" is a box')
  })
})

const tables = ['uli_dataset/test_ta_l1.csv', 'uli_dataset/test_ta_l3.csv'].map((path) => referenceText(path))
const here = tables.every((table) => table !== undefined)

test.skipIf(!here)(
  here ? 'LB12: 1,135 real texts of up to six annotators, there and back' : missingData('uli_dataset'),
  () => {
    for (const table of tables) {
      const map = { item: 'text', question: 'key', annotators: 'ta_a*' }
      const { items } = read(table ?? '', map)
      const given = items.flatMap(({ sources }) => sources.flatMap(({ labels }) => labels?.labels ?? []))
      expect(items).toHaveLength(1135)
      expect(new Set(items.flatMap(({ sources }) => sources.map(({ annotator }) => annotator))).size).toBe(6)
      const cells = (table ?? '').match(/,(?:0\.0|1\.0)(?=[,\n\r])/g) ?? []
      expect(given).toHaveLength(cells.length)
      expect(given.length).toBeGreaterThan(3 * 1100)
      const written = csv.writeLabels?.(writtenLabels(items), { room: 'r', verbatim: true }) ?? ''
      const again = read(written)
      expect(again.items.map(({ key, sources }) => [key, sources])).toEqual(
        items.map(({ key, sources }) => [key, sources]),
      )
    }
  },
)
