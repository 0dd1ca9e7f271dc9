import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { BatchBefore, BatchRow } from '#shared/protocol/batch-messages.ts'
import type { BatchBook } from '../controllers/batch-book.ts'
import { batchStyles } from '../styles/batches.ts'
import { controls } from '../styles/controls.ts'
import { cameWords } from './met-words.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import './room-batch-back.ts'
import { saveAs } from './save-as.ts'

/** One import: what it brought, how far its items are, and what can be done with it. */
@customElement('room-batch')
export class RoomBatch extends LitElement {
  static override styles = [controls, batchStyles]

  @property({ attribute: false })
  accessor batch: BatchRow | undefined

  @property({ attribute: false })
  accessor book: BatchBook | undefined

  /** Whether it is being asked about taking it back, and what is known of that. */
  @state()
  private accessor asking: { readonly before: BatchBefore | null } | null = null

  @state()
  private accessor trouble = ''

  protected override render() {
    const { batch } = this
    if (!batch) return nothing
    const { name, takenBack } = batch
    return html`
      <div>
        <h3>${name} ${takenBack ? html`<span class="gone">${msg('taken back')}</span>` : nothing}</h3>
        <p class="quiet">${this.#when(batch)}</p>
        ${takenBack ? html`<p class="quiet">${this.#gone(takenBack)}</p>` : nothing}
      </div>
      <div>
        <p>${this.#brought(batch)}</p>
        ${cameWords(batch).map((words) => html`<p class="quiet">${words}</p>`)}
      </div>
      ${takenBack ? html`<span></span>` : this.#far(batch)}
      ${this.asking ? this.#back(batch, this.asking.before) : this.#buttons(batch)}
      ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
    `
  }

  #when({ at, by }: BatchRow) {
    if (at === null) return msg('imported before this was written down')
    const time = html`<time datetime=${at} title=${exactTime(Date.parse(at))}>${relativeTime(Date.parse(at), Date.now())}</time>`
    return by === null ? html`${time}, ${msg('from the command line')}` : html`${time}, ${msg(str`by ${by}`)}`
  }

  #gone({ at, by }: NonNullable<BatchRow['takenBack']>) {
    const when = relativeTime(Date.parse(at), Date.now())
    return by === null ? msg(str`taken back ${when}`) : msg(str`taken back ${when} by ${by}`)
  }

  #brought({ items, sources }: BatchRow): string {
    const [count, all] = [items.toLocaleString(), sources.toLocaleString()]
    if (items === 0) return sources === 1 ? msg('1 source') : msg(str`${all} sources`)
    return items === 1 ? msg(str`1 item, ${all} sources`) : msg(str`${count} items, ${all} sources`)
  }

  #far({ items, signedOff, disputes }: BatchRow) {
    if (items === 0) return html`<span></span>`
    const [done, all] = [signedOff.toLocaleString(), items.toLocaleString()]
    return html`
      <div class="far">
        <label><span>${msg(str`${done} of ${all} signed off`)}</span><progress max=${items} .value=${signedOff}></progress></label>
        ${disputes > 0 ? html`<span class="disputes">⚑ ${disputes === 1 ? msg('1 dispute is open') : msg(str`${disputes.toLocaleString()} disputes are open`)}</span>` : nothing}
      </div>
    `
  }

  #buttons(batch: BatchRow) {
    const { name, items, kept, takenBack } = batch
    const about = html`<span class="unseen"> ${msg(str`of ${name}`)}</span>`
    return html`
      <div class="buttons">
        ${!takenBack && items > 0 ? html`<button @click=${() => this.book?.show(batch)}>${msg('Show the items')}${about}</button>` : nothing}
        ${kept ? html`<button @click=${() => this.#save(batch)}>${msg('Download the file')}${about}</button>` : html`<p class="quiet">${msg('Its file was not kept.')}</p>`}
        ${takenBack ? nothing : html`<button @click=${() => this.#ask(batch)}>${msg('Take back')} …${about}</button>`}
      </div>
    `
  }

  #back(batch: BatchRow, before: BatchBefore | null) {
    return html`
      <room-batch-back
        .name=${batch.name}
        .meaning=${before}
        @room-kept=${() => this.#keep()}
        @room-taken-back=${() => this.#takeBack(batch)}
      ></room-batch-back>
    `
  }

  async #save({ id, name }: BatchRow): Promise<void> {
    const asked = await this.book?.file(id)
    if (asked?.ok) saveAs(name, asked.value)
    else this.trouble = asked?.trouble ?? ''
  }

  async #ask({ id }: BatchRow): Promise<void> {
    this.trouble = ''
    this.asking = { before: null }
    const asked = await this.book?.before(id)
    if (asked?.ok) this.asking = this.asking && { before: asked.value }
    else {
      this.asking = null
      this.trouble = asked?.trouble ?? ''
    }
  }

  async #keep(): Promise<void> {
    this.asking = null
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.buttons button:last-of-type')?.focus()
  }

  async #takeBack(batch: BatchRow): Promise<void> {
    const asked = await this.book?.takeBack(batch)
    this.trouble = asked?.ok ? '' : (asked?.trouble ?? '')
    await this.#keep()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-batch': RoomBatch
  }
}
