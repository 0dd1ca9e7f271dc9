import { msg } from '@lit/localize'
import { html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { BehindView } from '../controllers/behind-view.ts'
import { KeyLabels } from '../controllers/key-labels.ts'
import { RoomView } from '../controllers/room-view.ts'
import { isWide, WideScreen } from '../controllers/wide-screen.ts'
import { controls } from '../styles/controls.ts'
import { observedBarStyles } from '../styles/observed-bar.ts'
import { ActEvent } from './act-event.ts'
import './room-talk-button.ts'

/** The bar over an observer's page: which room, what watching means, and whether what is shown is live. */
@customElement('room-observed-bar')
export class RoomObservedBar extends LitElement {
  static override styles = [controls, observedBarStyles]

  /** The list that is open. */
  @property()
  accessor list: 'queue' | 'disputes' | 'talk' | null = null

  @state()
  private accessor open = false

  readonly #title = new RoomView(this, ({ joined }) => joined?.room.settings.title)
  readonly #connection = new RoomView(this, ({ connection }) => connection.is)
  readonly #behind = new BehindView(this)
  readonly #keys = new KeyLabels(this)

  constructor() {
    super()
    new WideScreen(this)
  }

  protected override render() {
    return html`
      ${this.#opener('queue', msg('Queue'))} ${this.#opener('disputes', msg('Disputes'))}
      <room-talk-button lasting></room-talk-button>
      ${isWide() ? this.#about() : html`<span class="space"></span>`}
      ${this.#live()}
      ${isWide() ? this.#pages() : this.#menu()}
    `
  }

  #about() {
    const title = this.#title.value ?? ''
    return html`
      <h1 title=${title}>${title}</h1>
      <p class="watching">${msg('You are watching. Names are replaced; the words cannot be changed from here.')}</p>
    `
  }

  #pages() {
    return html`
      ${this.#page('acceptances', msg('Acceptance'))} ${this.#page('window', msg('Watch'))} ${this.#page('report', msg('Report'))}
      <button class="plain" aria-label=${msg('Keys')} title=${msg('Keys')} @click=${() => this.#act('help')}>${isWide() ? '?' : msg('Keys')}</button>
    `
  }

  #menu() {
    return html`
      <button class="plain opener" aria-expanded=${this.open} aria-controls="pages" @click=${this.#toggle} @keydown=${this.#key}>
        ${msg('More')}
      </button>
      <nav id="pages" class=${this.open ? 'open' : ''} aria-label=${msg('Further pages of this room')} @keydown=${this.#key} @focusout=${this.#left}>
        ${this.#pages()} ${this.#about()}
      </nav>
    `
  }

  #page(section: 'acceptances' | 'window' | 'report', word: string) {
    return html`<button class="plain" @click=${() => this.#act(section)}>${word} <kbd>${this.#keys.of(section)}</kbd></button>`
  }

  #opener(list: 'queue' | 'disputes', word: string) {
    return html`
      <button class="plain" aria-pressed=${this.list === list} @click=${() => this.#act(list)}>
        ${word} <kbd>${this.#keys.of(list)}</kbd>
      </button>
    `
  }

  #live() {
    const is = this.#connection.value
    if (is === 'joined')
      return html`<span class=${this.#behind.seconds > 0 ? 'live behind' : 'live'} data-connection=${is}>${this.#behind.words}</span>`
    const words = is === 'lost' ? msg('Not connected · trying again') : msg('Catching up')
    return html`<span class="live away" data-connection=${is ?? 'connecting'}>${words}</span>`
  }

  #act(action: 'queue' | 'disputes' | 'window' | 'report' | 'acceptances' | 'help'): void {
    this.open = false
    this.dispatchEvent(new ActEvent(action))
  }

  #toggle(): void {
    this.open = !this.open
  }

  #key(event: KeyboardEvent): void {
    if (event.code !== 'Escape' || !this.open) return
    event.stopPropagation()
    this.open = false
    this.renderRoot.querySelector<HTMLElement>('.opener')?.focus()
  }

  #left({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && !this.renderRoot.contains(relatedTarget)) this.open = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-observed-bar': RoomObservedBar
  }
}
