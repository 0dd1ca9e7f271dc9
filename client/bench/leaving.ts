/** What somebody did on this page, as far as it says whether they go their own way. */
export interface OwnMove {
  readonly type: string
  readonly code?: string
  readonly alt?: boolean
  /** Names of the elements that it happened in, from the inside. */
  readonly within: readonly string[]
  readonly inField: boolean
}

const scrolls = new Set(['PageUp', 'PageDown', 'Home', 'End', 'Space'])

/** Whether whoever follows another leaves them by it: acting in the item, scrolling it, or Escape. Keys that act are told apart elsewhere. */
export function leavesByMove({ type, code = '', alt, within, inField }: OwnMove): boolean {
  if (within.includes('room-bench-actions') || within.includes('room-here')) return false
  if (type === 'wheel' || type === 'touchmove') return within.includes('room-segments')
  if (type === 'pointerdown') return within.includes('room-bench') && !alt
  if (type === 'input') return within.includes('room-bench')
  return !inField && (code === 'Escape' || (scrolls.has(code) && within.includes('room-segments')))
}

/** Keys and buttons that do something beside the way: whoever uses them goes on following. */
const beside: ReadonlySet<string> = new Set([
  ...['hand', 'follow', 'point', 'here', 'help', 'talk', 'sources', 'disputes', 'queue'],
])

export const leavesByAction = (action: string): boolean => !beside.has(action)
