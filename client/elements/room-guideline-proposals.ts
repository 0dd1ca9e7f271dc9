import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ProposalRow } from '#shared/protocol/guideline-messages.ts'
import { shortKey } from '../bench/short-key.ts'
import { controls } from '../styles/controls.ts'
import { proposalEnd } from './guideline-words.ts'
import { OpenEvent } from './open-event.ts'
import { exactTime, relativeTime } from './relative-time.ts'

/** A proposal is to be taken into the next version, or declined with a reason. */
export class ProposalEvent extends Event {
  readonly wish:
    | { readonly is: 'take'; readonly proposal: ProposalRow }
    | { readonly is: 'decline'; readonly proposal: string; readonly reason: string }

  constructor(wish: ProposalEvent['wish']) {
    super('room-guideline-proposal', { bubbles: true, composed: true })
    this.wish = wish
  }
}

/**
 * Changes that people would make, open ones first.
 * @fires room-guideline-proposal
 */
@customElement('room-guideline-proposals')
export class RoomGuidelineProposals extends LitElement {
  static override styles = [
    controls,
    css`
      ul {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li,
      form {
        display: grid;
        gap: 8px;
      }
      li {
        padding: 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        overflow-wrap: anywhere;
      }
      blockquote {
        margin: 0;
        padding-inline-start: 12px;
        border-inline-start: 3px solid var(--line-strong);
        white-space: pre-wrap;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      .row input {
        flex: 1 1 200px;
      }
      .quiet {
        color: var(--ink-quiet);
      }
      a {
        display: inline-flex;
        align-items: center;
        min-block-size: max(24px, var(--target));
        margin-inline-start: 4px;
      }
    `,
  ]

  @property({ attribute: false })
  accessor proposals: readonly ProposalRow[] = []

  /** Where an item stands. */
  @property({ attribute: false })
  accessor itemAddress: (item: string) => string = () => ''

  /** Whether the reader answers them. */
  @property({ type: Boolean })
  accessor answers = false

  @state()
  private accessor declining: string | null = null

  protected override render() {
    const open = this.proposals.filter(({ end }) => end === null)
    const ended = this.proposals.filter(({ end }) => end !== null)
    if (this.proposals.length === 0)
      return html`<p class="quiet">${this.answers ? msg('Nobody has proposed a change.') : msg('You have proposed nothing yet.')}</p>`
    return html`<ul>
      ${repeat([...open, ...ended], ({ id }) => id, this.#row)}
    </ul>`
  }

  readonly #row = (proposal: ProposalRow) => {
    const { title, section, text, why, byName, at, end } = proposal
    const when = Date.parse(at)
    return html`
      <li>
        <div>
          <strong dir="auto">${section === null ? msg('Something new') : title}</strong>
          <span class="quiet" title=${exactTime(when)}>${byName} · ${relativeTime(when, Date.now())}</span>
          ${this.#item(proposal)}
        </div>
        <blockquote dir="auto">${text}</blockquote>
        <p dir="auto">${msg(str`Because: ${why}`)}</p>
        ${end || !this.answers ? html`<p class="quiet">${proposalEnd(proposal)}</p>` : this.#answer(proposal)}
      </li>
    `
  }

  /** The item whose ruling showed the need, where the reader may know it. */
  #item({ key, ruling }: ProposalRow) {
    if (key === '' || !ruling) return nothing
    const open = (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      this.dispatchEvent(new OpenEvent(ruling.item))
    }
    return html`<a href=${this.itemAddress(ruling.item)} title=${key} @click=${open}>${shortKey(key)}</a>`
  }

  #answer(proposal: ProposalRow) {
    if (this.declining === proposal.id) return this.#reason(proposal.id)
    return html`
      <div class="row">
        <button @click=${() => this.dispatchEvent(new ProposalEvent({ is: 'take', proposal }))}>${msg('Take it into the next version')}</button>
        <button @click=${() => this.#ask(proposal.id)}>${msg('Decline')}</button>
      </div>
    `
  }

  #reason(id: string) {
    return html`
      <form @submit=${(event: SubmitEvent) => this.#decline(event, id)}>
        <div class="row">
          <input required maxlength="2000" dir="auto" aria-label=${msg('Why it is declined')} placeholder=${msg('Why it is declined')} />
          <button class="primary">${msg('Decline')}</button>
          <button type="button" @click=${() => this.#ask(null)}>${msg('Not now')}</button>
        </div>
      </form>
    `
  }

  #ask(id: string | null): void {
    this.declining = id
    if (id !== null) void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus())
  }

  #decline(event: SubmitEvent, proposal: string): void {
    event.preventDefault()
    const reason = this.renderRoot.querySelector('input')?.value.trim() ?? ''
    if (reason === '') return
    this.declining = null
    this.dispatchEvent(new ProposalEvent({ is: 'decline', proposal, reason }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-guideline-proposals': RoomGuidelineProposals
  }
  interface HTMLElementEventMap {
    'room-guideline-proposal': ProposalEvent
  }
}
