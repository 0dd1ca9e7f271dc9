import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type Action, actionOf, type KeySettings, type Mode } from '../keys/key-map.ts'

interface KeyboardHost extends ReactiveControllerHost {
  readonly keys: KeySettings
  /** Does what the key asks for; false when there is nothing to do it to. */
  perform(action: Action): boolean
}

/** Listens on the whole window while its host is there. Fields, menus and buttons keep the keys that are theirs. */
export class Keyboard implements ReactiveController {
  readonly #host: KeyboardHost

  constructor(host: KeyboardHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('keydown', this.#key)
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.#key)
  }

  readonly #key = (event: KeyboardEvent) => {
    const mode = modeAt(event)
    if (event.defaultPrevented || mode === null) return
    const action = actionOf(event, mode, this.#host.keys)
    if (action === undefined || belongsToControl(event)) return
    if (action === 'held' || this.#host.perform(action)) event.preventDefault()
  }
}

/** Typing where the focus is in a draft's editor, nothing in any other field, review everywhere else. */
function modeAt(event: KeyboardEvent): Mode | null {
  const [target] = event.composedPath()
  if (!(target instanceof HTMLElement)) return 'review'
  if (target.isContentEditable) return 'typing'
  return target.matches('input:not([type="checkbox"]), textarea, select') ? null : 'review'
}

/** Enter and Space press a button or follow a link that has the focus. */
function belongsToControl(event: KeyboardEvent): boolean {
  const [target] = event.composedPath()
  const presses = event.code === 'Enter' || event.code === 'NumpadEnter' || event.code === 'Space'
  return presses && target instanceof HTMLElement && target.matches('button, a, summary')
}
