/** What is written and not sent in one dispute. */
export interface Written {
  readonly value: string | null
  readonly because: string
  readonly comment: string
}

/** Under which name it is kept. */
export const aboutTalk = (dispute: string): string => `talk/${dispute}`
