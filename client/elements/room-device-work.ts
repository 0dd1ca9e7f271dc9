import { msg, str } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { SessionRow } from '#shared/protocol/session-messages.ts'
import { type DeviceWork, deviceWork, type KnownPlace, knownPlaces, takeOffDevice } from '../controllers/device-work.ts'
import { controls } from '../styles/controls.ts'
import { deviceWorkStyles } from '../styles/device-work.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import { asideSentence, takeOffSentence, unsentSentence } from './unsent-words.ts'

const keyOf = ({ person, room }: DeviceWork): string => `${room}/${person}`

/** Work that is kept on this device and that the server does not have: whose, in which room, and what can be done. */
@customElement('room-device-work')
export class RoomDeviceWork extends LitElement {
  static override styles = [controls, deviceWorkStyles]

  /** The sessions of this browser. */
  @property({ attribute: false })
  accessor rows: readonly SessionRow[] = []

  @state()
  private accessor works: readonly DeviceWork[] = []

  @state()
  private accessor places: readonly KnownPlace[] = []

  /** What is about to be taken off. */
  @state()
  private accessor asking: string | undefined

  @state()
  private accessor trouble = ''

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#look)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('visibilitychange', this.#look)
  }

  /** Somebody may have worked, or sent what was kept, in another tab. */
  async #read(): Promise<void> {
    ;[this.works, this.places] = await Promise.all([deviceWork(), knownPlaces()])
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rows')) void this.#read()
  }

  protected override render() {
    if (this.works.length === 0) return nothing
    return html`
      <section aria-labelledby="kept">
        <h2 id="kept">${msg('Not sent yet on this device')}</h2>
        ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
        <ul>${repeat(this.works, keyOf, this.#work)}</ul>
      </section>
    `
  }

  readonly #work = (work: DeviceWork) => {
    const { name, unsent, aside, title, since } = work
    return html`
      <li>
        ${unsent > 0 ? html`<strong>${unsentSentence(name, unsent)}</strong>` : nothing}
        ${aside > 0 ? html`<span>${asideSentence(name, aside)}</span>` : nothing}
        <span class="quiet">${title} · <time datetime=${new Date(since).toISOString()} title=${exactTime(since)}>${msg(str`since ${relativeTime(since, Date.now())}`)}</time></span>
        <span class="quiet">${this.#how(work)}</span>
        ${this.asking === keyOf(work) ? this.#sure(work) : this.#choices(work)}
      </li>
    `
  }

  #choices(work: DeviceWork) {
    const path = this.#pathOf(work)
    const who = work.name ?? msg('them')
    return html`
      <span class="choices">
        ${path === undefined ? nothing : html`<a class="button primary" href=${path}>${work.unsent > 0 ? msg(str`Open as ${who} and send`) : msg(str`Open as ${who}`)}</a>`}
        ${work.live ? nothing : html`<button @click=${() => this.#ask(work)}>${msg('Take it off this device')}<span class="unseen"> ${msg(str`what is kept of ${who}`)}</span></button>`}
      </span>
    `
  }

  #how(work: DeviceWork): string {
    const who = work.name ?? msg('they')
    if (work.live) return msg(str`A tab of ${who} is open in this browser and sends it when the server answers.`)
    if (work.unsent === 0) return msg(str`Only ${who} can read it, in the room.`)
    return this.#pathOf(work) === undefined
      ? msg(str`It is sent when ${who} comes into that room again here, by a link or a passphrase, and by nobody else.`)
      : msg(str`It is sent when ${who} is in that room again here, and by nobody else.`)
  }

  #sure(work: DeviceWork) {
    return html`
      <div class="sure" role="group" aria-label=${msg('Take it off this device')}>
        <p>${takeOffSentence(work.name, work)}</p>
        <button @click=${() => this.#ask(undefined)}>${msg('Keep it here')}</button>
        <button class="danger" @click=${() => this.#takeOff(work)}>${msg('Take it off for good')}</button>
      </div>
    `
  }

  /** A session of that person that runs, in the role that the work was done in. */
  #pathOf({ person, room, roles }: DeviceWork): string | undefined {
    const mine = this.places.filter((place) => place.person === person && place.room === room)
    const running = this.rows.flatMap((row) => (row.ended || row.room !== room ? [] : [row]))
    return running.find(
      ({ number, role }) =>
        (roles.length === 0 || roles.includes(role)) &&
        mine.some((place) => place.session === number && place.role === role),
    )?.path
  }

  #ask(work: DeviceWork | undefined): void {
    this.asking = work && keyOf(work)
    this.trouble = ''
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.sure button')?.focus())
  }

  async #takeOff(work: DeviceWork): Promise<void> {
    const done = await takeOffDevice(work)
    this.asking = undefined
    this.trouble = done
      ? ''
      : msg(str`Nothing was taken off: close the other tabs of ${work.name ?? msg('this person')} first.`)
    await this.#read()
  }

  readonly #look = () => {
    if (document.visibilityState === 'visible') void this.#read()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-device-work': RoomDeviceWork
  }
}
