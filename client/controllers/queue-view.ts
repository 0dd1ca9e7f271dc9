import type { ReactiveControllerHost } from 'lit'
import { queuePagesContext } from './contexts.ts'
import type { QueuePages, QueueScreen } from './queue-pages.ts'
import { Slice } from './slice.ts'

/** One value of the queue as far as it was looked at. */
export class QueueView<T> extends Slice<QueueScreen, QueuePages, T> {
  constructor(host: ReactiveControllerHost & HTMLElement, select: (queue: QueueScreen) => T) {
    super(host, queuePagesContext, select)
  }

  get pages(): QueuePages | undefined {
    return this.source
  }
}
