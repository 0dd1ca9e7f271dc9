import { resultHash } from '#shared/domain/result.ts'
import type { ExportedItem } from '#shared/formats/format.ts'

/** What one export came to: every item of its selection with the hash of its settled value. */
export interface ExportManifest {
  /** Manifests without it are of another making: their hashes differ by format and by names. */
  readonly v: 2
  readonly format: string
  readonly values: readonly ExportedValue[]
  /** Of an export of what changed: items of the earlier one that are not in the selection any more. */
  readonly gone: readonly GoneItem[]
}

export interface ExportedValue extends GoneItem {
  readonly batch: string
  /** As a sign-off of the same words has it. */
  readonly hash: string
  /** Whether it stands in the file: of an export of what changed, the unchanged do not. */
  readonly written: boolean
}

export interface GoneItem {
  readonly item: string
  readonly key: string
}

/** Of the settled units alone: the same in every format, under names and under pseudonyms. */
export const valueHash = ({ units }: Pick<ExportedItem, 'units'>): string =>
  resultHash(units.map(({ unit: id, how: _, ...fields }) => ({ id, ...fields })))

/** What has another value than in the earlier export, or was not in it; and what of it is gone. */
export function changedSince<Value extends Omit<ExportedValue, 'written'>>(
  values: readonly Value[],
  then: Pick<ExportManifest, 'values'>,
  batch: string | null,
): { readonly values: readonly (Value & { readonly written: boolean })[]; readonly gone: readonly GoneItem[] } {
  const known = new Map(then.values.map(({ item, hash }) => [item, hash]))
  const selected = new Set(values.map(({ item }) => item))
  return {
    values: values.map((value) => ({ ...value, written: known.get(value.item) !== value.hash })),
    gone: then.values
      .filter((value) => !selected.has(value.item) && (batch === null || value.batch === batch))
      .map(({ item, key }) => ({ item, key })),
  }
}
