import type { ReactiveControllerHost } from 'lit'
import { talkContext } from './contexts.ts'
import { Slice } from './slice.ts'
import type { Talk, TalkScreen } from './talk.ts'

/** One value of what is said in the room. */
export class TalkView<T> extends Slice<TalkScreen, Talk, T> {
  constructor(host: ReactiveControllerHost & HTMLElement, select: (talk: TalkScreen) => T) {
    super(host, talkContext, select)
  }

  get talk(): Talk | undefined {
    return this.source
  }
}
