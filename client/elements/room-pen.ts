import { msg } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { ItemSlice } from '../controllers/item-slice.ts'
import type { PenChoice } from '../controllers/pen.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import './room-person.ts'

/** Who has the pen of the open item; for trainers the way to give it and to take it back. */
@customElement('room-pen')
export class RoomPen extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        min-inline-size: 0;
        max-inline-size: 100%;
      }
      .holder {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-inline-size: 0;
        color: var(--ink);
      }
      .mine {
        padding: 2px 8px;
        border-radius: var(--radius);
        background: var(--accent-soft);
        color: var(--ink);
      }
      svg {
        flex: none;
        inline-size: 14px;
        block-size: 14px;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
        min-inline-size: 0;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-inline-size: 0;
      }
      select {
        max-inline-size: min(240px, 60vw);
      }
    `,
  ]

  @state()
  private accessor choosing = false

  readonly #pen = new ItemSlice(this, ({ view }) => view?.pen ?? null)
  readonly #closed = new ItemSlice(this, ({ view }) => !view || view.signOff !== null)
  readonly #sources = new ItemSlice(this, ({ sources }) => sources)
  readonly #here = new RoomView(this, ({ here }) => here)
  readonly #standing = new RoomView(this, ({ joined }) => joined?.room.standing)

  protected override render() {
    const room = this.#here.client
    if (!room || this.#closed.value !== false) return nothing
    const pen = this.#pen.value
    const [gives, takes] = [room.may('pen.give'), room.may('pen.take')]
    return html`
      ${pen ? this.#holder(pen.person) : nothing}
      ${pen && takes && !this.choosing ? html`<button @click=${() => void this.#pen.item?.pen.take()}>${msg('Take the pen back')}</button>` : nothing}
      ${gives && !this.choosing ? html`<button @click=${() => this.#choose()}>${pen ? msg('Give it to somebody else') : msg('Give the pen')}</button>` : nothing}
      ${gives && this.choosing ? this.#form() : nothing}
    `
  }

  #holder(person: string) {
    if (person === this.#here.client?.me)
      return html`<span class="mine holder">${nib} ${msg('You have the pen: you can write here')}</span>`
    const name = this.#nameOf(person)
    return html`<span class="holder">${nib} <span>${msg(html`<bdi>${name}</bdi> has the pen`)}</span></span>`
  }

  #form() {
    const choices = this.#pen.item?.pen.choices(this.#here.value ?? []) ?? []
    if (choices.length === 0)
      return html`<span role="status">${msg('No annotator is in the room, and nobody else worked on this item. Invite one on the page People.')}</span>
        <button type="button" @click=${() => this.#stop()}>${msg('Cancel')}</button>`
    const option = ({ person, name }: PenChoice) => html`<option value=${person}>${name}</option>`
    const here = choices.filter((choice) => choice.here)
    const away = choices.filter((choice) => !choice.here)
    return html`
      <form @submit=${this.#give}>
        <label>${msg('Pen to')}
          <select name="person">
            ${here.length > 0 ? html`<optgroup label=${msg('In the room now')}>${here.map(option)}</optgroup>` : nothing}
            ${away.length > 0 ? html`<optgroup label=${msg('Worked on this item')}>${away.map(option)}</optgroup>` : nothing}
          </select>
        </label>
        <button class="primary">${msg('Give')}</button>
        <button type="button" @click=${() => this.#stop()}>${msg('Cancel')}</button>
      </form>
    `
  }

  #nameOf(person: string): string {
    const source = this.#sources.value?.sources.find((one) => one.person === person)
    const here = this.#here.value?.find((one) => one.person === person)
    return here?.name ?? this.#here.client?.nameOf(person) ?? source?.name ?? msg('Somebody')
  }

  #choose(): void {
    this.choosing = true
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('select, form button, button')?.focus(),
    )
  }

  #stop(): void {
    this.choosing = false
    void this.updateComplete.then(() => this.renderRoot.querySelector('button')?.focus())
  }

  readonly #give = (event: SubmitEvent) => {
    event.preventDefault()
    const person = this.renderRoot.querySelector('select')?.value
    if (person) void this.#pen.item?.pen.give(person)
    this.#stop()
  }

  protected override updated(): void {
    const { value } = this.#standing
    if (this.choosing && (this.#closed.value || (value && value.is !== 'open'))) this.choosing = false
  }
}

const nib = html`<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
  <path d="M10.5 2.5 13.5 5.5 5.5 13.5 2 14 2.5 10.5Z" />
</svg>`

declare global {
  interface HTMLElementTagNameMap {
    'room-pen': RoomPen
  }
}
