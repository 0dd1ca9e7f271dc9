import { msg } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { withNames } from '#shared/domain/mentions.ts'
import type { TalkFilter, TalkRow } from '#shared/protocol/talk-messages.ts'
import { RoomView } from '../controllers/room-view.ts'
import type { TalkScreen } from '../controllers/talk.ts'
import type { PendingTalk } from '../controllers/talk-pending.ts'
import { TalkView } from '../controllers/talk-view.ts'
import { bones } from '../styles/bones.ts'
import { controls } from '../styles/controls.ts'
import { talkStyles } from '../styles/talk.ts'
import { ActEvent } from './act-event.ts'
import type { AnswerNoteEvent } from './answer-note-event.ts'
import { MessageList } from './message-list.ts'
import type { RoomTalkForm } from './room-talk-form.ts'
import './room-talk-message.ts'
import { dayOf, dayWord, messageWords, nothingYet } from './talk-words.ts'

/** What is said in the room, newest at the bottom, and where one says something. */
@customElement('room-talk')
export class RoomTalk extends LitElement {
  static override styles = [controls, bones, talkStyles]

  readonly #talk = new TalkView(this, (talk) => talk)
  readonly #room = new RoomView(this, ({ joined }) => joined)
  readonly #named = new RoomView(this, ({ named }) => named)
  readonly #list = new MessageList(this)
  /** Which message was led to last. */
  #led: object | null = null
  #newest = 0
  #spoken = ''
  #loading: Promise<void> | undefined

  /** Where one writes: it loads for whoever may. */
  async #load(): Promise<void> {
    await import('./room-talk-form.ts')
    await this.renderRoot.querySelector<RoomTalkForm>('room-talk-form')?.updateComplete
    const active = this.renderRoot instanceof ShadowRoot ? this.renderRoot.activeElement : null
    if (active?.matches('h2')) this.focus()
  }

  /** Where one writes, or the message that one was led to; for readers the heading. */
  override focus(): void {
    const form = this.renderRoot.querySelector<RoomTalkForm>('room-talk-form')
    if (this.#talk.value?.at) void this.#reach()
    else if (form?.hasUpdated) form.focus()
    else this.renderRoot.querySelector('h2')?.focus()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#look)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('visibilitychange', this.#look)
    this.#list.leave()
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (!this.#loading && this.#room.client?.may('talk.say')) this.#loading = this.#load()
    const newest = this.#talk.value?.rows?.at(-1)
    if (!newest || newest.seq === this.#newest) return
    const fresh = this.#newest > 0 && newest.by !== this.#room.client?.me
    this.#newest = newest.seq
    if (fresh) this.#spoken = `${newest.name}: ${this.#words(newest)}`
  }

  protected override render() {
    const talk = this.#talk.value
    if (!talk) return nothing
    const says = this.#room.client?.may('talk.say') ?? false
    return html`
      <div class="top">
        <h2 tabindex="-1">${msg('Talk')}</h2>
        <button class="plain" @click=${() => this.dispatchEvent(new ActEvent('talk'))}>${msg('Close')}</button>
      </div>
      ${says ? this.#filters(talk.filter, talk.item) : nothing}
      <div class="inside" tabindex="0" role="region" aria-label=${msg('Messages')} @scroll=${this.#scrolled} @keydown=${this.#key} @room-answer-note=${this.#answer}>
        ${talk.rows ? this.#rows(talk.rows, talk) : html`<div class="bones" aria-hidden="true"><div></div><div></div><div></div></div>`}
      </div>
      <p class="unseen" aria-live="polite">${this.#spoken}</p>
      ${says ? html`<room-talk-form @keydown=${this.#key}></room-talk-form>` : nothing}
    `
  }

  protected override updated(): void {
    const { at, rows } = this.#talk.value ?? {}
    if (at && rows && this.#led !== at) {
      this.#led = at
      void this.#reach()
    } else void this.#list.follow()
    this.#look()
  }

  #filters(chosen: TalkFilter, item: string | null) {
    const filter = (one: TalkFilter, word: string) => html`
      <button aria-pressed=${one === chosen} @click=${() => this.#choose(one)}>${word}</button>
    `
    return html`
      <div class="filters" role="group" aria-label=${msg('Which messages')}>
        ${filter('all', msg('All'))} ${item === null ? nothing : filter('item', msg('This item'))}
        ${filter('notes', msg('Notes'))}
      </div>
    `
  }

  #rows(rows: readonly TalkRow[], { filter, more, newer, at, pending }: TalkScreen) {
    if (rows.length === 0 && pending.length === 0)
      return html`<p class="quiet">${nothingYet(filter, this.#room.client?.may('talk.say') ?? false)}</p>`
    return html`
      ${more ? html`<button class="older" @click=${this.#older}>${msg('Older messages')}</button>` : nothing}
      <ol aria-label=${msg('Messages')}>
        ${repeat(
          rows,
          ({ seq }) => seq,
          (row, index) => html`
            ${dayOf(row.at) === dayOf(rows[index - 1]?.at ?? '') ? nothing : html`<li class="day">${dayWord(row.at)}</li>`}
            <li tabindex=${at?.seq === row.seq ? -1 : nothing} class=${at?.seq === row.seq ? 'led' : ''}><room-talk-message .row=${row} .words=${this.#words(row)} .named=${this.#named.value ?? 0}></room-talk-message></li>
          `,
        )}
        ${pending.map(this.#pending)}
      </ol>
      ${newer ? html`<div class="newer"><button @click=${() => void this.#talk.talk?.newer()}>${msg('Newer messages')}</button><button @click=${this.#latest}>${msg('To the latest')}</button></div>` : nothing}
    `
  }

  readonly #pending = ({ text, mentions, to }: PendingTalk) => html`
    <li class="pending">
      <p dir="auto">${withNames(text, mentions, (person) => this.#room.client?.nameOf(person) ?? msg('somebody'))}</p>
      <span class="quiet">${to === null ? msg('on its way') : msg('a note, on its way')}</span>
    </li>
  `

  #words(row: TalkRow): string {
    return messageWords(row, (id) => this.#room.client?.nameOf(id))
  }

  #choose(filter: TalkFilter): void {
    this.#list.atEnd = true
    this.#talk.talk?.show(true, filter)
  }

  readonly #older = () => this.#list.growsAbove(async () => this.#talk.talk?.older())

  readonly #latest = (): void => {
    this.#list.atEnd = true
    this.#talk.talk?.latest()
  }

  async #reach(): Promise<void> {
    if (!(await this.#list.reach('li.led'))) this.renderRoot.querySelector('h2')?.focus()
  }

  /** About what the note was about. */
  readonly #answer = ({ note: { by, item, key, unit, place } }: AnswerNoteEvent): void => {
    const anchor = item === null || key === '' ? null : { item, key, unit, place }
    this.#talk.talk?.write({ to: by, anchor })
    this.renderRoot.querySelector<RoomTalkForm>('room-talk-form')?.focus()
  }

  #scrolled(): void {
    this.#list.scrolled()
    this.#look()
  }

  /** Only what is in sight is read. */
  readonly #look = () => {
    if (document.visibilityState === 'visible' && this.#list.atEnd) void this.#talk.talk?.readAll()
  }

  /** Escape leads back to the bench. */
  #key(event: KeyboardEvent): void {
    if (event.code !== 'Escape' || event.isComposing || event.defaultPrevented) return
    event.stopPropagation()
    this.dispatchEvent(new ActEvent('talk'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-talk': RoomTalk
  }
}
