import type { ReactiveControllerHost } from 'lit'
import { disputePagesContext } from './contexts.ts'
import type { DisputePages, DisputesScreen } from './dispute-pages.ts'
import { Slice } from './slice.ts'

/** One value of the room's disputes as far as they were looked at. */
export class DisputesView<T> extends Slice<DisputesScreen, DisputePages, T> {
  constructor(host: ReactiveControllerHost & HTMLElement, select: (disputes: DisputesScreen) => T) {
    super(host, disputePagesContext, select)
  }

  get pages(): DisputePages | undefined {
    return this.source
  }
}
