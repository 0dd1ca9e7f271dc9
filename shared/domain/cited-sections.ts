import { z } from 'zod'
import { type Refused, refuse } from '#shared/kernel/outcome.ts'
import { currentGuideline, type Guidelines } from './guideline.ts'

/** What a ruling has to do with the guideline; each undefined where there was none, or nothing of it is cited. */
export interface Cited {
  /** The version that held. */
  readonly guideline?: number | undefined
  /** Sections of it by id, and how they were called in that version. */
  readonly sections?: readonly string[] | undefined
  readonly titles?: readonly string[] | undefined
}

/** In an event; older rulings have none of it. */
export const citedFields = {
  guideline: z.number().int().positive().optional(),
  sections: z.array(z.string()).optional(),
  titles: z.array(z.string()).optional(),
}

/** In a command: what is cited, and the version that the trainer read it in. */
export const citesSectionsFields = {
  sections: z.array(z.string().max(80)).max(20).optional(),
  guidelineSeen: z.number().int().nonnegative().optional(),
}
interface Citing {
  readonly sections?: readonly string[] | undefined
  readonly guidelineSeen?: number | undefined
}

/** A trainer cites what they have read: not what was taken out, or says something else since. */
export function whyNotCited({ versions }: Guidelines, { sections = [], guidelineSeen }: Citing): Refused | undefined {
  const now = versions.at(-1)
  const seen = guidelineSeen === undefined ? now : versions[guidelineSeen - 1]
  for (const id of sections) {
    const cited = now?.sections.find((section) => section.id === id)
    const read = seen?.sections.find((section) => section.id === id)
    if (!cited && !read) return refuse('not-found', 'The guideline has no such section')
    if (!cited || cited.hash !== read?.hash)
      return refuse(
        'moved',
        `Version ${now?.version} of the guideline changes what you cite, “${(cited ?? read)?.title}”. Read it, and rule again`,
        { guideline: now?.version, section: id },
      )
  }
  return undefined
}

/** By the state alone, whatever the client believes. */
export function citedNow(guidelines: Guidelines, { sections = [] }: Citing) {
  const now = currentGuideline(guidelines)
  if (!now) return {}
  const cited = now.sections.filter(({ id }) => sections.includes(id))
  const guideline = now.version
  if (cited.length === 0) return { guideline }
  return { guideline, sections: cited.map(({ id }) => id), titles: cited.map(({ title }) => title) }
}

/** Of an event, without fields that are not there. */
export const citedIn = ({ guideline, sections, titles }: Cited): Cited => ({
  ...(guideline === undefined ? {} : { guideline }),
  ...(sections ? { sections } : {}),
  ...(titles ? { titles } : {}),
})
