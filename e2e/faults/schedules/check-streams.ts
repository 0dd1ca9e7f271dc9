import type { Findings, ItemFound, JournalLine } from './findings.ts'
import { type Happening, ofKind } from './history.ts'
import { wordsIn } from './words.ts'

/** Numbers without holes, times that never go back, nothing that builds on what is not there, sign-offs that hold. */
export function checkStreams(findings: Findings): readonly string[] {
  const { journal, head, items } = findings
  return [
    ...holes(
      'journal',
      journal.map(({ seq }) => seq),
      head,
    ),
    ...journal.flatMap(({ seq, at }, index) => {
      const before = journal[index - 1]
      return before && before.at > at ? [`entry ${seq} is dated before the one before it`] : []
    }),
    ...items.flatMap((found) => [
      ...holes(
        found.item,
        found.lines.map(({ position }) => position),
        found.head,
      ),
      ...found.lines.flatMap(({ position, pending }) =>
        pending ? [`entry ${position} of ${found.item} builds on what is not there`] : [],
      ),
      ...seeds(found),
      ...closings(found, journal),
    ]),
  ]
}

function holes(stream: string, numbers: readonly number[], head: number): readonly string[] {
  const hole = numbers.findIndex((number, at) => number !== at + 1)
  if (hole >= 0) return [`${stream} has ${numbers[hole]} where ${hole + 1} should be`]
  return numbers.length === head ? [] : [`${stream} ends at ${numbers.length}, its head is ${head}`]
}

const seeds = ({ item, lines }: ItemFound): readonly string[] =>
  lines.every(({ kind }, at) => (kind === 'seed') === (at === 0))
    ? []
    : [`${item} is not seeded once, at its beginning`]

/** What was signed is what the stream held then, with every word of it; and nothing came while it was closed. */
function closings({ item, lines, signed }: ItemFound, journal: readonly JournalLine[]): readonly string[] {
  const faults: string[] = []
  let closed = false
  for (const { kind, position } of lines) {
    if (closed && (kind === 'edit' || kind === 'command'))
      faults.push(`entry ${position} of ${item} came while it was closed`)
    if (kind === 'closed' || kind === 'opened') closed = kind === 'closed'
  }
  for (const { seq, event } of journal) {
    if (event.type !== 'item.signed-off' || event.item !== item) continue
    const closing = lines[event.position - 1]
    if (closing?.kind !== 'closed')
      faults.push(`entry ${seq} signs ${item} at ${event.position}, where it was not closed`)
    const found = signed.find((one) => one.seq === seq)
    if (JSON.stringify(found?.units) !== JSON.stringify(event.units))
      faults.push(`what entry ${seq} signed is not what ${item} held`)
    const ruled = journal.some(
      (line) => line.seq < seq && line.event.type === 'ruling.made' && line.event.item === item,
    )
    if (!ruled)
      faults.push(
        ...missing(
          seq,
          wordsAt(lines, event.position),
          event.units.flatMap(({ text }) => wordsIn(text)),
        ),
      )
  }
  return faults
}

const missing = (seq: number, alive: readonly string[], signed: readonly string[]): readonly string[] =>
  alive.filter((word) => !signed.includes(word)).map((word) => `${word} is missing in what entry ${seq} signed`)

/** The words that stand there before a position. */
function wordsAt(lines: ItemFound['lines'], position: number): readonly string[] {
  const alive: string[] = []
  for (const { born, gone } of lines.slice(0, position - 1)) {
    alive.push(...born)
    for (const word of gone) alive.splice(alive.indexOf(word), 1)
  }
  return alive
}

const expectedCloses: readonly number[] = [4401, 4409, 4500]

/** Everybody was told every entry once, in order, as it is stored; nobody was turned away who did nothing wrong. */
export function checkTold(happenings: readonly Happening[], { journal }: Findings): readonly string[] {
  const faults: string[] = []
  const last = new Map<string, number>()
  const patch = new Map<string, number>()
  for (const each of happenings) {
    if (each.kind === 'joined') last.set(each.who, each.from)
    if (each.kind === 'told') {
      const stored = journal[each.seq - 1]
      if (each.seq !== (last.get(each.who) ?? 0) + 1)
        faults.push(`${each.who} was told ${each.seq} after ${last.get(each.who)}`)
      last.set(each.who, each.seq)
      if (!stored) faults.push(`${each.who} was told entry ${each.seq}, which is not in the journal`)
      else if (each.event && JSON.stringify(each.event) !== JSON.stringify(stored.event))
        faults.push(`${each.who} was told of entry ${each.seq} what is not in the journal`)
    }
    if (each.kind === 'observed') {
      if (!each.whole && each.n !== (patch.get(each.who) ?? 0) + 1)
        faults.push(`${each.who} saw patch ${each.n} after ${patch.get(each.who)}`)
      patch.set(each.who, each.n)
    }
    if (
      each.kind === 'closed' &&
      typeof each.code === 'number' &&
      each.code >= 4000 &&
      !expectedCloses.includes(each.code)
    )
      faults.push(`${each.who} was closed with ${each.code}`)
    if (each.kind === 'refused' && each.reason !== 'signed-off') faults.push(`${each.who} was refused: ${each.reason}`)
  }
  for (const { who, code } of ofKind(happenings, 'closed'))
    if (code === 'went-back') faults.push(`${who} was told that the room went back`)
  return faults
}
