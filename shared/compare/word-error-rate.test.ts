import { describe, expect, test } from 'vitest'
import { missingData, referenceText } from '#shared/compare/testing/reference-data.ts'
import { codePoints, type ErrorCounts, errorCounts, errorRate } from '#shared/compare/word-error-rate.ts'

interface Case {
  readonly ref: string
  readonly hyp: string
  readonly hits: number
  readonly S: number
  readonly D: number
  readonly I: number
}
interface ReferenceValues {
  readonly wer: { readonly cases: readonly (Case & { readonly wer: number })[] }
  readonly cer: { readonly cases: readonly (Case & { readonly cer: number })[] }
  readonly sclite: {
    readonly csrnab: {
      readonly words: number
      readonly C: number
      readonly S: number
      readonly D: number
      readonly I: number
      readonly sentences: number
      readonly sent_err: number
      readonly per_speaker: Readonly<Record<string, readonly number[]>>
    }
  }
}

const tokens = (text: string) => text.split(/\s+/).filter((word) => word !== '')
const counts = ({ hits, S, D, I }: Case): ErrorCounts => ({ hits, substitutions: S, deletions: D, insertions: I })

const file = referenceText('reference-values.json')
const reference: ReferenceValues | undefined = file ? JSON.parse(file) : undefined

describe.skipIf(!reference)(reference ? 'jiwer' : missingData('reference-values.json'), () => {
  test.each(reference?.wer.cases ?? [])('WER of "$ref" / "$hyp"', (row) => {
    const found = errorCounts(tokens(row.ref), tokens(row.hyp))
    expect(found).toEqual(counts(row))
    expect(errorRate(found)).toBeCloseTo(row.wer, 12)
  })

  test.each(reference?.cer.cases ?? [])('CER of "$ref" / "$hyp"', (row) => {
    const found = errorCounts(codePoints(row.ref), codePoints(row.hyp))
    expect(found).toEqual(counts(row))
    expect(errorRate(found)).toBeCloseTo(row.cer, 12)
  })
})

const csrnabRef = referenceText('nist-sctk/sclite/csrnab.ref')
const csrnabHyp = referenceText('nist-sctk/sclite/csrnab.hyp')

/** Sentences of NIST's trn format by their id: words, then the id in brackets. */
function sentencesOf(trn: string): Map<string, string> {
  const rows = trn.matchAll(/^(.*)\(([^()]+)\)\s*$/gm)
  return new Map([...rows].map(([, text = '', id = '']) => [id.toLowerCase(), text.toLowerCase()]))
}

/** Every way to read `{ one / another }`; `@` is nothing. */
function alternatives(text: string): readonly string[] {
  const found = /\{([^{}]*)\}/.exec(text)
  if (!found) return [text]
  return (found[1] ?? '').split('/').flatMap((choice) => alternatives(text.replace(found[0], choice.replace('@', ''))))
}

/** As sclite scores a sentence: the alternative that costs least. */
function scored(reference: string, hypothesis: string): ErrorCounts {
  const cost = (found: ErrorCounts) => 4 * found.substitutions + 3 * (found.deletions + found.insertions)
  return alternatives(reference)
    .map((choice) => errorCounts(tokens(choice), tokens(hypothesis)))
    .reduce((best, found) => (cost(found) < cost(best) ? found : best))
}

function total(rows: readonly ErrorCounts[]) {
  const sum = (pick: (row: ErrorCounts) => number) => rows.reduce((all, row) => all + pick(row), 0)
  const errors = (row: ErrorCounts) => row.substitutions + row.deletions + row.insertions
  const [C, S, D, I] = [
    sum((r) => r.hits),
    sum((r) => r.substitutions),
    sum((r) => r.deletions),
    sum((r) => r.insertions),
  ]
  return [rows.length, C + S + D, C, S, D, I, S + D + I, rows.filter((row) => errors(row) > 0).length]
}

describe.skipIf(!reference || !csrnabRef || !csrnabHyp)(
  csrnabRef && csrnabHyp ? 'sclite, csrnab' : missingData('nist-sctk/sclite'),
  () => {
    const hypotheses = sentencesOf(csrnabHyp ?? '')
    const rows = [...sentencesOf(csrnabRef ?? '')].map(
      ([id, text]) => [id, scored(text, hypotheses.get(id) ?? '')] as const,
    )

    test('all sentences', () => {
      const { sentences, words, C, S, D, I, sent_err } = reference?.sclite.csrnab ?? {}
      expect(total(rows.map(([, row]) => row))).toEqual([sentences, words, C, S, D, I, 169, sent_err])
    })

    test.each(Object.entries(reference?.sclite.csrnab.per_speaker ?? {}))('speaker %s', (speaker, expected) => {
      expect(total(rows.filter(([id]) => id.startsWith(speaker)).map(([, row]) => row))).toEqual(expected)
    })
  },
)
