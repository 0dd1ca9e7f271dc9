import { Followed } from './followed.ts'

/** How a person has the page, kept in this browser. Sizes in CSS pixels. */
export interface View {
  readonly draftSize: number
  readonly queueWidth: number
  /** The browser's own squiggle, off unless asked for: it collides with the marks of differences. */
  readonly spellcheck: boolean
  /** Of the room as it is watched. */
  readonly largeType: boolean
}

export const draftSizes = { least: 14, most: 28 } as const
export const queueWidths = { least: 220, most: 560 } as const
export const defaultView: View = { draftSize: 18, queueWidth: 320, spellcheck: false, largeType: false }

const place = 'chavadi.view'

/** What is stored may be old or bent. */
export function readView(stored: string | null): View {
  const { draftSize, queueWidth, spellcheck, largeType } = parsed(stored)
  return {
    draftSize: within(draftSize, draftSizes) ?? defaultView.draftSize,
    queueWidth: within(queueWidth, queueWidths) ?? defaultView.queueWidth,
    spellcheck: spellcheck === true,
    largeType: largeType === true,
  }
}

function parsed(stored: string | null): Partial<Record<keyof View, unknown>> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

function within(value: unknown, { least, most }: { least: number; most: number }): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : undefined
}

class ViewPreferences extends Followed<View> {
  constructor() {
    super(readView(localStorage.getItem(place)))
    this.#apply()
  }

  choose(patch: Partial<View>): void {
    const view = readView(JSON.stringify({ ...this.state, ...patch }))
    localStorage.setItem(place, JSON.stringify(view))
    this.put(view)
    this.#apply()
  }

  #apply(): void {
    const { style } = document.documentElement
    style.setProperty('--draft-size', `${this.state.draftSize}px`)
    style.setProperty('--queue-width', `${this.state.queueWidth}px`)
  }
}

/** One for the page: it belongs to the browser, not to a room. */
export const viewPreferences = new ViewPreferences()
