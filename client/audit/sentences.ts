import { msg, str } from '@lit/localize'
import { html } from 'lit'
import { withNames } from '#shared/domain/mentions.ts'
import type { RoomEvent } from '#shared/domain/room.ts'
import { itemCount } from '../elements/counted.ts'
import { citedWords, proposalsTaken } from '../elements/guideline-words.ts'
import { roleWord } from '../elements/role-words.ts'
import { labellingChanges } from '../settings/labelling-words.ts'
import { profileChanges } from '../settings/profile-words.ts'
import { settingsChanges } from '../settings/settings-words.ts'
import { edited, labelsChanged } from './edit-sentences.ts'
import type { Pieces, Sentence } from './pieces.ts'
import { at, said, settled } from './place-sentences.ts'

type Sentences = {
  readonly [Type in RoomEvent['type']]: (event: Extract<RoomEvent, { type: Type }>, pieces: Pieces) => Sentence
}

function withCitations(sentence: Sentence, cites: readonly string[] | undefined, { cited }: Pieces): Sentence {
  if (!cites || cites.length === 0) return sentence
  return html`${sentence} ${msg(html`Cited: ${cites.map((precedent, index) => [index > 0 ? ', ' : '', cited(precedent)])}`)}`
}

type Imported = Omit<Extract<RoomEvent, { type: 'batch.imported' }>, 'leftOut'>

const imported = (
  { name, items, sources, warnings, extended = 0, skipped = 0, refused = 0 }: Imported,
  { who }: Pieces,
) =>
  extended + skipped + refused === 0
    ? msg(html`${who} imported ${name}: ${items} items, ${sources} sources, ${warnings} warnings`)
    : msg(
        html`${who} imported ${name}: ${items} new items, ${extended} got another annotator, ${skipped} were here already, ${refused} texts refused, ${warnings} warnings`,
      )

/** One plain sentence for each event. An event without one does not compile. */
const sentences: Sentences = {
  'room.created': ({ settings }) => msg(str`The room “${settings.title}” was made`),
  'reasons.changed': ({ reasons }, { who }) => msg(html`${who} changed the reason codes to: ${reasons.join(', ')}`),
  'settings.changed': ({ settings, was }, { who }) =>
    msg(html`${who} changed the settings: ${settingsChanges(was, settings)}`),
  'labelling.changed': ({ labelling, was, batch }, { who }) =>
    batch === undefined
      ? msg(html`${who} changed the list of labels: ${labellingChanges(was, labelling)}`)
      : msg(html`An import by ${who} brought to the list of labels: ${labellingChanges(was, labelling)}`),
  'profile.changed': ({ profile, was, count }, { who }) =>
    msg(
      html`${who} changed how words are compared: ${profileChanges(was, profile)}. Compared anew: ${itemCount(count)}`,
    ),
  'item.compared': (_, { item }) =>
    msg(html`${item} was compared anew with its reopening, as the room compares words now`),
  'person.added': ({ person, role }, { person: named }) =>
    msg(html`${named(person)} was added to the room as ${roleWord(role)}`),
  'session.opened': ({ role }, { who }) => msg(html`${who} came into the room as ${roleWord(role)}`),
  'session.ended': ({ person }, { who, by, person: named }) =>
    person === by
      ? msg(html`${who} left the room on one of their devices`)
      : msg(html`${who} ended a session of ${named(person)}`),
  'batch.imported': ({ leftOut = 0, ...batch }, pieces) =>
    leftOut === 0
      ? imported(batch, pieces)
      : html`${imported(batch, pieces)}${msg(str`; ${leftOut} labels that cannot be were left out`)}`,
  'batch.taken-back': ({ name }, { who }) => msg(html`${who} took back the import of ${name}`),
  'media.added': ({ count }, { who }) => msg(html`${who} added pictures or recordings to ${itemCount(count)}`),
  'item.given': ({ to }, { item, person }) => msg(html`${person(to)} was given ${item}`),
  'items.assigned': ({ items, to, due }, { who, person }) =>
    to === null
      ? msg(html`${who} took back ${items.length} assigned items`)
      : due === null
        ? msg(html`${who} assigned ${items.length} items to ${person(to)}`)
        : msg(html`${who} assigned ${items.length} items to ${person(to)}, due ${due}`),
  'items.due-set': ({ items, due }, { who }) =>
    due === null
      ? msg(html`${who} took the due date from ${items.length} assigned items`)
      : msg(html`${who} set ${items.length} assigned items due ${due}`),
  'pen.given': ({ person, from }, { who, item, person: named }) =>
    from === undefined
      ? msg(html`${who} gave ${named(person)} the pen of ${item}`)
      : msg(html`${who} took the pen of ${item} from ${named(from)} and gave it to ${named(person)}`),
  'pen.taken': ({ person, with: along }, { who, item, person: named }) =>
    along === undefined
      ? msg(html`${who} took the pen of ${item} back from ${named(person)}`)
      : msg(html`${named(person)}’s pen of ${item} ended with what ${who} did next`),
  'difference.settled': ({ take, after, before, place }, pieces) => settled(take, after, before, pieces, place),
  'difference.unsettled': ({ before, after, place }, pieces) =>
    msg(
      html`${pieces.who} undid their settling at ${at(pieces, place)}: ${said(pieces, place, after)} stands there again (before: ${said(pieces, place, before)})`,
    ),
  'dispute.opened': ({ question, mentions, place, cites }, pieces) =>
    withCitations(
      msg(
        html`${pieces.who} opened a dispute at ${at(pieces, place)}: ${pieces.words(withNames(question, mentions, pieces.called))}`,
      ),
      cites,
      pieces,
    ),
  'dispute.withdrawn': (_, { who, item }) => msg(html`${who} withdrew their dispute on ${item}`),
  'dispute.reopened': (_, { item }) => msg(html`A dispute on ${item} is open again, its ruling was reopened`),
  'position.added': ({ value, because, mentions }, { who, item, words, called }) =>
    because === ''
      ? msg(html`${who} is for ${words(value)} in a dispute on ${item}`)
      : msg(
          html`${who} is for ${words(value)} in a dispute on ${item}, because ${words(withNames(because, mentions, called))}`,
        ),
  'vote.cast': ({ position }, { who, item }) =>
    position === null
      ? msg(html`${who} took back their vote in a dispute on ${item}`)
      : msg(html`${who} voted in a dispute on ${item}`),
  'comment.added': ({ text, mentions }, { who, item, words, called }) =>
    msg(html`${who} said in a dispute on ${item}: ${words(withNames(text, mentions, called))}`),
  'dispute.closed': (_, { item }) => msg(html`A dispute on ${item} was closed by the ruling`),
  'ruling.made': ({ value, reason, why, place, alone, cites, guideline, titles = [] }, pieces) => {
    const { who, words } = pieces
    const plain = msg(
      html`${who} ruled ${said(pieces, place, value)} at ${at(pieces, place)} (${reason}): ${words(why)}`,
    )
    const cited = titles.length > 0 ? html`${plain} · ${citedWords(guideline, titles)}` : plain
    const ruled = withCitations(cited, cites, pieces)
    return alone ? html`${ruled} ${msg('It was their own dispute; no other trainer was in the room.')}` : ruled
  },
  'precedent.made': ({ title, rule }, { who, item, words }) =>
    msg(html`${who} made the ruling on ${item} a precedent, ${words(title)}: ${words(rule)}`),
  'precedent.overruled': ({ precedent, later, why }, { who, cited, words }) =>
    msg(html`${who} overruled the precedent ${cited(precedent)} by ${cited(later)}: ${words(why)}`),
  'ruling.reopened': ({ value, reason, place }, pieces) =>
    msg(
      html`${pieces.who} reopened the ruling ${said(pieces, place, value)} at ${at(pieces, place)}: ${pieces.words(reason)}`,
    ),
  'item.signed-off': ({ unseen }, { who, item }) =>
    unseen === 0
      ? msg(html`${who} signed off ${item}`)
      : msg(html`${who} signed off ${item}, with ${unseen} differences that nobody settled`),
  'item.reopened': ({ reason, acceptance }, { who, item, words }) =>
    acceptance === undefined
      ? msg(html`${who} reopened ${item}: ${words(reason)}`)
      : msg(html`${item} is open again, as ${who} returned it: ${words(reason)}`),
  'labels.changed': labelsChanged,
  'draft.edited': edited,
  'sample.drawn': ({ items, of }, { who }) =>
    msg(html`${who} drew a sample of ${items.length} from ${of} signed-off items`),
  'sample.judged': ({ right, reason, words: said }, { who, item, words }) =>
    right
      ? msg(html`${who} found ${item} right`)
      : said === ''
        ? msg(html`${who} found ${item} wrong (${reason})`)
        : msg(html`${who} found ${item} wrong (${reason}): ${words(said)}`),
  'sample.closed': ({ outcome, right, wrong, why }, { who, words }) => {
    const found = outcome === 'accepted' ? msg(html`${who} accepted a sample`) : msg(html`${who} returned a sample`)
    const counts = msg(str`${right} right, ${wrong} wrong`)
    return why === '' ? html`${found}: ${counts}` : html`${found}: ${counts}. ${words(why)}`
  },
  'items.accepted': ({ count, batch, comment }, { who, words }) => {
    const done =
      batch === null
        ? msg(html`${who} accepted ${itemCount(count)}`)
        : msg(html`${who} accepted a batch: ${itemCount(count)}`)
    return comment === '' ? done : html`${done}: ${words(comment)}`
  },
  'items.returned': ({ count, batch, comment }, { who, words }) =>
    batch === null
      ? msg(html`${who} returned ${itemCount(count)} to the queue: ${words(comment)}`)
      : msg(html`${who} returned a batch to the queue, ${itemCount(count)}: ${words(comment)}`),
  'bulk.begun': ({ count, selection }, { who }) =>
    selection === 'no-difference'
      ? msg(html`${who} began to sign off ${count} items without a difference`)
      : msg(html`${who} began to sign off ${count} items above the room’s support`),
  'words.replaced': ({ find, with: after, units }, { who, item, words }) => {
    const places = units.reduce((sum, unit) => sum + unit.places, 0)
    return places === 1
      ? msg(html`${who} replaced ${words(find)} by ${words(after)} in ${item}`)
      : msg(html`${who} replaced ${words(find)} by ${words(after)} in ${item}, in ${places} places`)
  },
  'replacement.undone': ({ left }, { who, item }) =>
    left === 0
      ? msg(html`${who} undid a replacement of words in ${item}`)
      : msg(html`${who} undid a replacement of words in ${item}; ${left} places read differently by then and stayed`),
  'export.made': ({ format, items, names, since }, { who }) => {
    const made = names
      ? msg(html`${who} exported ${itemCount(items)} as ${format}, with names`)
      : msg(html`${who} exported ${itemCount(items)} as ${format}`)
    return since === undefined ? made : html`${made}${msg(str`, what had changed since export ${since}`)}`
  },
  'invite.made': ({ role, person, accepts }, { who, person: named }) => {
    const made =
      person === undefined
        ? msg(html`${who} made a link for a ${roleWord(role)}`)
        : msg(html`${who} made a link for ${named(person)} as ${roleWord(role)}`)
    return accepts ? msg(html`${made}, who may accept and return items`) : made
  },
  'invite.revoked': ({ role, person }, { who, person: named }) =>
    person === undefined
      ? msg(html`${who} took back a link for a ${roleWord(role)}`)
      : msg(html`${who} took back the link for ${named(person)} as ${roleWord(role)}`),
  'role.taken': ({ person, role }, { who, person: named }) =>
    msg(html`${who} took the role ${roleWord(role)} from ${named(person)}`),
  'person.removed': ({ person }, { who, person: named }) => msg(html`${who} removed ${named(person)} from the room`),
  'room.renamed': ({ title, was }, { who, words }) =>
    msg(html`${who} renamed the room from ${words(was)} to ${words(title)}`),
  'room.archived': (_, { who }) => msg(html`${who} archived the room: from here on it is read-only`),
  'room.restored': (_, { who }) => msg(html`${who} restored the room from the archive`),
  'room.deleted': ({ title }, { who, words }) => msg(html`${who} deleted the room ${words(title)}`),
  'room.made': ({ title }, { who, words }) => msg(html`${who} made the room ${words(title)}`),
  'person.merged': ({ person }, { who, person: named }) =>
    msg(html`${who} merged two entries of one person: ${named(person)}`),
  'person.renamed': ({ person }, { who, person: named }) => msg(html`${who} corrected the name of ${named(person)}`),
  'guideline.published': ({ version, summary, takes }, { who, words }) => {
    const published = msg(html`${who} published version ${version} of the guideline: ${words(summary)}`)
    return takes.length === 0 ? published : html`${published} · ${proposalsTaken(takes.length)}`
  },
  'guideline.proposed': ({ text, why }, { who, words }) =>
    msg(html`${who} proposed for the guideline ${words(text)}, because ${words(why)}`),
  'guideline.declined': ({ reason }, { who, words }) =>
    msg(html`${who} declined a proposal for the guideline: ${words(reason)}`),
  'passphrase.set': (_, { who }) => msg(html`${who} set a passphrase for coming back`),
  'passphrase.removed': ({ person }, { who, by, person: named }) =>
    person === by
      ? msg(html`${who} removed their passphrase`)
      : msg(html`${who} removed the passphrase of ${named(person)}`),
  'talk.said': ({ text, mentions, to, item }, pieces) => {
    const { who, person, called } = pieces
    const said = pieces.words(withNames(text, mentions, called))
    if (to === undefined)
      return item === undefined ? msg(html`${who} said: ${said}`) : msg(html`${who} said about ${pieces.item}: ${said}`)
    return msg(html`${who} wrote a note to ${person(to)}: ${said}`)
  },
}

export function sentenceOf(event: RoomEvent, pieces: Pieces): Sentence {
  const sentence = sentences[event.type] as (event: RoomEvent, pieces: Pieces) => Sentence
  return sentence(event, pieces)
}
