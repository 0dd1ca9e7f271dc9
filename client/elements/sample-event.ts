import type { CommandInput } from '#shared/domain/room.ts'

/** What somebody wants of the room's samples. */
export type SampleWish =
  | { readonly want: 'look'; readonly sample: string | null }
  | { readonly want: 'draw'; readonly input: CommandInput<'sample.draw'> }
  | { readonly want: 'judge'; readonly input: CommandInput<'sample.judge'> }
  | { readonly want: 'close'; readonly input: CommandInput<'sample.close'> }

/** Somebody draws, looks at, judges or closes a sample. */
export class SampleEvent extends Event {
  readonly wish: SampleWish

  constructor(wish: SampleWish) {
    super('room-sample', { bubbles: true, composed: true })
    this.wish = wish
  }
}

declare global {
  interface HTMLElementEventMap {
    'room-sample': SampleEvent
  }
}
