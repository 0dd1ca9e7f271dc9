import { Followed } from './followed.ts'

/** One quiet line. What was lost or refused stays until it is read; the rest makes room for the next. */
export interface Notice {
  readonly text: string
  readonly stays: boolean
  /** The place it is about: once the person acts there, it is read. */
  readonly about?: string
  readonly action?: { readonly label: string; run(): void }
}

const quietMilliseconds = 8000

export class Notices extends Followed<readonly Notice[]> {
  constructor() {
    super([])
  }

  /** Something that a person may miss without harm. */
  say(text: string, action?: Notice['action']): void {
    const notice: Notice = { text, stays: false, ...(action ? { action } : {}) }
    this.put([...this.state.filter(({ stays }) => stays), notice])
    setTimeout(() => this.read(notice), quietMilliseconds)
  }

  /** Something that must be read. */
  insist(text: string, { action, about }: Pick<Notice, 'action' | 'about'> = {}): void {
    const others = this.state.filter((notice) => notice.stays && notice.text !== text)
    this.put([...others, { text, stays: true, ...(action ? { action } : {}), ...(about ? { about } : {}) }])
  }

  /** The person has acted at that place. */
  settle(about: string): void {
    if (this.state.some((notice) => notice.about === about))
      this.put(this.state.filter((notice) => notice.about !== about))
  }

  read(notice: Notice): void {
    this.put(this.state.filter((other) => other !== notice))
  }
}
