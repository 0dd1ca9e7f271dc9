import { msg, str } from '@lit/localize'
import { html, LitElement, nothing, type SVGTemplateResult, svg } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { clockTime } from '../labels/time-ruler.ts'
import type { Sound } from '../sound/sound.ts'
import { performSound, type SoundAction } from '../sound/sound-actions.ts'
import { SoundView } from '../sound/sound-view.ts'
import { controls } from '../styles/controls.ts'
import { soundBarStyles } from '../styles/sound-bar.ts'
import { soundActionWords, soundTroubleWords } from './sound-words.ts'

const shapes: Readonly<Record<Exclude<SoundAction, 'slower' | 'faster'> | 'pause', SVGTemplateResult>> = {
  play: svg`<path class="solid" d="M4 2.5v11l9.5-5.5z" />`,
  pause: svg`<path class="solid" d="M4 3h2.5v10H4zM9.5 3H12v10H9.5z" />`,
  replay: svg`<path d="M2.5 2.5v11M13.5 2.5v11" /><path class="solid" d="M5.5 4.5v7l5.5-3.5z" />`,
  loop: svg`<path d="M5 4.5h5.5a3.5 3.5 0 0 1 0 7h-5a3.5 3.5 0 0 1-3-5.2" /><path class="solid" d="M6.5 2v5L3 4.5z" />`,
  back: svg`<path class="solid" d="M8 3.5v9L2 8zM14 3.5v9L8 8z" />`,
  forward: svg`<path class="solid" d="M2 3.5v9L8 8zM8 3.5v9L14 8z" />`,
}

/** Listening to a recording: a button for everything that its keys do, the time, and why nothing is heard. */
@customElement('room-sound-bar')
export class RoomSoundBar extends LitElement {
  static override styles = [controls, soundBarStyles]

  @property({ attribute: false })
  accessor sound: Sound | null = null

  /** What is worked on, to be replayed and looped. */
  @property({ attribute: false })
  accessor stretch: { readonly start: number; readonly end: number } | null = null

  @query('.now')
  private accessor now!: HTMLElement | null

  readonly #view = new SoundView(this, (at) => this.#tellTime(at))

  override connectedCallback(): void {
    super.connectedCallback()
    this.#view.watch(this.sound)
  }

  protected override willUpdate(): void {
    this.#view.watch(this.sound)
  }

  protected override render() {
    const { sound } = this
    if (!sound || sound.state.is === 'empty') return nothing
    const { playing, waiting, seconds, speed, stretch, trouble } = sound.state
    return html`
      <div class="bar" role="group" aria-label=${msg('Listening')}>
        ${this.#button('back', shapes.back)}
        ${this.#button('play', playing ? shapes.pause : shapes.play, { name: playing ? msg('Pause') : msg('Play'), primary: true })}
        ${this.#button('forward', shapes.forward)}
        ${this.#button('replay', shapes.replay, { off: this.stretch === null })}
        ${this.#button('loop', shapes.loop, { off: this.stretch === null, pressed: stretch?.loops ?? false })}
        <output aria-label=${msg('Time')}
          ><span class="now">${clockTime(sound.at, 1)}</span>
          <span class="of">${seconds === undefined ? '' : `/ ${clockTime(seconds, 1)}`}</span></output
        >
        ${this.#button('slower', html`−`)}
        <span class="speed" role="status" aria-label=${msg(str`Speed ${speed}`)}>${speed}×</span>
        ${this.#button('faster', html`+`)}
        ${waiting && !trouble ? html`<span class="of">${msg('Loading …')}</span>` : nothing}
      </div>
      <p class="trouble" role="status" ?hidden=${!trouble}>${trouble ? soundTroubleWords[trouble]() : ''}</p>
    `
  }

  #button(
    action: SoundAction,
    content: unknown,
    {
      name = soundActionWords[action](),
      primary = false,
      off = false,
      pressed = undefined as boolean | undefined,
    } = {},
  ) {
    const isText = action === 'slower' || action === 'faster'
    return html`<button
      class=${primary ? 'play primary' : ''}
      title=${name}
      aria-label=${name}
      aria-pressed=${pressed === undefined ? nothing : String(pressed)}
      ?disabled=${off}
      @click=${() => this.sound && performSound(this.sound, action, this.stretch)}
    >
      ${isText ? content : html`<svg viewBox="0 0 16 16" aria-hidden="true">${content}</svg>`}
    </button>`
  }

  /** In each frame while it plays: not by an update of the whole. */
  #tellTime(at: number): void {
    const words = clockTime(at, 1)
    if (this.now && this.now.textContent !== words) this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-sound-bar': RoomSoundBar
  }
}
