import type { Findings, JournalLine } from './findings.ts'
import { type CommandId, type Happening, ofKind } from './history.ts'

const nameOf = ({ client, n }: CommandId): string => `${client.slice(0, 6)}/${n}`

/** A command makes at most one event of these; of the others, which follow from them, several. */
const several: readonly string[] = ['dispute.closed', 'dispute.reopened', 'session.ended']

/** Each accepted command stands in the journal once, where its answer said; a refused one does not; nor one that nobody asked. */
export function checkCommands(happenings: readonly Happening[], { journal }: Findings): readonly string[] {
  const entries = new Map<string, JournalLine[]>()
  for (const line of journal)
    if (line.command) entries.set(nameOf(line.command), [...(entries.get(nameOf(line.command)) ?? []), line])
  const asked = new Set(ofKind(happenings, 'asked').map(({ id }) => nameOf(id)))
  const faults: string[] = []
  for (const [name, lines] of entries) {
    if (!asked.has(name)) faults.push(`entry ${lines[0]?.seq} is of a command ${name} that nobody asked`)
    if (!isOnce(lines)) faults.push(`the command ${name} stands twice: ${lines.map(({ seq }) => seq).join(', ')}`)
  }
  for (const { id, seq } of ofKind(happenings, 'done')) {
    const last = entries.get(nameOf(id))?.at(-1)?.seq
    if (last !== seq)
      faults.push(`the command ${nameOf(id)} was accepted at ${seq} and stands at ${last ?? 'no place'}`)
  }
  for (const { id, code } of ofKind(happenings, 'refused-command'))
    if (entries.has(nameOf(id)))
      faults.push(`the command ${nameOf(id)} was refused (${code}) and stands in the journal`)
  return faults
}

function isOnce(lines: readonly JournalLine[]): boolean {
  const first = lines[0]?.seq ?? 0
  const single = lines.map(({ event }) => event.type).filter((type) => !several.includes(type))
  return lines.every(({ seq }, at) => seq === first + at) && new Set(single).size === single.length
}
