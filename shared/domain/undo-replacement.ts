import { z } from 'zod'
import { putBack } from '#shared/compare/put-back.ts'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { benchUnit } from './bench.ts'
import { commandsOver } from './command.ts'
import type { Replacement } from './draft-change.ts'
import { closedStretches, type ReplacingState, textAfter } from './replace-words.ts'
import { type ReplacementEvent, replacementIn } from './replaced-words.ts'

const { draftCommand } = commandsOver<ReplacingState, ReplacementEvent>()

/** Word by word, where the replaced words still stand; what others wrote since stays, and so does what is closed. */
export const undoReplacement = draftCommand({
  name: 'replacement.undo',
  input: z.strictObject({ item: z.string().max(40), replacing: z.string().max(40) }),
  decide(state, { item, replacing }, { bench, person, role, at }) {
    const listed = tableGet(state.items, item)
    const done = replacementIn(state.replacements, item, replacing)
    if (!listed || !done) return refuse('not-found', 'Nothing was replaced in this item by it')
    if (done.undone) return refuse('conflict', 'This was undone already')
    if (done.by !== person && role !== 'trainer')
      return refuse('forbidden', 'Who replaced the words undoes it, or a trainer')
    if (tableGet(state.signOffs, item)) return refuse('frozen', `${listed.key} is signed off; a trainer can reopen it`)
    const changes: Replacement[] = []
    const units: { unit: string; before: string; after: string }[] = []
    let left = 0
    for (const { unit: id, before, after } of done.units) {
      const unit = benchUnit(bench, id)
      if (!unit) continue
      const back = putBack(after, before, unit.text, closedStretches(state, item, unit))
      left += back.left
      const replacements = back.changes.map((change): Replacement => ({ do: 'replace', unit: id, ...change }))
      if (replacements.length === 0) continue
      changes.push(...replacements)
      units.push({ unit: id, before: unit.text, after: textAfter(unit.text, replacements) })
    }
    if (changes.length === 0) return refuse('conflict', 'Other words stand there by now; nothing was undone')
    const position = bench.position + 1
    return accept({
      events: [{ type: 'replacement.undone', item, replacing, by: person, at, units, left, position }],
      draft: changes,
    })
  },
})
