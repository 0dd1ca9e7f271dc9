import { msg } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { Subject } from '#shared/labels/label.ts'
import type { LabelConfig } from '#shared/labels/label-config.ts'
import { readOnlyBecause } from '../bench/read-only.ts'
import { shortKey } from '../bench/short-key.ts'
import { ItemPeaks } from '../controllers/item-peaks.ts'
import type { ItemScreen } from '../controllers/item-screen.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { RoomView } from '../controllers/room-view.ts'
import type { AnswerGivenEvent, AttributeSetEvent, TagChosenEvent } from '../labels/answer-events.ts'
import { askedQuestions, configOf, pickedLabel } from '../labels/asked-questions.ts'
import type { LabelDraggingEvent, LabelDrawnEvent, LabelPickEvent, LabelPlacedEvent } from '../labels/label-events.ts'
import type { ShownLabel } from '../labels/shown-label.ts'
import { type StandingLabel, shownLabels, standingLabels } from '../labels/shown-labels.ts'
import { soundKey } from '../labels/timeline-keys.ts'
import { apiPath } from '../routes.ts'
import { controls } from '../styles/controls.ts'
import { labelItemStyles } from '../styles/label-item.ts'
import { colourOf } from '../styles/person-colours.ts'
import './room-label-attributes.ts'
import type { RoomLabelAttributes } from './room-label-attributes.ts'
import './room-label-image.ts'
import './room-label-layers.ts'
import './room-label-questions.ts'
import type { RoomLabelQuestions } from './room-label-questions.ts'
import './room-label-text.ts'
import type { RoomLabelText } from './room-label-text.ts'
import './room-label-timeline.ts'
import type { RoomLabelTimeline } from './room-label-timeline.ts'

/** The labels of the open item over what they are about, with what can be done to the one that is picked. */
@customElement('room-label-item')
export class RoomLabelItem extends LitElement {
  static override styles = [controls, labelItemStyles]

  /** On a small screen. */
  @state()
  private accessor opened = false

  @query('room-label-attributes')
  private accessor tagging!: RoomLabelAttributes | null

  @query('room-label-questions')
  private accessor asking!: RoomLabelQuestions | null

  readonly #item = new ItemSlice(this, (item) => item)
  readonly #room = new RoomView(this, ({ joined }) => joined)
  readonly #peaks = new ItemPeaks(this)
  #standing: readonly StandingLabel[] = []
  #shown: readonly ShownLabel[] = []

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('keydown', this.#key)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('keydown', this.#key)
  }

  protected override willUpdate(_: PropertyValues<this>): void {
    const screen = this.#item.value
    if (!screen) return
    this.#standing = standingLabels(screen)
    this.#shown = shownLabels(screen, this.#standing, {
      colourOf: (tag) => this.#config.tags.find(({ name }) => name === tag)?.colour,
      personOf: (person) => ({
        name: this.#room.client?.nameOf(person) ?? msg('Somebody'),
        colour: `var(--person-${colourOf(person)})`,
      }),
    })
    this.#peaks.follow(screen.sources?.subject?.is === 'audio' ? this.#path('peaks') : null)
    if (this.#item.item) this.#item.item.labels.cutAt = () => this.#cutAt()
  }

  protected override render() {
    const screen = this.#item.value
    const { item } = this.#item
    if (!screen?.sources || !item) return html`<p class="waits" aria-busy="true">${msg('The item is on its way …')}</p>`
    const { subject } = screen.sources
    const picked = item.labels.picked
    return html`
      <room-label-layers .kinds=${kindsOf(subject)} ?read-only=${this.#readOnly}></room-label-layers>
      <div
        class="stage ${subject?.is ?? 'none'}"
        @label-pick=${({ key }: LabelPickEvent) => item.labels.pick(key)}
        @label-drawn=${({ label }: LabelDrawnEvent) => void item.labels.drawn(label)}
        @label-dragging=${({ key, label }: LabelDraggingEvent) => item.labels.writing.drag(key, label)}
        @label-placed=${({ key, label }: LabelPlacedEvent) => item.labels.writing.place(key, label)}
      >
        ${subject ? this.#stage(subject, screen, picked) : nothing}
      </div>
      <button class="more" aria-expanded=${this.opened} @click=${() => (this.opened = !this.opened)}>
        ${this.opened ? msg('Less about this label') : msg('Tag, attributes and questions')}
      </button>
      <div
        class="side ${this.opened ? 'open' : ''}"
        @tag-chosen=${({ key, tags }: TagChosenEvent) => item.labels.writing.tag(key, tags)}
        @attribute-set=${({ key, name, value }: AttributeSetEvent) => item.labels.writing.attribute(key, name, value)}
        @answer-given=${this.#answered}
      >
        ${this.#side(screen, picked)}
      </div>
    `
  }

  #stage(subject: Subject, { desk, sources }: ItemScreen, picked: string | null) {
    const { tool, blend } = desk
    const current = this.#keyOf(picked)
    switch (subject.is) {
      case 'image':
        return html`<room-label-image
          .src=${sources?.media ? this.#path('media') : ''}
          .name=${shortKey(sources?.key ?? '')}
          .width=${subject.width ?? 0}
          .height=${subject.height ?? 0}
          .labels=${this.#shown}
          .current=${current}
          .tool=${tool}
          .readOnly=${this.#readOnly}
          .blend=${blend}
        ></room-label-image>`
      case 'text':
        return html`<room-label-text
          .text=${subject.text}
          .language=${sources?.language ?? ''}
          .labels=${this.#shown}
          .current=${current}
          .tool=${tool}
          .readOnly=${this.#readOnly}
          .blend=${blend}
          .tags=${this.#config.tags}
          .relations=${[]}
        ></room-label-text>`
      case 'audio':
        return html`<room-label-timeline
          .src=${sources?.media ? this.#path('media') : null}
          .seconds=${subject.seconds ?? null}
          .peaks=${this.#peaks.shown}
          .labels=${this.#shown}
          .names=${sources?.sources.map(({ name }) => name) ?? []}
          .current=${current}
          .tool=${tool}
          .readOnly=${this.#readOnly}
          .blend=${blend}
        ></room-label-timeline>`
    }
  }

  #side({ sources }: ItemScreen, picked: string | null) {
    const names = sources?.sources.map(({ name }) => name) ?? []
    const hasPlaced = this.#standing.some(({ record }) => record.value.kind !== 'choice')
    const standing = this.#standing.find(({ unit }) => unit.id === picked)
    const shown = this.#shown.find(({ key }) => key === picked)
    const about = (unit: string) => this.#shown.find(({ key }) => key === unit)?.name ?? ''
    const questions = askedQuestions(this.#standing, this.#config, { names, about })
    return html`
      ${
        hasPlaced || this.#config.tags.length > 0
          ? html`<room-label-attributes
              .picked=${standing ? pickedLabel(standing, shown?.name ?? '', names) : null}
              .config=${this.#config}
              .sources=${names.length}
              .language=${sources?.language ?? ''}
              .readOnly=${this.#readOnly}
            ></room-label-attributes>`
          : nothing
      }
      ${
        questions.length > 0
          ? html`<room-label-questions
              .questions=${questions}
              .sources=${names.length}
              .language=${sources?.language ?? ''}
              .readOnly=${this.#readOnly}
            ></room-label-questions>`
          : nothing
      }
    `
  }

  readonly #answered = ({ question, of, values }: AnswerGivenEvent) => {
    const { writing } = this.#item.item?.labels ?? {}
    const unit = this.#standing.find(
      ({ record: { value } }) => value.kind === 'choice' && value.question === question && value.of === of,
    )?.unit.id
    if (unit !== undefined) writing?.answer(unit, values)
    else if (values.length > 0)
      void writing?.add({ id: 'new', kind: 'choice', question, values, ...(of === undefined ? {} : { of }) })
  }

  /** Letters of tags and answers, before they mean anything else on the page. */
  readonly #key = (event: KeyboardEvent) => {
    const [target] = event.composedPath()
    const types = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
    if (event.defaultPrevented || types || this.#item.value?.form) return
    if (event.key === 'Escape' && this.#item.item?.labels.giveUp()) event.preventDefault()
    else if (this.tagging?.tagBy(event) || this.asking?.answerBy(event)) event.preventDefault()
    else if (this.#hears(event)) event.preventDefault()
  }

  /** Listening by keys from anywhere on the page. */
  #hears(event: KeyboardEvent): boolean {
    const action = soundKey(event)
    const [target] = event.composedPath()
    const presses = event.code === 'Space' && target instanceof Element && target.matches('button, a, summary')
    if (!action || presses || !this.#timeline) return false
    return event.repeat || this.#timeline.perform(action)
  }

  #cutAt(): number | undefined {
    return this.renderRoot.querySelector<RoomLabelText>('room-label-text')?.caret ?? this.#timeline?.sound.at
  }

  get #timeline(): RoomLabelTimeline | null {
    return this.renderRoot.querySelector('room-label-timeline')
  }

  /** The draft's own, or where that is not shown what a source has of it. */
  #keyOf(picked: string | null): string | null {
    return this.#shown.some(({ key }) => key === picked) ? picked : null
  }

  #path(what: 'media' | 'peaks'): string {
    const { client } = this.#room
    return client ? apiPath(client.address, `items/${this.#item.value?.id ?? ''}/${what}`) : ''
  }

  get #config(): LabelConfig {
    return this.#room.value?.room.settings.labelling ?? configOf(this.#standing)
  }

  get #readOnly(): boolean {
    const view = this.#item.value?.view
    const joined = this.#room.value
    return !view || !joined || readOnlyBecause(view, joined.me, joined.room.standing) !== null
  }
}

function kindsOf(subject: Subject | undefined): readonly ('box' | 'polygon' | 'span' | 'interval')[] {
  switch (subject?.is) {
    case 'image':
      return ['box', 'polygon']
    case 'text':
      return ['span']
    case 'audio':
      return ['interval']
    default:
      return []
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-label-item': RoomLabelItem
  }
}
