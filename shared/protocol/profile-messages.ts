import { z } from 'zod'
import { profileSchema } from '#shared/domain/comparison-profile.ts'

/** `POST …/profile`: how words are compared from now on, and as the asker saw it. */
export const profileBody = z.strictObject({ profile: profileSchema, was: profileSchema })
export type ProfileWish = z.infer<typeof profileBody>

/** One difference as it is now and is no more, or as it is then and was not: the texts of its readings. */
export interface ProfileExample {
  readonly item: string
  readonly key: string
  readonly language: string
  readonly when: 'now' | 'then'
  readonly readings: readonly string[]
}

/** What another profile comes to, over the items that are not signed off. */
export interface ProfileReport {
  /** Items whose differences are others. */
  readonly items: number
  readonly gone: number
  readonly added: number
  /** Still there, with other readings. */
  readonly other: number
  /** Differences that ask for a person, before and after. */
  readonly weak: { readonly before: number; readonly after: number }
  /** Settled places that are asked again. */
  readonly asked: number
  /** Items that stay as they are, being signed off. */
  readonly signedOff: number
  readonly examples: readonly ProfileExample[]
}
