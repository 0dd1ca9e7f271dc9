import { z } from 'zod'
import type { GuidelineSection, Proposal, ProposalEnd } from '#shared/domain/guideline.ts'

/** `POST /api/v1/rooms/<room>/as/<n>/guidelines`: the body is the Markdown, about it stands in the query. */
export const guidelineQuery = z.strictObject({
  /** The version that the publisher had before them; 0 for none. */
  base: z.coerce.number().int().nonnegative(),
  /** What is new, for everybody here. */
  summary: z.string().trim().min(1).max(500),
  /** Proposals that went into it, with commas between. */
  takes: z.string().max(4000).default(''),
})

/** `GET …/guidelines`: versions and proposals, the latest first. */
export interface GuidelineList {
  readonly versions: readonly GuidelineRow[]
  /** All for those who publish, else one's own. */
  readonly proposals: readonly ProposalRow[]
}

export interface GuidelineRow {
  readonly version: number
  readonly base: number
  readonly bytes: number
  readonly sections: readonly GuidelineSection[]
  readonly summary: string
  readonly by: string
  readonly byName: string
  /** ISO 8601. */
  readonly at: string
}

/** `GET …/guidelines/<version>`. */
export interface GuidelineText extends GuidelineRow {
  readonly text: string
}

export interface ProposalRow extends Omit<Proposal, 'end'> {
  /** Of the section in the version that it would change; empty for a new one. */
  readonly title: string
  readonly byName: string
  /** The item of its ruling, where the reader may know it. */
  readonly key: string
  readonly end: (ProposalEnd & { readonly byName: string }) | null
}
