import { z } from 'zod'
import { saidAt } from '#shared/compare/place-readings.ts'
import { accept, refuse } from '#shared/kernel/outcome.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { commandsOver } from './command.ts'
import type { Items } from './item.ts'
import { inForce, type PrecedentEvent, type Precedents, precedentOf, precedentWords } from './precedent.ts'
import type { Rulings } from './ruling.ts'
import type { RoomSettings } from './settings.ts'

export interface PrecedentState {
  readonly settings: RoomSettings
  readonly items: Items
  readonly rulings: Rulings
  readonly precedents: Precedents
}
const { command, draftCommand } = commandsOver<PrecedentState, PrecedentEvent>()

/** The first of each spelling; by the words that they are found by, not by case. */
const distinct = (tags: readonly string[]): string[] => [
  ...new Map(tags.map((tag) => [tag.normalize('NFC').toLowerCase(), tag.normalize('NFC')])).values(),
]

/** Makes a ruling that stands one that others may cite. The readings it was ruled among are kept with it. */
export const makePrecedent = draftCommand({
  name: 'precedent.make',
  input: z.strictObject({ item: z.string(), ruling: z.string(), reason: z.string().max(200), ...precedentWords }),
  decide({ settings, items, rulings, precedents }, { item, ruling: id, tags, ...words }, { bench, newId, person, at }) {
    const ruling = tableGet(rulings, item)?.find((one) => one.id === id)
    if (!ruling)
      return refuse('not-found', 'This ruling does not stand any more; a precedent is made from one that stands')
    if (words.reason !== ruling.reason && !settings.reasons.includes(words.reason))
      return refuse('bad-input', `"${words.reason}" is not a reason code here`)
    const there = precedents.find((precedent) => precedent.ruling === id && inForce(precedent))
    if (there)
      return refuse('conflict', `This ruling is a precedent already: “${there.title}”`, { precedent: there.id })
    const precedent = newId()
    const language = tableGet(items, item)?.language ?? 'und'
    const kept = { value: ruling.value, readings: [...saidAt(bench.comparison, ruling.place)] }
    return accept({
      events: [
        {
          ...({ type: 'precedent.made', precedent, ruling: id, item, language } as const),
          ...{ ...words, tags: distinct(tags), ...kept, by: person, at },
        },
      ],
      answer: { precedent },
    })
  },
})

/** A later precedent takes the place of an earlier one. The later is never the earlier's earlier, so nothing goes in circles. */
export const overrulePrecedent = command({
  name: 'precedent.overrule',
  input: z.strictObject({
    precedent: z.string(),
    /** The later one. */
    by: z.string(),
    why: z.string().trim().min(1).max(2000),
  }),
  decide({ precedents }, { precedent: id, by, why }, { person, at }) {
    const [earlier, later] = [precedentOf(precedents, id), precedentOf(precedents, by)]
    if (!earlier || !later) return refuse('not-found', 'There is no such precedent in this room')
    if (earlier.overruled) {
      const { later: winner } = earlier.overruled
      const title = precedentOf(precedents, winner)?.title ?? ''
      return refuse('conflict', `It was overruled meanwhile, by “${title}”`, { later: winner })
    }
    if (precedents.indexOf(later) <= precedents.indexOf(earlier))
      return refuse('bad-input', 'A precedent is overruled by one that was made after it')
    if (!inForce(later)) return refuse('conflict', `“${later.title}” holds no more itself, so it overrules nothing`)
    return accept({ events: [{ type: 'precedent.overruled', precedent: id, later: by, why, by: person, at }] })
  },
})
