import { msg, str } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { soundSeconds } from '#shared/sound/peaks.ts'
import { isInterval, type ShownInterval } from '../labels/interval-tracks.ts'
import { LabelDraggingEvent, LabelDrawnEvent, LabelPickEvent, LabelPlacedEvent } from '../labels/label-events.ts'
import type { LabelTool, ShownLabel } from '../labels/shown-label.ts'
import { timelineKey } from '../labels/timeline-keys.ts'
import { TimelineStage } from '../labels/timeline-stage.ts'
import { type WaveLevel, waveLevels } from '../labels/wave-levels.ts'
import type { PeaksShown } from '../sound/peaks-shown.ts'
import { Sound } from '../sound/sound.ts'
import { performSound, type SoundAction } from '../sound/sound-actions.ts'
import { SoundView } from '../sound/sound-view.ts'
import { controls } from '../styles/controls.ts'
import { labelTimelineStyles } from '../styles/label-timeline.ts'
import { intervalOptions, optionId } from './interval-options.ts'
import './room-sound-bar.ts'
import './room-time-strip.ts'
import type { RoomTimeStrip } from './room-time-strip.ts'
import { lengthUnknown, peaksWords } from './sound-words.ts'
import { actOnTimeline } from './timeline-acts.ts'
import { timelineZoom } from './timeline-zoom.ts'

/**
 * Intervals over sound: waveform and ruler, the draft's intervals and under them each source's. Works on the ruler alone
 * where there is no waveform. Fires the four events of `label-events.ts`.
 */
@customElement('room-label-timeline')
export class RoomLabelTimeline extends LitElement {
  static override styles = [controls, labelTimelineStyles]

  /** Where the sound is. */
  @property()
  accessor src: string | null = null

  /** How long it is, as far as that is known without the sound. */
  @property({ type: Number })
  accessor seconds: number | null = null

  @property({ attribute: false })
  accessor peaks: PeaksShown = null

  @property({ attribute: false })
  accessor labels: readonly ShownLabel[] = []

  @property()
  accessor current: string | null = null

  @property()
  accessor tool: LabelTool = 'select'

  @property({ type: Boolean, attribute: 'read-only' })
  accessor readOnly = false

  /** How strong the sources are, 0 to 1. */
  @property({ type: Number })
  accessor blend = 1

  /** What the sources are called, in their order. */
  @property({ attribute: false })
  accessor names: readonly string[] = []

  @state()
  private accessor said = ''

  @query('.surface')
  private accessor surface!: HTMLElement

  @query('room-time-strip')
  private accessor strip!: RoomTimeStrip

  /** What is heard: the page has keys for it (`perform`), and may show where others listen. */
  readonly sound = new Sound()
  readonly #stripCanvas = document.createElement('canvas')
  #levels: readonly WaveLevel[] = []
  #ordered: readonly ShownInterval[] = []
  #stage: TimelineStage | undefined
  readonly #sounds = new SoundView(this, (at) => this.#stage?.play(at, this.sound.state.playing))
  readonly #sizes = new ResizeObserver(([entry]) =>
    this.#stage?.sight.resize(Math.floor(entry?.contentRect.width ?? 0)),
  )

  /** Plays or pauses, replays the interval that is worked on, and so on; whether there was anything to do. */
  perform(action: SoundAction): boolean {
    return performSound(this.sound, action, this.#stretch)
  }

  zoomBy(factor: number): void {
    this.#stage?.zoom(factor)
  }

  /** The whole recording. */
  fit(): void {
    this.#stage?.sight.fit()
  }

  toCurrent(): void {
    this.#stage?.toCurrent()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#sounds.watch(this.sound)
    if (!this.hasUpdated) return
    this.sound.open(this.src, this.seconds ?? undefined)
    this.#begin()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sizes.disconnect()
    this.#stage?.stop()
    this.#stage = undefined
    this.sound.open(null)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('peaks')) this.#levels = this.peaks?.is === 'ready' ? waveLevels(this.peaks.peaks) : []
    if (changed.has('src') || changed.has('seconds')) this.sound.open(this.src, this.seconds ?? undefined)
    if (!changed.has('labels')) return
    const rank = ({ layer }: ShownInterval) => (layer === 'draft' ? -1 : layer)
    this.#ordered = this.labels
      .filter(isInterval)
      .sort((a, b) => a.label.start - b.label.start || rank(a) - rank(b) || a.label.end - b.label.end)
  }

  protected override firstUpdated(): void {
    this.#begin()
  }

  protected override updated(): void {
    this.#stage?.show(this.#input)
  }

  protected override render() {
    const hasLength = this.#length > 0
    const note = hasLength ? peaksWords(this.peaks) : lengthUnknown(this.peaks)
    const at = this.#ordered.findIndex(({ key }) => key === this.current)
    return html`
      <div class="bar">
        <room-sound-bar .sound=${this.sound} .stretch=${this.#stretch}></room-sound-bar>
        ${hasLength ? timelineZoom(this, this.#stretch !== null) : nothing}
      </div>
      <p class="note" role="status" ?hidden=${note === ''}>${note}</p>
      <div class="stage" ?hidden=${!hasLength}>
        <canvas class="base" aria-hidden="true"></canvas>
        <canvas class="overlay" aria-hidden="true"></canvas>
        <div
          class="surface ${this.tool === 'interval' && !this.readOnly ? 'draws' : ''}"
          role=${this.#ordered.length > 0 ? 'listbox' : 'group'}
          tabindex="0"
          aria-label=${msg('Intervals over the recording')}
          aria-describedby="keys"
          aria-activedescendant=${at === -1 ? nothing : optionId(at)}
          @keydown=${this.#keyed}
          @keyup=${this.#rest}
          @blur=${this.#rest}
        >
          ${intervalOptions(this.#ordered, at)}
        </div>
        <span class="probe" aria-hidden="true"></span>
      </div>
      <room-time-strip
        ?hidden=${!hasLength}
        .seconds=${this.#length}
        .canvas=${this.#stripCanvas}
        @room-time-strip=${({ share }: HTMLElementEventMap['room-time-strip']) => this.#stage?.sight.scrollTo(share)}
      ></room-time-strip>
      <p id="keys" class="unseen">
        ${msg('Up and down arrows pick an interval. Left and right arrows move its end, with Alt its start, with Control all of it, with Shift further. Space plays, with Shift the interval alone. Plus and minus zoom. While drawing, Enter begins an interval where the sound is and ends it.')}
      </p>
      <p class="unseen" role="status">${this.said}</p>
    `
  }

  /** Seconds; 0 where nothing tells. */
  get #length(): number {
    const { peaks, seconds } = this
    const known = peaks?.is === 'ready' ? soundSeconds(peaks.peaks) : (seconds ?? this.sound.state.seconds)
    return known ?? 0
  }

  get #stretch(): ShownInterval['label'] | null {
    return this.#ordered.find(({ key }) => key === this.current)?.label ?? null
  }

  get #input() {
    const { labels, current, tool, readOnly, blend } = this
    const nameOf = (layer: ShownLabel['layer']) =>
      layer === 'draft' ? msg('Draft') : (this.names[layer] ?? msg(str`Source ${layer + 1}`))
    return { labels, current, seconds: this.#length, levels: this.#levels, tool, readOnly, blend, nameOf }
  }

  readonly #keyed = (event: KeyboardEvent) => {
    const key = event.isComposing ? undefined : timelineKey(event, this.tool === 'interval' && !this.readOnly)
    if (!key || !this.#stage) return
    const { current } = this
    if (key.does !== 'nudge' && key.does !== 'give-up') this.#rest()
    const perform = (action: SoundAction) => this.perform(action)
    const said = actOnTimeline(key, { stage: this.#stage, ordered: this.#ordered, current, perform })
    if (said === null) return
    event.preventDefault()
    event.stopPropagation()
    this.said = said
  }

  readonly #rest = () => this.#stage?.rest()

  #begin(): void {
    const [base, overlay] = this.renderRoot.querySelectorAll('canvas')
    const probe = this.renderRoot.querySelector<HTMLElement>('.probe')
    if (!base || !overlay || !probe) return
    const canvases = { base, overlay, strip: this.#stripCanvas }
    this.#stage = new TimelineStage(this.surface, canvases, probe, this.#input, {
      pick: (key) => this.dispatchEvent(new LabelPickEvent(key)),
      drawn: (label) => this.dispatchEvent(new LabelDrawnEvent(label)),
      dragging: (key, label) => this.dispatchEvent(new LabelDraggingEvent(key, label)),
      placed: (key, label) => this.dispatchEvent(new LabelPlacedEvent(key, label)),
      seek: (at) => this.sound.seek(at),
      moved: (view) => {
        this.strip.view = view
      },
    })
    this.#sizes.observe(this.surface)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-timeline': RoomLabelTimeline
  }
}
