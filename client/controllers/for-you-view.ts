import type { ReactiveControllerHost } from 'lit'
import { forYouContext } from './contexts.ts'
import type { ForYou, ForYouScreen } from './for-you.ts'
import { Slice } from './slice.ts'

/** One value of what concerns this person. */
export class ForYouView<T> extends Slice<ForYouScreen, ForYou, T> {
  constructor(host: ReactiveControllerHost & HTMLElement, select: (notices: ForYouScreen) => T) {
    super(host, forYouContext, select)
  }

  get notices(): ForYou | undefined {
    return this.source
  }
}
