import { referenceText } from '#shared/compare/testing/reference-data.ts'

type Answer = string | number | null
type Stretches = readonly (readonly [begin: number, length: number])[]

/** What the tests of figures use of the values that others have published. */
export interface ReferenceValues {
  readonly alpha: readonly {
    readonly name: string
    readonly rows?: readonly (readonly Answer[])[]
    readonly units?: readonly (readonly Answer[])[]
    readonly nominal: number
    readonly ordinal?: number
    readonly interval?: number
    readonly ratio?: number
  }[]
  readonly alpha_set_valued: {
    readonly items: readonly (readonly (readonly string[])[])[]
    readonly 'monotonicity_distance_0_1/3_2/3_1': { readonly Do: number; readonly De: number; readonly alpha: number }
    readonly 'masi_passonneau_1-J*M(1,2/3,1/3,0)': { readonly alpha: number }
    readonly jaccard: { readonly alpha: number }
  }
  readonly alpha_u: {
    readonly begin: number
    readonly length: number
    readonly c: { readonly obs1: Stretches; readonly obs2: Stretches }
    readonly k: { readonly obs1: Stretches; readonly obs2: Stretches }
    readonly expect: {
      readonly c: { readonly Do: number; readonly De: number; readonly alpha: number }
      readonly k: { readonly Do: number; readonly De: number; readonly alpha: number }
      readonly all: number
    }
    readonly pair_distances: readonly {
      readonly a: readonly [number, number, string | null]
      readonly b: readonly [number, number, string | null]
      readonly d2: number
    }[]
  }
  readonly kappa: {
    readonly fleiss1971: {
      readonly rows: readonly (readonly number[])[]
      readonly kappa: number
      readonly P: number
      readonly Pe: number
    }
    readonly fleiss_wikipedia: { readonly table: readonly (readonly number[])[]; readonly kappa: number }
    readonly fleiss_dkpro: {
      readonly items: readonly string[]
      readonly kappa: number
      readonly Po: number
      readonly Pe: number
    }
    readonly cohen: readonly {
      readonly table: readonly (readonly number[])[]
      readonly kappa: number
      readonly linear?: number
      readonly quadratic?: number
      readonly Po?: number
      readonly Pe?: number
    }[]
  }
  readonly span_f1: {
    readonly per_scenario: Readonly<Record<string, readonly string[]>>
    readonly recomputed_from_its_own_scenario_rows: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
  readonly iou: readonly {
    readonly a?: readonly number[]
    readonly b?: readonly number[]
    readonly fmt?: 'xyxy' | 'interval'
    readonly iou?: number
  }[]
}

/** Undefined, said loudly, where the real data beside the project is missing. */
export function referenceValues(): ReferenceValues | undefined {
  const text = referenceText('reference-values.json')
  return text === undefined ? undefined : JSON.parse(text)
}

/** The pairs that a table of two people counts, answers numbered from 1. */
export function pairsOf(table: readonly (readonly number[])[]): readonly (readonly [number, number])[] {
  return table.flatMap((row, a) =>
    row.flatMap((often, b) => Array.from({ length: often }, () => [a + 1, b + 1] as const)),
  )
}

/** Rows of annotators as one list for each item. */
export const byItem = <Value>(rows: readonly (readonly Value[])[]): readonly (readonly Value[])[] =>
  (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] as Value))
