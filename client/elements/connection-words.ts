import { msg, str } from '@lit/localize'
import { opensAlone } from '../controllers/shell.ts'
import type { ConnectionState } from '../sync/connection-state.ts'
import type { DeviceTrouble } from '../sync/device-store.ts'
import type { SaveState } from '../sync/save-state.ts'

/** Why this page's stay is over, where more is known than that the session has ended. */
export function endedSentence({ why, message }: Extract<ConnectionState, { is: 'ended' }>): string {
  if (why === 'somebody-else')
    return msg(
      'Somebody else is signed in at this address by now. What was done here before stays kept for whoever did it. Reload the page to go on as yourself.',
    )
  if (why === 'merged')
    return msg(
      'A lead found that you stand in this room twice, and made one entry of the two. What you did is kept under the one that stays: come in again with its link, or with its passphrase.',
    )
  if (why === 'deleted') return msg('A lead deleted this room, with everything in it. Nothing more can be sent there.')
  return message
}

/** Why nothing becomes durable in this room now, for those who can do something about it. */
export const storageSentence = (trouble: string): string =>
  msg(str`Nothing can be stored in this room at the moment; what you do stays on this device until it can. ${trouble}`)

export interface ConnectionNote {
  readonly text: string
  readonly danger: boolean
}

/**
 * What the state of connection and storage means for the person, and what to do; null where all is well. `known`:
 * whether the room is on the screen already.
 */
export function connectionNote(
  connection: ConnectionState['is'],
  save: SaveState,
  device: DeviceTrouble | null,
  known = true,
): ConnectionNote | null {
  if (save.is === 'not-stored') return { text: notStored(save.count, device), danger: true }
  const away = connection === 'lost' || connection === 'connecting'
  if (save.is === 'on-device') {
    const kept =
      save.count === 1
        ? msg('1 change is kept on this device and will be sent when the server answers.')
        : msg(str`${save.count} changes are kept on this device and will be sent when the server answers.`)
    return {
      text: `${away ? msg('You are offline.') : msg('The server does not answer.')} ${kept} ${reload()}`,
      danger: false,
    }
  }
  if (!away) return null
  if (!known)
    return {
      text: msg('The server has not answered yet. This page goes on trying; you need not reload it.'),
      danger: false,
    }
  return {
    text: `${msg('You are offline. What you see may be old; what you do is kept on this device.')} ${reload()}`,
    danger: false,
  }
}

function notStored(count: number, device: DeviceTrouble | null): string {
  const stays =
    count === 1
      ? msg('1 change is stored nowhere. Keep this tab open until the server answers.')
      : msg(str`${count} changes are stored nowhere. Keep this tab open until the server answers.`)
  return `${deviceSentence(device)} ${stays}`
}

function deviceSentence(device: DeviceTrouble | null): string {
  switch (device) {
    case 'full':
      return msg('Not stored on this device: its storage is full.')
    case 'refused':
      return msg('Not stored on this device: the browser gives this page no storage, as in a private window.')
    default:
      return msg('Not stored on this device: its storage failed.')
  }
}

/** On plain http, and in the first moments, the browser cannot open the page again without the server. */
const reload = (): string =>
  opensAlone() ? '' : msg('Do not reload: this page can only be opened again when the server answers.')
