const names = [
  'surface',
  'sunk',
  'ink',
  'ink-quiet',
  'line',
  'line-strong',
  'accent',
  'accent-soft',
  'differ-line',
  'settled-line',
  'disputed',
  'ruled',
  'on-person',
] as const
export type Tone = (typeof names)[number]

/** The colours of the page as a canvas takes them, read off an element that has them; to be read again in another theme. */
export class TimelinePalette {
  readonly font: string
  readonly #tones: Readonly<Record<Tone, string>>
  readonly #probe: HTMLElement
  readonly #known = new Map<string, string>()

  /** `probe` is an element that nobody sees. */
  constructor(probe: HTMLElement) {
    const style = getComputedStyle(probe)
    this.#probe = probe
    this.font = style.getPropertyValue('font-family') || 'sans-serif'
    this.#tones = Object.fromEntries(
      names.map((name) => [name, style.getPropertyValue(`--${name}`).trim() || '#888']),
    ) as Record<Tone, string>
  }

  tone(name: Tone): string {
    return this.#tones[name]
  }

  /** Whatever CSS calls a colour; of what is none, the ink. */
  colour(css: string): string {
    const known = this.#known.get(css)
    if (known !== undefined) return known
    this.#probe.style.color = 'var(--ink)'
    this.#probe.style.color = css
    const colour = getComputedStyle(this.#probe).color
    this.#known.set(css, colour)
    return colour
  }
}
