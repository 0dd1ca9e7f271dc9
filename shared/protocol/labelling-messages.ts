/** How often each tag was given, and each question answered, in what was imported. */
export interface LabelUses {
  readonly tags: Readonly<Record<string, number>>
  readonly questions: Readonly<Record<string, number>>
}
