import type { DraftLine, Findings, ItemFound, JournalLine } from './findings.ts'
import type { Happening, Of } from './history.ts'
import { wordsIn } from './words.ts'

/** What became of one edit, as its author knows. */
interface Edit {
  readonly made: Of<'edit'>
  readonly acknowledged: number | undefined
  /** Refused without ever having been sent on a connection that ended unanswered. */
  readonly refused: boolean
}

/** Where a word came into a draft and where it was taken out of it, by whom. */
interface Life {
  readonly births: readonly DraftLine[]
  readonly deaths: readonly DraftLine[]
}

/**
 * Each acknowledged word is there, once, unless its author or a command took it away; a refused one never was; and the
 * stream holds nothing that nobody typed.
 */
export function checkEdits(happenings: readonly Happening[], findings: Findings): readonly string[] {
  const edits = editsOf(happenings)
  const authored = new Set([...edits.values()].map(({ made }) => made.word))
  return findings.items.flatMap((found) => {
    const own = [...edits.values()].filter(({ made }) => made.item === found.item)
    const lives = livesOf(found)
    const strange = [...lives.keys()].filter((word) => !authored.has(word))
    const final = Object.values(found.texts).flatMap(wordsIn)
    const removals = new Map(
      own.flatMap((edit) => (edit.made.does === 'removes' ? [[edit.made.word, edit] as const] : [])),
    )
    return [
      ...strange.map((word) => `${word} stands in ${found.item}, and nobody typed it`),
      ...own.flatMap((edit) => {
        const life = lives.get(edit.made.word) ?? { births: [], deaths: [] }
        const there = final.filter((word) => word === edit.made.word).length
        const known = { findings, life, there, removal: removals.get(edit.made.word) }
        return edit.made.does === 'adds' ? addingFaults(edit, known) : removingFaults(edit, known)
      }),
    ]
  })
}

export function editsOf(happenings: readonly Happening[]): ReadonlyMap<string, Edit> {
  const edits = new Map<string, Edit>()
  const unanswered = new Set<string>()
  for (const each of happenings) {
    if (each.kind === 'edit') edits.set(each.edit, { made: each, acknowledged: undefined, refused: false })
    if (each.kind === 'unanswered') for (const edit of each.edits) unanswered.add(edit)
    if (each.kind !== 'acknowledged' && each.kind !== 'refused') continue
    for (const name of each.edits) {
      const edit = edits.get(name)
      if (!edit) continue
      if (each.kind === 'acknowledged') edits.set(name, { ...edit, acknowledged: each.position })
      else edits.set(name, { ...edit, refused: !unanswered.has(name) })
    }
  }
  return edits
}

function livesOf({ lines }: ItemFound): ReadonlyMap<string, Life> {
  const lives = new Map<string, { births: DraftLine[]; deaths: DraftLine[] }>()
  const lifeOf = (word: string) => {
    const life = lives.get(word) ?? { births: [], deaths: [] }
    lives.set(word, life)
    return life
  }
  for (const line of lines) {
    for (const word of line.born) lifeOf(word).births.push(line)
    for (const word of line.gone) lifeOf(word).deaths.push(line)
  }
  return lives
}

interface Known {
  readonly findings: Findings
  readonly life: Life
  /** How often it stands in the draft at the end. */
  readonly there: number
  readonly removal: Edit | undefined
}

function addingFaults(
  { made, acknowledged, refused }: Edit,
  { findings, life, there, removal }: Known,
): readonly string[] {
  const { word, who, item } = made
  const faults: string[] = []
  const typed = life.births.filter(({ kind }) => kind === 'edit')
  const [first] = life.births
  // What comes and goes in one commit is never seen.
  const cameAndWent = removal !== undefined && !removal.refused
  if (acknowledged !== undefined && !first && !cameAndWent)
    faults.push(`${word} was acknowledged at ${acknowledged}, and never was in ${item}`)
  if (acknowledged !== undefined && first && first.position > acknowledged)
    faults.push(`${word} was acknowledged at ${acknowledged}, and came only at ${first.position} of ${item}`)
  if (refused && first) faults.push(`${word} was refused, and came at ${first.position} of ${item}`)
  if (typed.length > 1 || there > 1) faults.push(`${word} is doubled in ${item}`)
  if (typed.some(({ person }) => person !== findings.persons[who]))
    faults.push(`${word} stands there as somebody else’s`)
  for (const death of life.deaths) {
    const own =
      death.kind === 'edit' && death.person === findings.persons[who] && removal !== undefined && !removal.refused
    if (!own && !isByCommand(death, item, findings.journal))
      faults.push(`${word} was taken away at ${death.position} of ${item} by nobody who may`)
  }
  if (first && there !== life.births.length - life.deaths.length)
    faults.push(`${word} stands ${there} times in ${item}`)
  return faults
}

function removingFaults({ made, acknowledged }: Edit, { life, there }: Known): readonly string[] {
  const { word, item } = made
  const broughtBack = life.births.length > 1
  return acknowledged !== undefined && there > 0 && !broughtBack
    ? [`that ${word} was removed was acknowledged at ${acknowledged}, and it stands in ${item}`]
    : []
}

const rewriting: readonly string[] = ['difference.settled', 'difference.unsettled', 'ruling.reopened']

/** A command takes words along that stand in its place; its event names the position. */
const isByCommand = ({ kind, position }: DraftLine, item: string, journal: readonly JournalLine[]): boolean =>
  kind === 'command' &&
  journal.some(
    ({ event }) =>
      rewriting.includes(event.type) &&
      'item' in event &&
      event.item === item &&
      'position' in event &&
      event.position === position,
  )
