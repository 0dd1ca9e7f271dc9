import { msg } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { withNames } from '#shared/domain/mentions.ts'
import type { TalkFilter, TalkRow } from '#shared/protocol/talk-messages.ts'
import { RoomView } from '../controllers/room-view.ts'
import type { PendingTalk } from '../controllers/talk-pending.ts'
import { TalkView } from '../controllers/talk-view.ts'
import { getLocale } from '../i18n/locale.ts'
import { bones } from '../styles/bones.ts'
import { controls } from '../styles/controls.ts'
import { talkStyles } from '../styles/talk.ts'
import { ActEvent } from './act-event.ts'
import type { RoomTalkForm } from './room-talk-form.ts'
import './room-talk-message.ts'

/** Nearer to the end than this, whoever reads sees what comes. */
const nearEnd = 60

/** What is said in the room, newest at the bottom, and where one says something. */
@customElement('room-talk')
export class RoomTalk extends LitElement {
  static override styles = [controls, bones, talkStyles]

  readonly #talk = new TalkView(this, (talk) => talk)
  readonly #room = new RoomView(this, ({ joined }) => joined)
  readonly #named = new RoomView(this, ({ named }) => named)
  #atEnd = true
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

  /** Where one writes; for readers the heading. */
  override focus(): void {
    const form = this.renderRoot.querySelector<RoomTalkForm>('room-talk-form')
    if (form?.hasUpdated) form.focus()
    else this.renderRoot.querySelector('h2')?.focus()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#look)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('visibilitychange', this.#look)
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
      <div class="inside" tabindex="0" role="region" aria-label=${msg('Messages')} @scroll=${this.#scrolled} @keydown=${this.#key}>
        ${talk.rows ? this.#rows(talk.rows, talk.more, talk.pending) : html`<div class="bones" aria-hidden="true"><div></div><div></div><div></div></div>`}
      </div>
      <p class="unseen" aria-live="polite">${this.#spoken}</p>
      ${says ? html`<room-talk-form @keydown=${this.#key}></room-talk-form>` : nothing}
    `
  }

  protected override updated(): void {
    const list = this.renderRoot.querySelector('.inside')
    if (list && this.#atEnd) list.scrollTop = list.scrollHeight
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

  #rows(rows: readonly TalkRow[], more: boolean, pending: readonly PendingTalk[]) {
    if (rows.length === 0 && pending.length === 0) return html`<p class="quiet">${this.#nothingYet()}</p>`
    return html`
      ${more ? html`<button class="older" @click=${this.#older}>${msg('Older messages')}</button>` : nothing}
      <ol aria-label=${msg('Messages')}>
        ${repeat(
          rows,
          ({ seq }) => seq,
          (row, at) => html`
            ${dayOf(row.at) === dayOf(rows[at - 1]?.at ?? '') ? nothing : html`<li class="day">${dayWord(row.at)}</li>`}
            <li><room-talk-message .row=${row} .words=${this.#words(row)} .named=${this.#named.value ?? 0}></room-talk-message></li>
          `,
        )}
        ${pending.map(this.#pending)}
      </ol>
    `
  }

  readonly #pending = ({ text, mentions, to }: PendingTalk) => html`
    <li class="pending">
      <p dir="auto">${withNames(text, mentions, (person) => this.#room.client?.nameOf(person) ?? msg('somebody'))}</p>
      <span class="quiet">${to === null ? msg('on its way') : msg('a note, on its way')}</span>
    </li>
  `

  #nothingYet(): string {
    const { filter } = this.#talk.value ?? {}
    if (filter === 'notes') return msg('No notes yet. A trainer writes a note to one person, and nobody else reads it.')
    if (filter === 'item') return msg('Nothing was said about this item yet.')
    if (!this.#room.client?.may('talk.say')) return msg('Nothing was said since the room shows its talk.')
    return msg('Nothing was said yet. Everybody who works in this room reads what you write here.')
  }

  /** With the names that people have by now. */
  #words({ text, mentions }: TalkRow): string {
    const ids = mentions.map(({ person }) => person)
    const called = (id: string) => mentions.find(({ person }) => person === id)?.name
    return withNames(text, ids, (id) => this.#room.client?.nameOf(id) ?? called(id) ?? msg('somebody'))
  }

  #choose(filter: TalkFilter): void {
    this.#atEnd = true
    this.#talk.talk?.show(true, filter)
  }

  /** What is read stays where it is when older ones come above it. */
  readonly #older = async (): Promise<void> => {
    const list = this.renderRoot.querySelector('.inside')
    const below = list ? list.scrollHeight - list.scrollTop : 0
    this.#atEnd = false
    await this.#talk.talk?.older()
    await this.updateComplete
    if (list) list.scrollTop = list.scrollHeight - below
  }

  #scrolled({ currentTarget }: Event): void {
    if (!(currentTarget instanceof HTMLElement)) return
    const { scrollHeight, scrollTop, clientHeight } = currentTarget
    this.#atEnd = scrollHeight - scrollTop - clientHeight < nearEnd
    this.#look()
  }

  /** Only what is in sight is read. */
  readonly #look = () => {
    if (document.visibilityState === 'visible' && this.#atEnd) void this.#talk.talk?.readAll()
  }

  /** Escape leads back to the bench. */
  #key(event: KeyboardEvent): void {
    if (event.code !== 'Escape' || event.isComposing || event.defaultPrevented) return
    event.stopPropagation()
    this.dispatchEvent(new ActEvent('talk'))
  }
}

const dayOf = (at: string): string => (at === '' ? '' : new Date(at).toDateString())

function dayWord(at: string): string {
  if (dayOf(at) === new Date().toDateString()) return msg('Today')
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium' }).format(new Date(at))
}

declare global {
  interface HTMLElementTagNameMap {
    'room-talk': RoomTalk
  }
}
