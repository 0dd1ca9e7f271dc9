import { colourOf } from '../styles/person-colours.ts'

/** Somebody else's caret as it is drawn. */
export interface NamedCaret {
  readonly client: number
  readonly person: string
  readonly name: string
  readonly from: number
  readonly to: number
  readonly head: number
  /** Grows when the person moves it. */
  readonly moves: number
}

/** In the pixels of whatever the caret is drawn on. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A name tag that would reach beyond here leans to the other side. */
const tagPixels = 160

/** A caret with its name tag. People who cannot see it hear of it in the live region. */
export function caretElement({ person, name }: NamedCaret): HTMLElement {
  const caret = document.createElement('div')
  caret.className = `caret colour-${colourOf(person)}`
  caret.setAttribute('aria-hidden', 'true')
  const tag = caret.appendChild(document.createElement('span'))
  tag.className = 'tag'
  tag.dir = 'auto'
  tag.textContent = name
  return caret
}

/** One rectangle of what somebody has selected. */
export function tintElement({ person }: NamedCaret): HTMLElement {
  const tint = document.createElement('div')
  tint.className = `tint colour-${colourOf(person)}`
  tint.setAttribute('aria-hidden', 'true')
  return tint
}

/** Moves without starting the tag's fading anew. */
export function placeCaret(caret: HTMLElement, { left, top, height }: Box, roomWidth: number): void {
  place(caret, { left, top, height })
  caret.classList.toggle('turned', left > tagPixels && left + tagPixels > roomWidth)
}

export function placeTint(tint: HTMLElement, { left, top, width, height }: Box): void {
  place(tint, { left, top, height })
  tint.style.width = `${width}px`
}

function place({ style }: HTMLElement, { left, top, height }: Omit<Box, 'width'>): void {
  style.left = `${left}px`
  style.top = `${top}px`
  style.height = `${height}px`
}
