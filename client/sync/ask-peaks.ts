import { peaksType, readPeaks } from '#shared/sound/peaks.ts'
import { peaksAnswerSchema } from '#shared/sound/peaks-answer.ts'
import type { PeaksShown } from '../sound/peaks-shown.ts'

/** `again`: seconds until it is worth to ask again; null: that is all there will be; undefined: whenever it may be reached. */
export interface PeaksAsked {
  readonly shown: PeaksShown
  readonly again: number | null | undefined
}

const unreached: PeaksAsked = { shown: { is: 'unreached' }, again: undefined }
/** Who may not hear a recording, or has none, is told so where it is listened to. */
const nothing: PeaksAsked = { shown: null, again: null }

/** How loud a recording is where, as far as the server has it. */
export async function askPeaks(path: string, signal: AbortSignal): Promise<PeaksAsked> {
  const response = await fetch(path, { credentials: 'same-origin', signal }).catch(() => null)
  if (!response || response.status >= 500) return unreached
  if (!response.ok) return nothing
  if (response.headers.get('content-type')?.startsWith(peaksType)) {
    const bytes = await response.arrayBuffer().catch(() => new ArrayBuffer(0))
    const peaks = readPeaks(new Uint8Array(bytes))
    return peaks.ok ? { shown: { is: 'ready', peaks: peaks.value }, again: null } : unreached
  }
  const answer = peaksAnswerSchema.safeParse(await response.json().catch(() => null)).data
  if (!answer) return unreached
  const again = answer.is === 'computing' ? Number(response.headers.get('retry-after') ?? 1) : null
  return { shown: answer, again }
}
