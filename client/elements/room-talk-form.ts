import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { mostCharacters } from '#shared/domain/talk-limits.ts'
import { shortKey } from '../bench/short-key.ts'
import { subjectOf } from '../bench/subject.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { marked, type Nameable } from '../controllers/naming.ts'
import { PeopleBook } from '../controllers/people-book.ts'
import { RoomView } from '../controllers/room-view.ts'
import type { TalkAnchor } from '../controllers/talk.ts'
import { mayHear, sendTalk } from '../controllers/talk-sending.ts'
import { TalkView } from '../controllers/talk-view.ts'
import { spotInSentence } from '../labels/unit-names.ts'
import { controls } from '../styles/controls.ts'
import { mentionStyles } from '../styles/mentions.ts'
import { talkFormStyles } from '../styles/talk.ts'
import './room-mention-offer.ts'
import { noteShape } from './talk-shape.ts'

/** From here on what is left is counted. */
const countedFrom = mostCharacters - 500

/** Where one says something: to the room, or as a trainer to one person. */
@customElement('room-talk-form')
export class RoomTalkForm extends LitElement {
  static override styles = [controls, mentionStyles, talkFormStyles]

  readonly #talk = new TalkView(this, ({ draft }) => draft)
  readonly #filter = new TalkView(this, ({ filter }) => filter)
  readonly #item = new ItemSlice(this, (item) => item)
  readonly #shown = new RoomView(this, ({ joined }) => joined?.room.settings.talkShown)
  readonly #book = new PeopleBook(this)

  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus()
  }

  protected override render() {
    const draft = this.#talk.value
    const room = this.#shown.client
    if (!draft || !room) return nothing
    const people = this.#people()
    const left = mostCharacters - marked(draft.text.trim(), draft.to === null ? people : []).text.length
    const to = draft.to === null ? undefined : this.#addressed(people, draft.to)
    return html`
      <form @submit=${this.#submit} @keydown=${this.#key}>
        ${room.may('note.write') ? this.#addressee(people, draft.to) : nothing}
        ${to ? html`<p class="private">${noteShape} <span>${msg(str`Only ${to.name} and you read this.`)}</span> ${room.may('note.write') ? nothing : this.#toEverybody()}</p>` : nothing}
        ${this.#shown.value && !to ? html`<p class="watched">${msg('Observers read this, without names.')}</p>` : nothing}
        <div class="write">
          <textarea
            rows="2"
            dir="auto"
            aria-label=${to ? msg(str`A note to ${to.name}`) : msg('Say something')}
            placeholder=${to ? msg(str`A note to ${to.name}`) : msg('Say something')}
            aria-invalid=${left < 0 ? 'true' : nothing}
            .value=${live(draft.text)}
            @input=${({ target }: InputEvent) => this.#talk.talk?.write({ text: (target as HTMLTextAreaElement).value })}
          ></textarea><room-mention-offer .people=${draft.to === null ? people : []}></room-mention-offer>
        </div>
        <div class="foot">
          ${this.#about()}
          ${left < mostCharacters - countedFrom ? html`<span class=${left < 0 ? 'over' : 'left'} role="status">${left < 0 ? msg(str`${-left} too many`) : msg(str`${left} left`)}</span>` : nothing}
          <button class="primary" ?disabled=${draft.text.trim() === '' || left < 0}>${msg('Send')}</button>
        </div>
      </form>
    `
  }

  #addressee(people: readonly Nameable[], to: string | null) {
    return html`
      <select
        aria-label=${msg('Who reads it')}
        @change=${({ target }: Event) => this.#talk.talk?.write({ to: (target as HTMLSelectElement).value || null })}
      >
        <option value="" ?selected=${to === null}>${msg('To everybody who works here')}</option>
        ${people.map(({ id, name }) => html`<option value=${id} ?selected=${id === to}>${msg(str`Note to ${name}`)}</option>`)}
      </select>
    `
  }

  /** Whoever wrote the note that is answered is known by name, wherever they are. */
  #addressed(people: readonly Nameable[], id: string): Nameable {
    const name = this.#shown.client?.nameOf(id) ?? msg('somebody')
    return people.find((one) => one.id === id) ?? { id, name }
  }

  #toEverybody() {
    const turn = () => {
      this.#talk.talk?.write({ to: null })
      this.focus()
    }
    return html`<button type="button" class="attach" @click=${turn}>${msg('Say it to everybody instead')}</button>`
  }

  /** What it is about, or the place that it could be about. */
  #about() {
    const anchor = this.#anchor
    if (anchor) {
      const key = shortKey(anchor.key)
      const where = anchor.unit === null ? key : `${key}, ${spotInSentence(anchor.unit, this.#isLabelled(anchor.item))}`
      return html`<span class="anchor" title=${anchor.key}><span>${where}</span><button type="button" class="plain" aria-label=${msg('Not about it')} @click=${() => this.#drop()}>×</button></span>`
    }
    const here = this.#here()
    if (!here) return html`<span class="anchor none"></span>`
    const label =
      here.unit === null
        ? msg('About this item')
        : msg(str`About ${spotInSentence(here.unit, this.#isLabelled(here.item))}`)
    return html`<button type="button" class="attach" @click=${() => this.#talk.talk?.write({ anchor: here })}>${label}</button>`
  }

  /** Of another item than the open one nobody knows here. */
  #isLabelled(item: string): boolean {
    const open = this.#item.value
    return open?.id === item && open.sources?.kind === 'labels'
  }

  get #anchor(): TalkAnchor | null {
    return this.#talk.value?.anchor ?? null
  }

  /** Where this person is. */
  #here(): TalkAnchor | null {
    const screen = this.#item.value
    if (!screen?.view) return null
    const place = subjectOf(screen)?.place ?? null
    return { item: screen.id, key: screen.view.row.key, unit: place?.unit ?? null, place }
  }

  #drop(): void {
    this.#talk.talk?.write({ anchor: null })
    this.focus()
  }

  #people(): readonly Nameable[] {
    const room = this.#shown.client
    return room ? mayHear(room, this.#book.people, this.#anchor, this.#item.value) : []
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault()
    this.#send()
  }

  #send(): void {
    const { talk } = this.#talk
    if (talk) void sendTalk(talk, this.#people(), this.#filter.value === 'item' ? this.#here() : null)
  }

  /** Enter sends; while a word is composed it only ends that. */
  #key(event: KeyboardEvent): void {
    if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return
    if (event.isComposing || event.keyCode === 229 || event.shiftKey || !(event.target instanceof HTMLTextAreaElement))
      return
    event.preventDefault()
    if (!event.repeat) this.#send()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-talk-form': RoomTalkForm
  }
}
