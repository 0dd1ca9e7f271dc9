import { msg, str } from '@lit/localize'
import type { GuidelineSection } from '#shared/domain/guideline.ts'
import type { ProposalRow } from '#shared/protocol/guideline-messages.ts'

/** Such as “Guideline 3 · Numbers”. */
export function citedWords(version: number | undefined, titles: readonly string[]): string {
  const sections = titles.join(', ')
  return version === undefined ? sections : msg(str`Guideline ${version} · ${sections}`)
}

export const proposalsTaken = (count: number): string =>
  count === 1 ? msg('One proposal was taken') : msg(str`${count} proposals were taken`)

/** What became of a section since somebody cited it; empty where it says the same. */
export function sinceWords(
  cited: GuidelineSection | undefined,
  now: readonly GuidelineSection[],
  version: number,
): string {
  if (!cited) return ''
  const today = now.find(({ id }) => id === cited.id)
  if (!today) return msg(str`Version ${version}, which holds now, has this section no more.`)
  if (today.hash !== cited.hash) return msg(str`This section has changed since: version ${version} holds now.`)
  return msg(str`This section is the same in version ${version}, which holds now.`)
}

export function proposalEnd({ end }: ProposalRow): string {
  if (!end) return msg('Open')
  if (end.is === 'taken') return msg(str`Taken into version ${end.version} by ${end.byName}`)
  return msg(str`Declined by ${end.byName}: ${end.reason}`)
}

/** To begin with, in the room's own reason codes. */
export function guidelineTemplate(reasons: readonly string[]): string {
  const about = msg('Write here what holds, with an example.')
  const head = [`# ${msg('How we do it')}`, msg('What everybody here keeps to, and where to look first.')]
  const sections = reasons.map((reason) => `## ${reason.charAt(0).toUpperCase()}${reason.slice(1)}\n\n${about}`)
  return `${[...head, ...sections].join('\n\n')}\n`
}
