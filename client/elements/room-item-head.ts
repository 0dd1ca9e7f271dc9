import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { SentBack } from '#shared/domain/sent-back.ts'
import { shortKey } from '../bench/short-key.ts'
import { ItemSlice } from '../controllers/item-slice.ts'
import { RoomView } from '../controllers/room-view.ts'
import { controls } from '../styles/controls.ts'
import { itemHead } from '../styles/item-head.ts'
import './room-pen.ts'
import './room-person.ts'
import { stateShape, stateShapes, stateWord } from './state-shape.ts'

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** What this item is and where it stands; for a trainer the way to reopen it. */
@customElement('room-item-head')
export class RoomItemHead extends LitElement {
  static override styles = [
    controls,
    stateShapes,
    itemHead,
    css`
      .why {
        flex: 1 0 100%;
        color: var(--ink);
      }
      .sent-back {
        max-block-size: 4.5em;
        padding-inline-start: 8px;
        overflow-y: auto;
        overflow-wrap: anywhere;
        border-inline-start: 3px solid var(--differ-line);
      }
      form {
        display: flex;
        flex: 1 0 100%;
        gap: 4px;
      }
      input {
        flex: 1;
        min-inline-size: 0;
      }
      .others {
        display: inline-flex;
        gap: 2px;
      }
    `,
  ]

  @state()
  private accessor reopening = false

  readonly #view = new ItemSlice(this, ({ view }) => view)
  readonly #here = new RoomView(this, ({ here }) => here)
  readonly #role = new RoomView(this, ({ joined }) => joined?.me.role)

  protected override render() {
    const view = this.#view.value
    if (!view) return nothing
    const { row, signOff, sentBack } = view
    return html`
      <h2 title=${row.key}>${shortKey(row.key)}</h2>
      <span class="state-word">${stateShape(row.state)} ${stateWord(row.state)}</span>
      <span>${msg(str`${row.settled} of ${row.differences} differences settled`)}</span>
      ${this.#others(row.id)}
      <room-pen></room-pen>
      ${signOff ? html`<p class="why">${this.#signed(signOff.by, signOff.at)} ${row.accepted ? msg('The client has accepted it.') : nothing} ${this.#reopen()}</p>` : this.#mayNot()}
      ${sentBack && !signOff ? this.#sentBack(sentBack) : nothing}
      ${this.reopening && signOff ? this.#form() : nothing}
    `
  }

  #others(item: string) {
    const others = (this.#here.value ?? []).filter((row) => row.item === item && row.person !== this.#here.client?.me)
    if (others.length === 0) return nothing
    return html`<span class="others" role="group" aria-label=${msg('Also in this item')}>
      ${others.map(({ person, name }) => html`<room-person .person=${person} .name=${name}></room-person>`)}
    </span>`
  }

  #signed(by: string, at: string): string {
    const who = this.#role.client?.nameOf(by) ?? msg('somebody')
    return msg(str`Signed off by ${who}, ${moment.format(new Date(at))}. It cannot be changed.`)
  }

  #sentBack({ by, reason, client }: SentBack) {
    const who = this.#role.client?.nameOf(by) ?? msg('somebody')
    const words = client ? msg(str`Returned by the client, ${who}:`) : msg(str`Reopened by ${who}:`)
    return html`<p class="why sent-back" role="note" tabindex="0">${words} <q dir="auto">${reason}</q></p>`
  }

  #mayNot() {
    const room = this.#role.client
    if (!this.#role.value || room?.may('draft.write') || room?.state.joined?.room.standing?.is === 'archived')
      return nothing
    if (room?.may('pen.hold'))
      return this.#view.value?.pen?.person === room.me
        ? nothing
        : html`<p class="why">${msg('You read this draft. To write in it, ask a trainer for its pen.')}</p>`
    return html`<p class="why">${msg('Your role reads this draft; reviewers and trainers change it.')}</p>`
  }

  #reopen() {
    if (this.reopening || !this.#role.client?.may('item.reopen')) return nothing
    return html`<button @click=${() => this.#ask()}>${msg('Reopen')}</button>`
  }

  #form() {
    return html`
      <form @submit=${this.#send}>
        <input name="reason" required maxlength="2000" aria-label=${msg('Why')} placeholder=${msg('Why it is reopened')} />
        <button class="primary">${msg('Reopen')}</button>
        <button type="button" @click=${() => this.#stop()}>${msg('Cancel')}</button>
      </form>
    `
  }

  #ask(): void {
    this.reopening = true
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus())
  }

  #stop(): void {
    this.reopening = false
  }

  async #send(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const reason = this.renderRoot.querySelector('input')?.value.trim()
    if (!reason) return
    if (await this.#view.item?.signing.reopen(reason)) this.reopening = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-item-head': RoomItemHead
  }
}
