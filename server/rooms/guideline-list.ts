import type { Caller } from '#server/auth/caller.ts'
import type { GuidelineVersion, Proposal } from '#shared/domain/guideline.ts'
import { allows } from '#shared/domain/roles.ts'
import type { GuidelineList, GuidelineRow, GuidelineText, ProposalRow } from '#shared/protocol/guideline-messages.ts'
import { maySee } from './item-sources.ts'
import { nameOf, readNames } from './people-names.ts'
import type { OpenRoom } from './room-registry.ts'

type Called = (person: string) => string

async function calledIn({ actor: { store, id, state } }: OpenRoom): Promise<Called> {
  const names = await readNames(store, id)
  return (person) => nameOf(person, state.people, names)
}

/** Every version, and the proposals that are the reader's to read. */
export async function guidelineList(room: OpenRoom, caller: Caller): Promise<GuidelineList> {
  const called = await calledIn(room)
  const { versions, proposals } = room.actor.state.guidelines
  const theirs = proposals.filter((proposal) => maySeeProposal(caller, proposal))
  return {
    versions: versions.map((version) => rowOf(version, called)).toReversed(),
    proposals: theirs.map((proposal) => proposalRow(room, caller, proposal, called)).toReversed(),
  }
}

/** Undefined where there is no such version. */
export async function guidelineText(room: OpenRoom, version: number): Promise<GuidelineText | undefined> {
  const { store, state } = room.actor
  const found = state.guidelines.versions[version - 1]
  if (!found) return undefined
  const text = new TextDecoder().decode(await store.blobs.get(found.text))
  return { ...rowOf(found, await calledIn(room)), text }
}

/** Whoever publishes reads what others propose. */
export const maySeeProposal = ({ role, person }: Caller, { by }: Pick<Proposal, 'by'>): boolean =>
  by === person || allows('guideline.publish', role)

function rowOf({ version, base, bytes, sections, summary, by, at }: GuidelineVersion, called: Called): GuidelineRow {
  return { version, base, bytes, sections, summary, by, byName: called(by), at }
}

function proposalRow(room: OpenRoom, caller: Caller, proposal: Proposal, called: Called): ProposalRow {
  const { section, version, ruling, end } = proposal
  const { versions } = room.actor.state.guidelines
  const item = ruling ? room.actor.item(ruling.item) : undefined
  return {
    ...proposal,
    title: versions[version - 1]?.sections.find(({ id }) => id === section)?.title ?? '',
    byName: called(proposal.by),
    key: item && maySee(room, caller, item) ? item.key : '',
    end: end && { ...end, byName: called(end.by) },
  }
}
