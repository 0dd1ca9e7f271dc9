import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { HomeRow } from '#shared/protocol/home-messages.ts'
import type { Answer } from '../controllers/answered.ts'
import { archiveRoom, deleteRoom, renameRoom, restoreRoom, resultOf, trailAddress } from '../controllers/home-view.ts'
import { controls } from '../styles/controls.ts'
import { manage } from '../styles/manage.ts'
import { saveAs } from './save-as.ts'

/**
 * What a lead does with a room as a whole: rename it, archive or restore it, delete it by typing its title.
 * @fires room-managed - Something was done, or refused for what stands by now.
 */
@customElement('room-manage')
export class RoomManage extends LitElement {
  static override styles = [controls, manage]

  @property({ attribute: false })
  accessor row!: HomeRow

  /** What this lead writes; null while it is the title that stands. */
  @state()
  private accessor written: string | null = null

  /** The title that they saw when they began to write another. */
  #seen: string | null = null

  @state()
  private accessor typed = ''

  @state()
  private accessor said = ''

  @state()
  private accessor trouble = ''

  @state()
  private accessor busy = false

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus()
  }

  protected override render() {
    const { row } = this
    return html`
      <div class="parts" role="group" aria-label=${msg(str`Manage ${row.title}`)}>
        ${row.archived ? nothing : this.#rename()} ${row.archived ? this.#restore() : this.#archive()} ${this.#remove()}
        ${this.said ? html`<p role="status">${this.said}</p>` : nothing}
        ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
      </div>
    `
  }

  #rename() {
    return html`
      <form @submit=${this.#sendTitle}>
        <label for="title">${msg('Rename')}</label>
        <div class="line">
          <input id="title" name="title" required maxlength="200" autocomplete="off" dir="auto" .value=${this.written ?? this.row.title} @input=${this.#write} />
          <button ?disabled=${this.busy}>${msg('Rename it')}</button>
        </div>
      </form>
    `
  }

  #archive() {
    return html`
      <section>
        <h3>${msg('Archive')}</h3>
        <p>${msg('Everybody can still read and export it; nobody changes anything until a lead restores it.')}</p>
        <button ?disabled=${this.busy} @click=${() => this.#ask(archiveRoom(this.row), '')}>${msg('Archive it')}</button>
      </section>
    `
  }

  #restore() {
    return html`
      <section>
        <h3>${msg('Restore')}</h3>
        <p>${msg('The room is read-only. Restored, everybody goes on where they were.')}</p>
        <button ?disabled=${this.busy} @click=${() => this.#ask(restoreRoom(this.row), '')}>${msg('Restore it')}</button>
      </section>
    `
  }

  #remove() {
    const { row } = this
    const matches = this.typed.trim() === row.title.trim()
    return html`
      <form class="danger" @submit=${this.#sendDelete}>
        <h3>${msg('Delete')}</h3>
        <p>
          ${msg('Everything in it goes, for everybody, and cannot be brought back. Keep what you may need:')}
        </p>
        <div class="line">
          <button type="button" @click=${this.#save}>${msg('Download the result')}</button>
          <a class="button" href=${trailAddress(row)} download>${msg('Download the audit trail')}</a>
        </div>
        <label for="typed">${msg(html`Type the room’s name, <strong dir="auto">${row.title}</strong>, to delete it`)}</label>
        <div class="line">
          <input
            id="typed"
            autocomplete="off"
            dir="auto"
            .value=${this.typed}
            @input=${({ target }: Event) => (this.typed = (target as HTMLInputElement).value)}
          />
          <button class="remove" ?disabled=${!matches || this.busy}>${msg('Delete for good')}</button>
        </div>
      </form>
    `
  }

  #write({ target }: Event): void {
    this.#seen ??= this.row.title
    this.written = (target as HTMLInputElement).value
  }

  async #save(): Promise<void> {
    const file = await resultOf(this.row)
    this.trouble = file.ok ? '' : file.trouble
    if (file.ok) saveAs(file.name, file.content)
  }

  async #sendTitle(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const title = (this.written ?? this.row.title).trim()
    const renaming = renameRoom(this.row, title, this.#seen ?? this.row.title)
    this.#seen = null
    if (await this.#ask(renaming, msg('Renamed.'))) this.written = null
  }

  async #sendDelete(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (this.typed.trim() === this.row.title.trim()) await this.#ask(deleteRoom(this.row, this.typed), '')
  }

  async #ask(work: Promise<Answer<unknown>>, done: string): Promise<boolean> {
    this.busy = true
    const answer = await work
    this.busy = false
    this.said = answer.ok ? done : ''
    this.trouble = answer.ok ? '' : answer.trouble
    this.dispatchEvent(new Event('room-managed'))
    return answer.ok
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-manage': RoomManage
  }
}
