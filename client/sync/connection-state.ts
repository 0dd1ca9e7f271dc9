import type { Denial } from './room-socket.ts'

/** Where the room's channel stands. Times are epoch milliseconds. */
export type ConnectionState =
  | { readonly is: 'connecting' }
  | { readonly is: 'joining' }
  | { readonly is: 'joined' }
  | { readonly is: 'catching-up' }
  | { readonly is: 'lost'; readonly since: number }
  | { readonly is: 'ended'; readonly why: Denial | 'refused'; readonly message: string }

export type ConnectionEvent =
  /** `knows`: whether there is a sequence to catch up from. */
  | { readonly type: 'connected'; readonly knows: boolean }
  | { readonly type: 'answered' }
  | { readonly type: 'too-far-behind' }
  | { readonly type: 'lost'; readonly at: number }
  | { readonly type: 'denied'; readonly why: Denial }
  | { readonly type: 'refused'; readonly message: string }

type Row = {
  readonly [Type in ConnectionEvent['type']]: (event: Extract<ConnectionEvent, { type: Type }>) => ConnectionState
}

const ended: Pick<Row, 'denied' | 'refused'> = {
  denied: ({ why }) => ({ is: 'ended', why, message: '' }),
  refused: ({ message }) => ({ is: 'ended', why: 'refused', message }),
}
const lost = ({ at }: { at: number }) => ({ is: 'lost', since: at }) as const
const connected = ({ knows }: { knows: boolean }) =>
  (knows ? { is: 'catching-up' } : { is: 'joining' }) as ConnectionState

/** Total: what cannot happen in a state leaves it as it is. */
function rowOf(state: ConnectionState): Row {
  const stay = () => state
  const open: Row = { connected, answered: stay, 'too-far-behind': () => ({ is: 'joining' }), lost, ...ended }
  switch (state.is) {
    case 'connecting':
      return { ...open, answered: stay, 'too-far-behind': stay }
    case 'joining':
    case 'catching-up':
      return { ...open, answered: () => ({ is: 'joined' }) }
    case 'joined':
      return open
    case 'lost':
      return { ...open, 'too-far-behind': stay, lost: stay }
    case 'ended':
      return { connected: stay, answered: stay, 'too-far-behind': stay, lost: stay, denied: stay, refused: stay }
  }
}

export function nextConnectionState(state: ConnectionState, event: ConnectionEvent): ConnectionState {
  const go = rowOf(state)[event.type] as (event: ConnectionEvent) => ConnectionState
  return go(event)
}

/** Whether what is asked now reaches the server. */
export const isOnline = ({ is }: ConnectionState): boolean =>
  is === 'joined' || is === 'catching-up' || is === 'joining'
