import type { Peaks } from '#shared/sound/peaks.ts'
import type { SoundFaultCode } from '#shared/sound/peaks-answer.ts'

/** What is known of how loud a recording is where; null: nothing was asked yet. */
export type PeaksShown =
  | { readonly is: 'ready'; readonly peaks: Peaks }
  | { readonly is: 'computing'; readonly share: number }
  | { readonly is: 'none'; readonly code: SoundFaultCode }
  /** It is tried again. */
  | { readonly is: 'unreached' }
  | null
