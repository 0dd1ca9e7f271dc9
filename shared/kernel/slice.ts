type Typed = { readonly type: string }
export type Handlers<State, Event extends Typed> = {
  readonly [Type in Event['type']]: (state: State, event: Extract<Event, { type: Type }>) => State
}

/**
 * A total reducer from a table with one line per event type: a missing or stray type does not compile,
 * and events of other slices keep the reference.
 */
export function sliceReducer<State, Event extends Typed>(handlers: Handlers<State, Event>) {
  const table = new Map(Object.entries(handlers)) as Map<string, (state: State, event: Typed) => State>
  return (state: State, event: Typed): State => table.get(event.type)?.(state, event) ?? state
}
