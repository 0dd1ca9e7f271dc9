import type { Commander } from './commander.ts'
import type { StoredRoom } from './stored-room.ts'
import type { Writer } from './writer.ts'

const count = (text: string, part: string): number => text.split(part).length - 1

/**
 * What a store lacks of that which people were told is saved, what it has twice, and what in it does not hold together.
 * `settled`: everything was acknowledged, so everything has to be there.
 */
export function losses(
  stored: StoredRoom,
  people: { readonly writers: readonly Writer[]; readonly commanders: readonly Commander[] },
  settled?: 'settled',
): readonly string[] {
  return [
    ...stored.faults,
    ...people.writers.flatMap((writer) => wordLosses(stored, writer, settled)),
    ...people.commanders.flatMap((commander) => commandLosses(stored, commander, settled)),
    ...halfCommits(stored),
  ]
}

function wordLosses(stored: StoredRoom, { name, words }: Writer, settled?: 'settled'): readonly string[] {
  const removed = new Set(words.rows.flatMap(({ does, word }) => (does === 'removes' ? [word] : [])))
  const faults = words.rows.flatMap(({ word, does, position }) => {
    const times = count(stored.text, ` ${word}.`)
    if (times > 1) return [`${word} is there ${times} times`]
    if (position === null) return settled ? [`${word} was never acknowledged`] : []
    if (position > stored.draft.length)
      return [`${word} was acknowledged at ${position}; the draft ends at ${stored.draft.length}`]
    const there = stored.textAt(position).includes(` ${word}.`)
    if (does === 'removes') return there || times > 0 ? [`${word} was taken away and is there`] : []
    // Whether it is still there while its removal is not acknowledged, nobody was told.
    if (removed.has(word)) return []
    return there && times === 1 ? [] : [`${word} was acknowledged and is not there`]
  })
  return [...faults, ...words.refusals.map((reason) => `${name} was refused: ${reason}`)]
}

function commandLosses(
  stored: StoredRoom,
  { name, rows, refusals }: Commander,
  settled?: 'settled',
): readonly string[] {
  const faults = rows.flatMap((row) => {
    if (row.seq === null) return settled ? [`command ${row.n} of ${name} was never answered`] : []
    const { event, author } = stored.journal[row.seq - 1] ?? {}
    if (event?.type !== (row.name === 'comment.add' ? 'comment.added' : 'difference.settled'))
      return [`command ${row.n} of ${name} was acknowledged as ${row.seq}; there stands ${event?.type ?? 'nothing'}`]
    if (author?.command?.n !== row.n) return [`entry ${row.seq} is not command ${row.n} of ${name}`]
    const other = event.type === 'comment.added' && row.name === 'comment.add' && event.text !== row.input.text
    return other ? [`entry ${row.seq} does not hold what ${name} said`] : []
  })
  return [...faults, ...twice(stored), ...refusals.map((refusal) => `${name} was refused: ${refusal}`)]
}

function twice({ journal }: StoredRoom): readonly string[] {
  const seen = new Set<string>()
  return journal.flatMap(({ author: { command }, event, seq }) => {
    if (!command || (event.type !== 'comment.added' && event.type !== 'difference.settled')) return []
    const id = `${command.client} ${command.n}`
    if (seen.has(id)) return [`entry ${seq} is a command that was carried out before`]
    seen.add(id)
    return []
  })
}

/** A settling and its words are one commit: neither is there without the other. */
function halfCommits({ journal, draft }: StoredRoom): readonly string[] {
  const changing = journal.flatMap(({ event }) =>
    event.type === 'difference.settled' && event.before !== event.after ? [event.position] : [],
  )
  const commanded = draft.flatMap(({ kind }, at) => (kind === 'command' ? [at + 1] : []))
  return changing.join() === commanded.join()
    ? []
    : [`settlings name the draft's entries ${changing.join()}; written were ${commanded.join()}`]
}
