import type { ReactiveControllerHost } from 'lit'
import type { Coaching, CoachingScreen } from './coaching.ts'
import { coachingContext } from './contexts.ts'
import { Slice } from './slice.ts'

/** One value of whom this page goes with. */
export class CoachingView<T> extends Slice<CoachingScreen, Coaching, T> {
  constructor(host: ReactiveControllerHost & HTMLElement, select: (coaching: CoachingScreen) => T) {
    super(host, coachingContext, select)
  }

  get coaching(): Coaching | undefined {
    return this.source
  }
}
