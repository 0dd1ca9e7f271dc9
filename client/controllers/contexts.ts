import { createContext } from '@lit/context'
import type { BrowserAlerts } from './browser-alerts.ts'
import type { Coaching } from './coaching.ts'
import type { DisputePages } from './dispute-pages.ts'
import type { ForYou } from './for-you.ts'
import type { KeyPreferences } from './key-preferences.ts'
import type { OpenItem } from './open-item.ts'
import type { QueuePages } from './queue-pages.ts'
import type { RoomClient } from './room-client.ts'
import type { RoomRoute } from './room-route.ts'
import type { Talk } from './talk.ts'
import type { WatchedItem } from './watched-item.ts'

/** What the page hands down to its elements. Only types are imported here: the bench loads when an item is opened. */
export const roomClientContext = createContext<RoomClient | undefined>('room-client')
export const queuePagesContext = createContext<QueuePages | undefined>('queue-pages')
export const disputePagesContext = createContext<DisputePages | undefined>('dispute-pages')
export const openItemContext = createContext<OpenItem | undefined>('open-item')
export const keyPreferencesContext = createContext<KeyPreferences | undefined>('key-preferences')
export const watchedItemContext = createContext<WatchedItem | undefined>('watched-item')
export const roomRouteContext = createContext<RoomRoute | undefined>('room-route')
export const forYouContext = createContext<ForYou | undefined>('for-you')
export const talkContext = createContext<Talk | undefined>('talk')
export const browserAlertsContext = createContext<BrowserAlerts | undefined>('browser-alerts')
export const coachingContext = createContext<Coaching | undefined>('coaching')
