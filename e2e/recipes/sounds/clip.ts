import type { Annotator } from '../annotators.ts'

export const soundTags = ['speech', 'music', 'traffic', 'horn', 'dog', 'silence'] as const
export type SoundTag = (typeof soundTags)[number]

/** Something that is heard; seconds. */
export interface Heard {
  readonly id: string
  readonly tag: SoundTag
  readonly from: number
  readonly to: number
  /** 0 to 1. */
  readonly loud: number
  /** Of speech: who says what, by the voices of espeak-ng. */
  readonly says?: { readonly voice: string; readonly pace: number; readonly pitch: number; readonly text: string }
}

export type SoundSlip = { readonly who: Annotator } & (
  | { readonly id: string; readonly from?: number; readonly to?: number }
  | { readonly id: string; readonly tag: SoundTag }
  | { readonly id: string; readonly missed: true }
  /** One stretch over several. */
  | { readonly ids: readonly string[]; readonly joined: true }
  | { readonly more: Pick<Heard, 'tag' | 'from' | 'to'> }
)

export interface Clip {
  /** With its ending, which says how it is stored. */
  readonly file: string
  readonly seconds: number
  readonly heard: readonly Heard[]
  readonly slips: readonly SoundSlip[]
}
