/** A stretch with a tag: whole numbers, the end not part of it. Code points of a text, or milliseconds of a recording. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly tag: string
}
