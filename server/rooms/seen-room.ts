import type { AgreementBook } from './agreement-book.ts'
import type { LabelFiguresBook } from './label-figures-book.ts'
import type { ObservedFeeds } from './observed-feed.ts'
import type { RoomReading } from './room-reading.ts'
import type { WindowFeed } from './window-feed.ts'

/** A reading of a room with what is worked out of it for all who see it so. */
export interface SeenRoom {
  readonly actor: RoomReading
  readonly observed: ObservedFeeds
  readonly agreement: AgreementBook
  readonly labelFigures: LabelFiguresBook
  readonly window: WindowFeed
}
