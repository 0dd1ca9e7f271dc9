import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conll } from '#shared/formats/conll.ts'
import { stretchesOf, wordTags } from '#shared/formats/conll-tags.ts'
import { type ColumnMap, finished } from '#shared/formats/format.ts'
import { detectFormat } from '#shared/formats/formats.ts'
import { refusal, utf8 } from '#shared/formats/testing/bytes.ts'
import { writtenLabels } from '#shared/formats/testing/written-labels.ts'

const options = (map: ColumnMap) => ({ holds: 'labels' as const, fileName: 'asha.conll', map })
const read = (text: string, map: ColumnMap = {}) => finished(conll.read(utf8(text), options(map)))
const spans = (text: string, map?: ColumnMap) =>
  read(text, map).items.map(({ key, sources }) => [
    key,
    ...sources.flatMap(({ annotator, labels }) =>
      (labels?.labels ?? []).map((label) =>
        label.kind === 'span' ? `${annotator}: ${label.tag} ${label.start}–${label.end} ${label.quote}` : '',
      ),
    ),
  ])

describe('LB13: CoNLL', () => {
  test.each([
    ['BIO', ['B-P', 'I-P', 'B-P', 'O', 'B-L'], ['0-2 P', '2-3 P', '4-5 L']],
    ['IOB1', ['I-P', 'I-P', 'B-P', 'O', 'I-L'], ['0-2 P', '2-3 P', '4-5 L']],
    ['BIOES', ['B-P', 'E-P', 'S-P', 'O', 'S-L'], ['0-2 P', '2-3 P', '4-5 L']],
    ['BILOU', ['B-P', 'L-P', 'U-P', 'O', 'U-L'], ['0-2 P', '2-3 P', '4-5 L']],
    ['another tag without a B', ['I-P', 'I-L'], ['0-1 P', '1-2 L']],
    ['an end without a beginning', ['E-P', 'I-P'], ['0-1 P', '1-2 P']],
    ['no tag but the mark', ['B', 'I', 'O'], ['0-2 ']],
  ])('%s', (_, tags, expected) => {
    expect(stretchesOf(tags).map(({ from, to, tag }) => `${from}-${to} ${tag}`)).toEqual(expected)
  })

  test('whatever is written in a scheme is read again', () => {
    const stretch = fc.record({
      gap: fc.nat(2),
      length: fc.integer({ min: 1, max: 3 }),
      tag: fc.constantFrom('P', 'L-X'),
    })
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), fc.constantFrom('BIO', 'IOB1', 'BIOES'), (list, scheme) => {
        let at = 0
        const stretches = list.map(({ gap, length, tag }) => {
          const from = at + gap
          at = from + length
          return { from, to: at, tag }
        })
        expect(stretchesOf(wordTags(stretches, at, scheme))).toEqual(
          stretches.map(({ from, to, tag }) => ({ tag, from, to })),
        )
      }),
    )
  })

  test('an item for each sentence, in code points; comments name them; tabs or blanks', () => {
    const text = '# sent_id = first\nDr\tB-P\n💩\tI-P\ncame\tO\n\n# text = x\nCHENNAI NNP I-NP B-L\nrains VBZ I-VP O\n'
    expect(() => spans(text)).toThrow('line 7: 4 columns where the first word has 2')
    expect(spans('# sent_id = first\nDr\tB-P\n💩\tI-P\ncame\tO\n\nசென்னை\tB-L\n')).toEqual([
      ['first', 'asha: P 0–4 Dr 💩'],
      ['sentence 2', 'asha: L 0–6 சென்னை'],
    ])
  })

  test('documents of several sentences, and a column for each annotator', () => {
    const text =
      '-DOCSTART- -X- O O\n\nAsha NN B-P O\ncame VB O O\n\nRavi NN B-P I-P\n\n-DOCSTART- -X- O O\n\nno NN O O\n'
    const { items } = read(text, { annotators: 'Meena, Kumar' })
    expect(items.map(({ subject }) => subject)).toEqual([
      { is: 'text', text: 'Asha came\nRavi' },
      { is: 'text', text: 'no' },
    ])
    expect(spans(text, { annotators: 'Meena, Kumar' })).toEqual([
      ['document 1', 'Meena: P 0–4 Asha', 'Meena: P 10–14 Ravi', 'Kumar: P 10–14 Ravi'],
      ['document 2'],
    ])
  })

  test.each([
    ['a strange tag', 'a\tO\nb\tPER\n', {}, 'line 2: "PER" is no tag of BIO or BIOES'],
    ['too few columns', 'a\tO\n', { annotators: 'x,y' }, 'line 1: a word and 2 tags need 3 columns'],
    ['rows of several lengths', 'a\tO\nb\n', {}, 'line 2: 1 columns where the first word has 2'],
  ])('%s is refused', (_, text, map, words) => {
    expect(refusal(conll, utf8(text), options(map))).toContain(words)
  })

  test.each(['BIO', 'IOB1', 'BIOES'] as const)(
    'written as %s with all annotators, it is read again the same',
    (scheme) => {
      const text =
        '# annotators = ["Kumar","Meena"]\n-DOCSTART-\tO\tO\n\nAsha\tB-P\tO\nRao\tB-P\tB-P\n\nin\tO\tO\nChennai\tB-L\tI-L\n'
      const { items } = read(text)
      const written = conll.writeLabels?.(writtenLabels(items), { room: 'r', scheme }) ?? ''
      expect(read(written).items).toEqual(items)
    },
  )

  test('what it cannot say is refused', () => {
    const subject = { is: 'text', text: 'Asha came' } as const
    const item = (...labels: object[]) =>
      [
        {
          item: 'k',
          subject,
          state: 'open',
          how: 'consensus',
          labels: [],
          sources: [{ annotator: 'a', labels: { labels } }],
        },
      ] as never
    const span = (id: string, start: number, end: number) => ({
      id,
      kind: 'span',
      tag: 'P',
      start,
      end,
      quote: subject.text.slice(start, end),
    })
    const write =
      (...labels: object[]) =>
      () =>
        conll.writeLabels?.(item(...labels), { room: 'r' })
    expect(write(span('s', 0, 2))).toThrow('label "s" ("As") does not begin and end with a word')
    expect(write(span('s', 0, 9), span('t', 5, 9))).toThrow('"s" and "t" overlap')
    expect(write({ id: 'c', kind: 'choice', question: 'q', values: [] })).toThrow(
      'label "c" is a choice, and CoNLL has spans',
    )
  })

  test('is told by its words and by its name', () => {
    expect(conll.detect(utf8('a O\nb B-X\n'), 'a.txt')).toBe(true)
    expect(conll.detect(utf8('a,b\n1,2\n'), 'a.txt')).toBe(false)
    expect(conll.detect(utf8(''), 'a.bioes')).toBe(true)
    const named = utf8('# annotators = ["Asha","Ravi"]\n# id = k\nSelvi\tB-person\tO\n\n')
    for (const file of ['a.conll', 'a.txt']) expect(detectFormat(named, file)?.name).toBe('conll')
    expect(detectFormat(utf8('text,tag\nso,O\n'), 'a.csv')?.name).toBe('csv')
  })
})
