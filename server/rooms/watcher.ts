/**
 * A connection that is told what many others are told too: whichever is asked tells all of them, so that it is put into
 * bytes once.
 */
export interface Watcher<Told> {
  tellAll(watchers: ReadonlySet<Watcher<Told>>, told: Told): void
}

export function tellWatchers<Told>(watchers: ReadonlySet<Watcher<Told>>, told: Told): void {
  const [first] = watchers
  first?.tellAll(watchers, told)
}
