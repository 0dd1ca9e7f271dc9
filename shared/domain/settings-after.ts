import { reduceProfile } from './comparing.ts'
import { reduceLabelledBy, reduceLabelling } from './labelling.ts'
import { reduceTitle } from './room-standing.ts'
import { reduceChosen, reduceSetBy, type SettingsSetBy } from './set-settings.ts'
import { type RoomSettings, reduceSettings } from './settings.ts'

type Typed = { readonly type: string }

/** The settings after whatever event: each kind of them has a reducer of its own. */
export const settingsAfter = (settings: RoomSettings, event: Typed): RoomSettings =>
  [reduceSettings, reduceTitle, reduceProfile, reduceChosen, reduceLabelling].reduce(
    (after, reduce) => reduce(after, event),
    settings,
  )

export const setByAfter = (setBy: SettingsSetBy, event: Typed): SettingsSetBy =>
  reduceLabelledBy(reduceSetBy(setBy, event), event)
