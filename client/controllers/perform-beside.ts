import type { Action } from '../keys/key-map.ts'
import type { Coaching } from './coaching.ts'

/** What a key or button does among the people here, wherever one is; false when it is none of these. */
export function performBeside(action: Action, coaching: Coaching): boolean {
  if (action === 'hand') void coaching.raiseHand()
  else if (action === 'point') coaching.pointing.point()
  else if (action === 'here') coaching.list(!coaching.state.listed)
  else if (action === 'follow') {
    if (!coaching.toggleFollow()) coaching.list(true)
  } else return false
  return true
}
