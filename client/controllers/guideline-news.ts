import { msg, str } from '@lit/localize'
import type { NoticeKind } from '#shared/projections/notices.ts'
import { writeGuidelineAsked } from './guideline-asked.ts'
import type { RoomClient } from './room-client.ts'
import type { RoomRoute } from './room-route.ts'

/** What a version changes of the one before; of the first, its text. */
const newsOf = (version: number): string =>
  version > 1 ? writeGuidelineAsked({ show: 'compare', from: version - 1, version }) : writeGuidelineAsked({})

/** Where a notice about the guideline leads, as the page's address asks for it; undefined for other notices. */
export function guidelineNotice(kind: NoticeKind, version = 1): string | undefined {
  if (kind === 'guideline' || kind === 'proposal-taken') return newsOf(version)
  return kind === 'proposed' || kind === 'proposal-declined' ? writeGuidelineAsked({ show: 'proposals' }) : undefined
}

/** Says in the quiet line that a version was published by somebody else; the answer ends it. */
export function followGuideline(room: RoomClient, route: RoomRoute): () => void {
  return room.onTold(({ event, name, by }) => {
    if (event?.type !== 'guideline.published' || by === room.me || !room.may('guidelines.read')) return
    const { version, summary } = event
    room.notices.say(msg(str`${name} published version ${version} of the guideline: ${summary}`), {
      label: version > 1 ? msg('What changed') : msg('Read it'),
      run: () => route.enter('guidelines', newsOf(version)),
    })
  })
}
