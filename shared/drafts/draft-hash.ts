import * as Y from 'yjs'
import { wordsHash } from '../domain/result.ts'
import { draftUnits, textField } from './draft-doc.ts'

/**
 * Hex SHA-256 of what a draft says: ids, texts and fields in one order. Two documents that were told the same edits
 * have the same, or one of them must not go on.
 */
export function draftHash(doc: Y.Doc): string {
  const units = [...draftUnits(doc)].map(([id, fields]) => [id, ...told(fields)])
  return wordsHash(JSON.stringify(units.toSorted(byFirst), plain))
}

/** Whatever a hostile edit may have put there is told somehow, never a reason to fail. */
function told(fields: unknown): readonly unknown[] {
  if (!(fields instanceof Y.Map)) return [null]
  const text: unknown = fields.get(textField)
  const others = [...fields].filter(([name]) => name !== textField)
  return [text instanceof Y.Text ? text.toString() : null, others.toSorted(byFirst)]
}

const byFirst = ([a]: readonly unknown[], [b]: readonly unknown[]): number => (String(a) < String(b) ? -1 : 1)

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)
