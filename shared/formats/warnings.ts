import type { ImportNote } from '#shared/formats/format.ts'

/** Notes of one kind. */
export interface NoteGroup {
  readonly kind: string
  readonly count: number
  /** Lines of the first few, where they have one. */
  readonly lines: readonly number[]
  /** What the first of them says. */
  readonly first: string
}

const linesShown = 5

/** Notes by kind, the most frequent kind first. */
export function groupWarnings(warnings: readonly ImportNote[]): readonly NoteGroup[] {
  const kinds = new Map<string, ImportNote[]>()
  for (const note of warnings) {
    const notes = kinds.get(note.kind)
    if (notes) notes.push(note)
    else kinds.set(note.kind, [note])
  }
  return [...kinds]
    .map(([kind, notes]) => ({
      kind,
      count: notes.length,
      lines: notes.flatMap(({ line }) => (line === undefined ? [] : [line])).slice(0, linesShown),
      first: notes[0]?.message ?? '',
    }))
    .toSorted((a, b) => b.count - a.count)
}

/** One sentence per kind: `12 × empty-text, in lines 4, 9, 13, …: "asha" said nothing of item "k1"`. */
export function summariseWarnings(warnings: readonly ImportNote[]): readonly string[] {
  return groupWarnings(warnings).map(({ kind, count, lines, first }) => {
    const more = lines.length > 0 && count > lines.length ? ', …' : ''
    const where = lines.length === 0 ? '' : `, in ${lines.length > 1 ? 'lines' : 'line'} ${lines.join(', ')}${more}`
    return `${count} × ${kind}${where}: ${count > 1 ? 'first, ' : ''}${first}`
  })
}

/** The whole list, for a file: a line for each. */
export const warningLines = (warnings: readonly ImportNote[]): string =>
  warnings.map(({ line, message }) => `${line === undefined ? '' : `line ${line}: `}${message}\n`).join('')
