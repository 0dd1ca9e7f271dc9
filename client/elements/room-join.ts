import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { houseRoom } from '#shared/kernel/ids.ts'
import type { OfferedSession } from '#shared/protocol/session-messages.ts'
import { enter, lookAt } from '../controllers/sessions.ts'
import { readRoute } from '../routes.ts'
import { controls } from '../styles/controls.ts'
import { door } from '../styles/door.ts'
import { roleWord } from './role-words.ts'

/** The door: opening a link is all it takes. Only who is not named by the link is asked for a name first. */
@customElement('room-join')
export class RoomJoin extends LitElement {
  static override styles = [controls, door]

  @property()
  accessor invite = ''

  @state()
  private accessor offer: OfferedSession | undefined

  @state()
  private accessor trouble = ''

  @state()
  private accessor entering = false

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('hashchange', this.#turned)
    void this.#look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('hashchange', this.#turned)
  }

  protected override render() {
    const { offer, trouble } = this
    return html`
      <main>
        ${offer ? this.#offered(offer) : html`<h1>${trouble ? msg('This link opens no room') : msg('Looking at your link …')}</h1>`}
        ${trouble ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}
        ${trouble && !offer ? html`<p>${msg('A link works for a while and for as many browsers as it was made for. Whoever sent it, or the lead of the room, makes you a new one.')}</p>` : nothing}
        <p class="quiet"><a href="/">${msg('My rooms')}</a></p>
      </main>
    `
  }

  #offered({ title, room, role, name, path, anybody }: OfferedSession) {
    const asks = anybody && path === null
    const toHouse = room === houseRoom
    return html`
      <h1>${toHouse ? msg('Rooms of your own') : title}</h1>
      ${toHouse ? html`<p>${msg('Here you make rooms, bring in work and invite people.')}</p>` : nothing}
      <dl>
        ${toHouse || room === title ? nothing : html`<dt>${msg('Room')}</dt><dd>${room}</dd>`}
        ${name === null ? nothing : html`<dt>${msg('As')}</dt><dd><strong>${name}</strong></dd>`}
        ${toHouse ? nothing : html`<dt>${msg('Role')}</dt><dd>${roleWord(role)}</dd>`}
      </dl>
      ${path === null ? nothing : html`<p>${msg('This browser is in the room as this person already. Nothing of the link is used up.')}</p>`}
      <form @submit=${this.#enter}>
        ${asks ? html`<label>${msg('Your name')} <input name="name" required maxlength="80" autocomplete="name" /></label>` : nothing}
        <div class="line">
          <button class="primary" ?disabled=${this.entering}>
            ${this.entering ? msg('Entering …') : path !== null ? msg(str`Go on as ${name ?? ''}`) : name === null ? msg('Enter') : msg(str`Enter as ${name}`)}
          </button>
          ${path !== null && anybody ? html`<button type="button" @click=${this.#another}>${msg('I am somebody else')}</button>` : nothing}
        </div>
      </form>
    `
  }

  /** The same page was asked to open another link. */
  readonly #turned = () => {
    const route = readRoute(location)
    if (route.page !== 'join') return
    this.invite = route.invite
    void this.#look()
  }

  #another(): void {
    if (this.offer) this.offer = { ...this.offer, path: null, name: null }
  }

  async #look(): Promise<void> {
    const { invite } = this
    this.offer = undefined
    this.trouble = ''
    if (invite === '') {
      this.trouble = msg('The part after # is missing. Open the link again from where you got it.')
      return
    }
    const looked = await lookAt(invite)
    if (this.invite !== invite) return
    if (looked.ok) this.offer = looked.value
    else this.trouble = looked.trouble
    if (looked.ok && !looked.value.anybody) return this.#go({ invite })
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('form input, form button')?.focus()
  }

  async #enter(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const name = new FormData(event.currentTarget as HTMLFormElement).get('name')
    const another = this.offer?.anybody === true && this.offer.path === null
    await this.#go({
      invite: this.invite,
      ...(typeof name === 'string' ? { name } : {}),
      ...(another ? { another } : {}),
    })
  }

  async #go(wish: Parameters<typeof enter>[0]): Promise<void> {
    this.entering = true
    const entered = await enter(wish)
    if (entered.ok) return location.replace(entered.value.path)
    this.trouble = entered.trouble
    this.entering = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-join': RoomJoin
  }
}
