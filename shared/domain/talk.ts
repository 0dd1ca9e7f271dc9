import { z } from 'zod'
import { accept, type Refused, refuse } from '#shared/kernel/outcome.ts'
import { tableGet } from '#shared/kernel/table.ts'
import { type Context, commandsOver } from './command.ts'
import { type MentionState, mayBeMentioned, mentions } from './mentions.ts'
import { personNow } from './person.ts'
import { placeSchema } from './place.ts'
import { named } from './position.ts'
import { mostCharacters } from './talk-limits.ts'

const text = z
  .string()
  .max(mostCharacters)
  .trim()
  .refine((words) => /[^\s\p{Cf}]/u.test(words), 'nothing is written')
  .refine((words) => !/(?![\n\r\t])\p{Cc}/u.test(words), 'there are control characters in it')

const anchor = {
  item: z.string().max(40).optional(),
  unit: placeSchema.shape.unit.optional(),
  /** In that unit. */
  place: placeSchema.optional(),
}

/** Said to the room, or with `to` a note to that person alone. No state holds it: it is read off the journal. */
export const talkEvent = z.strictObject({
  type: z.literal('talk.said'),
  message: z.string(),
  text: z.string(),
  mentions,
  by: z.string(),
  at: z.string(),
  ...anchor,
  to: z.string().max(40).optional(),
})
export type TalkSaid = z.infer<typeof talkEvent>

/** Who wrote a note to whom, each pair once: who got one may answer it privately. */
export type Notes = readonly { readonly by: string; readonly to: string }[]

/** Total; what is said to the room leaves it as it is. */
export function reduceNotes(notes: Notes, event: { readonly type: string } | TalkSaid): Notes {
  if (event.type !== 'talk.said' || !('to' in event) || event.to === undefined) return notes
  const { by, to } = event
  return notes.some((note) => note.by === by && note.to === to) ? notes : [...notes, { by, to }]
}

export interface TalkState extends MentionState {
  readonly notes: Notes
}

type Anchor = Pick<TalkSaid, 'item' | 'unit' | 'place'>
type Said = Anchor & Pick<TalkSaid, 'text' | 'mentions' | 'to'>

const { command } = commandsOver<TalkState, TalkSaid>()

export const sayTalk = command({
  name: 'talk.say',
  input: z.strictObject({ text, mentions, ...anchor }),
  decide(state, input, ctx) {
    const refused = whyNotAnchored(state, input, ctx) ?? whyNotNamed(state, input)
    return refused ?? accept({ events: [said(input, ctx)] })
  },
})

/** A note names nobody: whom it named would be told of it. */
export const writeNote = command({
  name: 'note.write',
  input: z.strictObject({ text, to: z.string().min(1).max(40), ...anchor }),
  decide(state, input, ctx) {
    const to = personNow(state.people, input.to)
    const refused = whyNotAnchored(state, input, ctx) ?? whyNotAddressed(state, { ...input, to }, ctx)
    return refused ?? accept({ events: [said({ ...input, to }, ctx)] })
  },
})

/** The answer is a note too: to whoever wrote one. */
export const answerNote = command({
  name: 'note.answer',
  input: z.strictObject({ text, to: z.string().min(1).max(40), ...anchor }),
  decide(state, input, ctx) {
    const to = personNow(state.people, input.to)
    const wrote = state.notes.some((note) => note.by === to && note.to === ctx.person)
    if (!wrote) return refuse('conflict', 'You can answer privately whoever wrote you a note; they wrote you none')
    const refused = whyNotAnchored(state, input, ctx) ?? whyNotAddressed(state, { ...input, to }, ctx)
    return refused ?? accept({ events: [said({ ...input, to }, ctx)] })
  },
})

const said = ({ text: words, item, unit, place, to, ...rest }: Said, { person: by, at, newId }: Context): TalkSaid => ({
  ...{ type: 'talk.said', message: newId(), text: words.replace(/\r\n?/g, '\n') },
  ...named(rest),
  ...{ by, at },
  ...(item === undefined ? {} : { item }),
  ...(unit === undefined ? {} : { unit }),
  ...(place === undefined ? {} : { place }),
  ...(to === undefined ? {} : { to }),
})

/** Annotators speak about items that they may see. */
function whyNotAnchored({ items, signOffs }: MentionState, { item, unit, place }: Anchor, ctx: Context) {
  if (item === undefined)
    return unit === undefined && place === undefined
      ? undefined
      : refuse('bad-input', 'A segment is part of an item; name the item too')
  const listed = tableGet(items, item)
  if (!listed) return refuse('not-found', 'This item is not in the room any more')
  if (place !== undefined && place.unit !== unit) return refuse('bad-input', 'The place is not in the segment')
  const sees = ctx.role !== 'annotator' || listed.annotators.includes(ctx.person) || Boolean(tableGet(signOffs, item))
  return sees ? undefined : refuse('forbidden', 'You see this item once it is signed off')
}

function whyNotNamed(state: MentionState, { item, mentions: persons = [] }: Said): Refused | undefined {
  if (persons.every((person) => mayBeMentioned(state, item, person))) return undefined
  return refuse(
    'conflict',
    item === undefined
      ? 'Somebody whom you name is not in this room any more. Take their name out, and send it again'
      : 'Somebody whom you name cannot see this item. Take their name out, and send it again',
  )
}

function whyNotAddressed(state: MentionState, { item, to }: Said & { to: string }, ctx: Context) {
  if (to === ctx.person) return refuse('conflict', 'Choose somebody else: a note is for another person')
  if (!mayBeMentioned(state, undefined, to)) return refuse('conflict', 'Nobody of that name is in this room any more')
  return mayBeMentioned(state, item, to)
    ? undefined
    : refuse('conflict', 'They cannot see this item yet. Write the note without it')
}
