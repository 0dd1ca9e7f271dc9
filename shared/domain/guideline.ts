import { z } from 'zod'
import { accept, type Outcome, refuse } from '#shared/kernel/outcome.ts'
import { sliceReducer } from '#shared/kernel/slice.ts'
import { type Table, tableGet } from '#shared/kernel/table.ts'
import { type Context, commandsOver } from './command.ts'

/** UTF-8 bytes of a guideline. */
export const mostGuidelineBytes = 200_000
export const mostSections = 500
export const mostProposalLetters = 8000

const sectionSchema = z.strictObject({
  /** From the words of its heading; stays with it from version to version. */
  id: z.string().min(1).max(80),
  title: z.string().max(200),
  level: z.number().int().min(1).max(6),
  /** Of its text with the heading: another hash, another text. */
  hash: z.string().max(64),
})
/** Heading and what follows it up to the next heading. */
export type GuidelineSection = Readonly<z.infer<typeof sectionSchema>>

const aboutRuling = z.strictObject({ item: z.string().max(40), ruling: z.string().max(40) })

export const guidelineEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('guideline.published'),
    version: z.number().int().positive(),
    /** The blob that holds the Markdown. */
    text: z.string(),
    bytes: z.number().int().positive(),
    sections: z.array(sectionSchema),
    summary: z.string(),
    /** The version that its publisher had before them; 0 for none. */
    base: z.number().int().nonnegative(),
    /** Proposals that went into it. */
    takes: z.array(z.string()),
    by: z.string(),
    at: z.string(),
  }),
  z.strictObject({
    type: z.literal('guideline.proposed'),
    proposal: z.string(),
    section: z.string().nullable(),
    text: z.string(),
    why: z.string(),
    /** The version that it would change. */
    version: z.number().int().nonnegative(),
    /** The ruling that showed the need, which names its item. */
    ruling: aboutRuling.nullable(),
    by: z.string(),
    at: z.string(),
  }),
  z.strictObject({
    type: z.literal('guideline.declined'),
    proposal: z.string(),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
  }),
])
export type GuidelineEvent = z.infer<typeof guidelineEvent>
type Of<Type extends GuidelineEvent['type']> = Extract<GuidelineEvent, { type: Type }>

export type GuidelineVersion = Readonly<Omit<Of<'guideline.published'>, 'type'>>

export type ProposalEnd =
  | { readonly is: 'taken'; readonly version: number; readonly by: string; readonly at: string }
  | { readonly is: 'declined'; readonly reason: string; readonly by: string; readonly at: string }

/** A change that somebody would make. */
export interface Proposal extends Readonly<Omit<Of<'guideline.proposed'>, 'type' | 'proposal'>> {
  readonly id: string
  /** Null while it is open. */
  readonly end: ProposalEnd | null
}

export interface Guidelines {
  /** Version 1 first. */
  readonly versions: readonly GuidelineVersion[]
  readonly proposals: readonly Proposal[]
}

export const noGuidelines: Guidelines = { versions: [], proposals: [] }

const ended = (proposals: readonly Proposal[], ids: readonly string[], end: ProposalEnd) =>
  proposals.map((proposal) => (ids.includes(proposal.id) ? { ...proposal, end } : proposal))

export const reduceGuidelines = sliceReducer<Guidelines, GuidelineEvent>({
  'guideline.published': ({ versions, proposals }, { type: _, ...version }) => {
    const { version: number, takes, by, at } = version
    return {
      versions: [...versions, version],
      proposals: ended(proposals, takes, { is: 'taken', version: number, by, at }),
    }
  },
  'guideline.proposed': ({ versions, proposals }, { type: _, proposal: id, ...proposed }) => ({
    versions,
    proposals: [...proposals, { id, ...proposed, end: null }],
  }),
  'guideline.declined': ({ versions, proposals }, { proposal, reason, by, at }) => ({
    versions,
    proposals: ended(proposals, [proposal], { is: 'declined', reason, by, at }),
  }),
})

export interface GuidelineState {
  readonly guidelines: Guidelines
  /** Those that stand, by item. */
  readonly rulings: Table<readonly { readonly id: string }[]>
}

/** The version that holds. */
export const currentGuideline = ({ versions }: Guidelines): GuidelineVersion | undefined => versions.at(-1)

/** What is to be published, its text read already. */
export interface Publishing
  extends Pick<GuidelineVersion, 'text' | 'bytes' | 'sections' | 'summary' | 'base' | 'takes'> {}

/** On the version that the publisher saw: of two at once one wins, and the other is told. */
export function decidePublishing(
  { guidelines }: Pick<GuidelineState, 'guidelines'>,
  { text, bytes, sections, summary, base, takes }: Publishing,
  { person, at }: Pick<Context, 'person' | 'at'>,
): Outcome<Of<'guideline.published'>> {
  const now = currentGuideline(guidelines)
  const version = (now?.version ?? 0) + 1
  if (base !== version - 1) return refuse('moved', movedSentence(version - 1, base), { version: version - 1 })
  if (now?.text === text) return refuse('conflict', `Nothing has changed since version ${now.version}`)
  const notOpen = takes.find((id) => guidelines.proposals.find((one) => one.id === id)?.end !== null)
  if (notOpen !== undefined)
    return refuse('conflict', 'A proposal that you take was answered meanwhile. Look at it, and publish again', {
      proposal: notOpen,
    })
  return accept({
    type: 'guideline.published',
    ...{ version, text, bytes, sections, summary, base, takes: [...new Set(takes)], by: person, at },
  })
}

const movedSentence = (now: number, base: number): string =>
  now < base
    ? `There is no version ${base} of the guideline`
    : `Version ${now} was published while you wrote. Look at what it changes; your text is kept`

const { command } = commandsOver<GuidelineState, GuidelineEvent>()

export const proposeGuideline = command({
  name: 'guideline.propose',
  input: z.strictObject({
    /** Null for something that no section has yet. */
    section: z.string().max(80).nullable(),
    text: z.string().trim().min(1).max(mostProposalLetters),
    why: z.string().trim().min(1).max(2000),
    ruling: aboutRuling.optional(),
  }),
  decide({ guidelines, rulings }, { section, text, why, ruling = null }, { person: by, at, newId }) {
    const now = currentGuideline(guidelines)
    if (section !== null && !now?.sections.some(({ id }) => id === section))
      return refuse('not-found', 'This section is not in the guideline any more. Look, and propose again')
    if (ruling && !tableGet(rulings, ruling.item)?.some(({ id }) => id === ruling.ruling))
      return refuse('not-found', 'This ruling does not stand any more')
    const [proposal, version] = [newId(), now?.version ?? 0]
    return accept({
      events: [{ type: 'guideline.proposed', proposal, section, text, why, version, ruling, by, at }],
      answer: { proposal },
    })
  },
})

export const declineProposal = command({
  name: 'guideline.decline',
  input: z.strictObject({ proposal: z.string().max(40), reason: z.string().trim().min(1).max(2000) }),
  decide({ guidelines }, { proposal: id, reason }, { person: by, at }) {
    const proposal = guidelines.proposals.find((one) => one.id === id)
    if (!proposal) return refuse('not-found', 'There is no such proposal here')
    if (proposal.end?.is === 'taken')
      return refuse('conflict', `Version ${proposal.end.version} has taken this proposal already`)
    if (proposal.end) return refuse('conflict', 'This proposal was declined already')
    return accept({ events: [{ type: 'guideline.declined', proposal: id, reason, by, at }] })
  },
})
