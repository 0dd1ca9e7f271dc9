import { z } from 'zod'
import { emptyTable } from '#shared/kernel/table.ts'
import { acceptItems } from './accept-items.ts'
import { type Acceptances, acceptanceEvent, reduceAcceptances, withAccepted } from './acceptance.ts'
import { assignItems, setDue } from './assign-items.ts'
import { type Assignments, assignmentEvent, noAssignments, reduceAssignments } from './assignment.ts'
import {
  type Batches,
  type BatchListed,
  batchEvent,
  noBatches,
  reduceAnnotators,
  reduceBatches,
  reduceItems,
  withoutUnlisted,
} from './batch.ts'
import { withItemsCompared } from './carrying.ts'
import type { Command } from './command.ts'
import { comparingEvent } from './comparing.ts'
import { dealItems } from './deal-items.ts'
import { type Disputes, disputeEvent, reduceDisputes, withdrawDispute } from './dispute.ts'
import { draftEditEvent, type EditedUnits, reduceEditedUnits } from './draft-edit.ts'
import { withDrawnNumbers } from './drawn-number.ts'
import { type Exports, exportEvent, reduceExports } from './export-made.ts'
import { type ExtendedItems, reduceExtended } from './extended-items.ts'
import {
  declineProposal,
  type Guidelines,
  guidelineEvent,
  noGuidelines,
  proposeGuideline,
  reduceGuidelines,
} from './guideline.ts'
import { type Items, noItems } from './item.ts'
import type { ItemsCompared } from './item-change.ts'
import { changeLabels, labelEvent } from './label-change.ts'
import { labellingEvent, setLabelling } from './labelling.ts'
import { makePrecedent, overrulePrecedent } from './make-precedent.ts'
import { type MediaListed, mediaEvent, reduceMedia } from './media-added.ts'
import { mergePeople } from './merge-people.ts'
import { freeGivings, type Givings, givingEvent, nextItem, reduceGivings } from './next-item.ts'
import { asOnePerson, asPeopleNow } from './one-person.ts'
import { openDispute } from './open-dispute.ts'
import { givePen, noPens, type Pens, penEvent, reducePens, takePen } from './pen.ts'
import { type People, personEvent, reducePeople } from './person.ts'
import { addComment, addPosition, castVote, positionEvent, reducePositions } from './position.ts'
import { type Precedents, precedentEvent, reducePrecedents } from './precedent.ts'
import { recordEvent } from './record.ts'
import { replaceWords } from './replace-words.ts'
import { type Replacements, reduceReplacements, replacementEvent } from './replaced-words.ts'
import { noRights, type Rights, reduceRights, rightsEvent } from './rights.ts'
import {
  archiveRoom,
  deleteRoom,
  reduceRaised,
  reduceStanding,
  renameRoom,
  restoreRoom,
  standingEvent,
} from './room-standing.ts'
import {
  makeRuling,
  type ReopenedRulings,
  type Rulings,
  reduceReopenedRulings,
  reduceRulings,
  reopenRuling,
} from './ruling.ts'
import { rulingEvent } from './ruling-event.ts'
import { noSamples, reduceSamples, type Samples, sampleEvent } from './sample.ts'
import { closeSample, drawSample, judgeSample } from './sampling.ts'
import { reduceSentBack, type SentBackItems } from './sent-back.ts'
import { type SettingsSetBy, setSettings, settingsChangedEvent } from './set-settings.ts'
import { defaultSettings, type RoomSettings, setReasons, settingsEvent } from './settings.ts'
import { setByAfter, settingsAfter } from './settings-after.ts'
import {
  reduceSettlings,
  type SettledBefore,
  type Settlings,
  settleDifference,
  settlingEvent,
  unsettleDifference,
} from './settling.ts'
import { manyEvent } from './sign-many.ts'
import { reduceSignOffs, reopenItem, type SignOffs, signOffEvent, signOffItem } from './sign-off.ts'
import { openStanding, type Standing } from './standing.ts'
import { endSessions, removePerson, revokeInvite, takeRole } from './take-rights.ts'
import { answerNote, type Notes, reduceNotes, sayTalk, talkEvent, writeNote } from './talk.ts'
import { undoReplacement } from './undo-replacement.ts'

/** Everything that the journal decides about a room. */
export interface RoomState {
  readonly settings: RoomSettings
  readonly setBy: SettingsSetBy
  readonly standing: Standing
  readonly people: People
  /** Whether pseudonyms have drawn numbers. */
  readonly drawsNumbers: boolean
  readonly rights: Rights
  readonly batches: Batches
  readonly items: Items
  readonly extendedItems: ExtendedItems
  readonly givings: Givings
  readonly assignments: Assignments
  readonly pens: Pens
  readonly settlings: Settlings
  readonly settledBefore: SettledBefore
  readonly disputes: Disputes
  readonly rulings: Rulings
  readonly reopenedRulings: ReopenedRulings
  readonly precedents: Precedents
  readonly signOffs: SignOffs
  readonly sentBack: SentBackItems
  readonly edited: EditedUnits
  readonly samples: Samples
  readonly acceptances: Acceptances
  readonly exports: Exports
  readonly replacements: Replacements
  readonly guidelines: Guidelines
  readonly notes: Notes
  /** How often items were compared anew: a draft is begun under the count that its consensus was read at. */
  readonly compared: number
}

export const roomEvent = z.discriminatedUnion('type', [
  settingsEvent,
  settingsChangedEvent,
  labellingEvent,
  personEvent,
  rightsEvent,
  batchEvent,
  mediaEvent,
  comparingEvent,
  givingEvent,
  assignmentEvent,
  penEvent,
  settlingEvent,
  labelEvent,
  disputeEvent,
  positionEvent,
  rulingEvent,
  precedentEvent,
  signOffEvent,
  draftEditEvent,
  sampleEvent,
  acceptanceEvent,
  standingEvent,
  exportEvent,
  recordEvent,
  manyEvent,
  replacementEvent,
  talkEvent,
  guidelineEvent,
])
export type RoomEvent = z.infer<typeof roomEvent>

export const emptyRoom: RoomState = {
  settings: defaultSettings('Untitled'),
  setBy: {},
  standing: openStanding,
  people: {},
  drawsNumbers: false,
  rights: noRights,
  batches: noBatches,
  items: noItems,
  extendedItems: emptyTable(),
  givings: emptyTable(),
  assignments: noAssignments,
  pens: noPens,
  settlings: emptyTable(),
  settledBefore: emptyTable(),
  disputes: emptyTable(),
  rulings: emptyTable(),
  reopenedRulings: emptyTable(),
  precedents: [],
  signOffs: emptyTable(),
  sentBack: emptyTable(),
  edited: emptyTable(),
  samples: noSamples,
  acceptances: [],
  exports: [],
  replacements: emptyTable(),
  guidelines: noGuidelines,
  notes: [],
  compared: 0,
}

/** Never stored: what stands in the manifest that an event names. */
export type Listed = BatchListed | ItemsCompared | MediaListed

/** Total, never throws; slices that an event does not concern keep their identity. */
export function reduceRoom(room: RoomState, event: RoomEvent | Listed): RoomState {
  if (event.type === 'items.compared') return withItemsCompared(room, asPeopleNow(event, room.people))
  const next = reduceSlices(room, asPeopleNow(event, room.people))
  if (event.type === 'batch.listed' || event.type === 'batch.unlisted') return reduceExtended(next, event)
  if (event.type === 'person.merged') return mergedRoom(next, event)
  if (event.type === 'person.removed' || event.type === 'role.taken')
    return { ...next, givings: freeGivings(next.givings, next.people, event) }
  return next
}

/** People and rights say themselves what a merge does to them. */
const mergedRoom = (room: RoomState, event: Extract<RoomEvent, { type: 'person.merged' }>): RoomState => {
  const { people, rights, settings, ...rest } = room
  return { ...asOnePerson(rest, event), people, rights, settings }
}

function peopleAfter({ people, drawsNumbers }: RoomState, event: RoomEvent | BatchListed | MediaListed): People {
  const after = reduceAnnotators(reducePeople(people, event), event)
  return drawsNumbers && after !== people ? withDrawnNumbers(people, after) : after
}

const reduceSlices = (room: RoomState, event: RoomEvent | BatchListed | MediaListed): RoomState => ({
  ...room,
  settings: settingsAfter(room.settings, event),
  setBy: setByAfter(room.setBy, event),
  standing: reduceStanding(room.standing, event),
  people: peopleAfter(room, event),
  drawsNumbers: room.drawsNumbers || (event.type === 'room.created' && event.pseudonyms === 'drawn'),
  rights: reduceRaised(reduceRights(room.rights, event), event),
  batches: reduceBatches(room.batches, event),
  items: reduceMedia(reduceItems(room.items, event), event),
  givings: withoutUnlisted(reduceGivings(room.givings, event), event),
  assignments: withoutUnlisted(reduceAssignments(room.assignments, event, reducePeople(room.people, event)), event),
  pens: withoutUnlisted(reducePens(room.pens, event), event),
  settlings: reduceSettlings(room.settlings, event),
  disputes: reducePositions(reduceDisputes(room.disputes, event), event),
  rulings: reduceRulings(room.rulings, event),
  reopenedRulings: reduceReopenedRulings(room.reopenedRulings, event),
  precedents: reducePrecedents(room.precedents, event),
  signOffs: withAccepted(reduceSignOffs(room.signOffs, event), event, room),
  sentBack: reduceSentBack(room.sentBack, event),
  edited: reduceEditedUnits(room.edited, event),
  samples: reduceSamples(room.samples, event),
  acceptances: reduceAcceptances(room, event),
  exports: reduceExports(room.exports, event),
  replacements: reduceReplacements(room.replacements, event),
  guidelines: reduceGuidelines(room.guidelines, event),
  notes: reduceNotes(room.notes, event),
})

const commandList = [
  settleDifference,
  unsettleDifference,
  changeLabels,
  openDispute,
  withdrawDispute,
  addPosition,
  castVote,
  addComment,
  makeRuling,
  reopenRuling,
  makePrecedent,
  overrulePrecedent,
  setReasons,
  setSettings,
  setLabelling,
  nextItem,
  assignItems,
  setDue,
  dealItems,
  signOffItem,
  reopenItem,
  replaceWords,
  undoReplacement,
  revokeInvite,
  endSessions,
  takeRole,
  removePerson,
  drawSample,
  judgeSample,
  closeSample,
  acceptItems,
  renameRoom,
  archiveRoom,
  restoreRoom,
  deleteRoom,
  mergePeople,
  sayTalk,
  writeNote,
  answerNote,
  givePen,
  takePen,
  proposeGuideline,
  declineProposal,
] as const

type CommandOf<Name> = Extract<(typeof commandList)[number], { name: Name }>
export type CommandName = (typeof commandList)[number]['name']
export type CommandInput<Name extends CommandName> = CommandOf<Name> extends Command<Name, infer Input> ? Input : never

/** By name. Each knows its own part of the state; to whoever runs them by name they are all commands over a room. */
export const commands: ReadonlyMap<string, Command<string, unknown, RoomState, RoomEvent>> = new Map(
  commandList.map((command) => [command.name, command as unknown as Command<string, unknown, RoomState, RoomEvent>]),
)
