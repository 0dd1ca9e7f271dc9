import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { NamedLabel } from '#shared/compare/named-label.ts'
import type { Comment, Dispute, Position } from '#shared/domain/dispute.ts'
import { withNames } from '#shared/domain/mentions.ts'
import type { Ruling } from '#shared/domain/ruling.ts'
import { saidAt } from '../bench/label-at.ts'
import { placeName } from '../labels/unit-names.ts'
import { controls } from '../styles/controls.ts'
import { disputeStyles } from '../styles/dispute.ts'
import './room-citations.ts'
import './room-cited.ts'
import { stateShape, stateShapes } from './state-shape.ts'

/** Somebody asked for something to be done with a dispute; `position` is null where a vote is taken back. */
export class DisputeActEvent extends Event {
  readonly act: DisputeAct

  constructor(act: DisputeAct) {
    super('room-dispute-act', { bubbles: true, composed: true })
    this.act = act
  }
}
export type DisputeAct =
  | { readonly is: 'vote'; readonly dispute: string; readonly position: string | null }
  | { readonly is: 'withdraw' | 'look' | 'rule'; readonly dispute: string }

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/**
 * One dispute as people read it: the question, the positions with their votes, the comments, the ruling. It knows no
 * room: names and what may be done come from outside, so that every page can show it.
 * @fires room-dispute-act - A vote, a withdrawal, or the way to its place.
 * @slot - Forms of who takes part.
 */
@customElement('room-dispute')
export class RoomDispute extends LitElement {
  static override styles = [controls, stateShapes, disputeStyles]

  @property({ attribute: false })
  accessor dispute: Dispute | undefined

  /** The ruling that closed it, while it stands. */
  @property({ attribute: false })
  accessor ruling: Ruling | null = null

  @property({ attribute: false })
  accessor nameOf: (person: string) => string = (person) => person

  /** The person who reads; empty for nobody in particular. */
  @property()
  accessor me = ''

  @property()
  accessor language = ''

  /** The label that it is on; left out of words. */
  @property({ attribute: false })
  accessor label: NamedLabel | undefined

  /** From 1; 0 where the segment does not matter. */
  @property({ type: Number })
  accessor segment = 0

  /** Whether the reader may vote and withdraw. */
  @property({ type: Boolean })
  accessor votes = false

  @property({ type: Boolean })
  accessor rules = false

  @property({ type: Boolean })
  accessor attended = false

  /** Position that this reader has just voted for, and the server has not answered. */
  @property({ attribute: false })
  accessor pendingVote: string | null | undefined

  protected override render() {
    const { dispute } = this
    if (!dispute) return nothing
    const open = dispute.status === 'open'
    const question = withNames(dispute.question, dispute.mentions, this.nameOf)
    const classes = `${open ? '' : 'closed'} ${dispute.status} ${this.attended ? 'attended' : ''}`
    return html`
      <article class=${classes} aria-label=${msg(str`Dispute: ${question}`)}>
        <header>
          ${dispute.status === 'withdrawn' ? nothing : stateShape(open ? 'disputed' : 'ruled')}
          <h4 dir="auto">${question}</h4>
          <button @click=${() => this.#do({ is: 'look', dispute: dispute.id })}>${this.#where(dispute)}</button>
          ${open && this.rules ? html`<button @click=${() => this.#do({ is: 'rule', dispute: dispute.id })}>${msg('Rule')}</button>` : nothing}
        </header>
        <p class="quiet">${this.#opened(dispute)}</p>
        <room-citations .cites=${dispute.cites ?? []}></room-citations>
        ${this.ruling ? this.#ruled(this.ruling) : nothing}
        ${dispute.positions.length > 0 ? html`<ul aria-label=${msg('Positions')}>${repeat(dispute.positions, ({ id }) => id, this.#position)}</ul>` : nothing}
        ${dispute.comments.length > 0 ? html`<ul aria-label=${msg('Comments')}>${repeat(dispute.comments, ({ id }) => id, this.#comment)}</ul>` : nothing}
        <slot></slot>
        ${
          open && this.votes && dispute.by === this.me
            ? html`<div class="row"><button @click=${() => this.#do({ is: 'withdraw', dispute: dispute.id })}>${msg('Withdraw the dispute')}</button></div>`
            : nothing
        }
      </article>
    `
  }

  #where({ stands, place }: Dispute): string {
    if (this.label) return msg(str`${placeName(place, this.label)}: ${saidAt(this.label, place, stands)}`)
    const words = stands.length > 24 ? `${stands.slice(0, 24)}…` : stands
    if (words === '') return msg('Go there')
    return this.segment > 0 ? msg(str`“${words}”, segment ${this.segment}`) : msg(str`“${words}”`)
  }

  #opened({ by, at, status }: Dispute): string {
    const [who, when] = [this.#name(by), moment.format(new Date(at))]
    if (status === 'withdrawn') return msg(str`Asked by ${who}, ${when}; withdrawn`)
    return msg(str`Asked by ${who}, ${when}`)
  }

  #ruled(ruling: Ruling) {
    const { by, value, reason, why, cites = [] } = ruling
    const words = this.label
      ? saidAt(this.label, ruling.place, value)
      : value === ''
        ? msg('nothing was said')
        : `“${value}”`
    return html`<p class="ruling">
      ${stateShape('ruled')}<span dir="auto">${msg(str`Ruled by ${this.#name(by)}: ${words} · ${reason}: ${why}`)}</span>
      <room-cited .ruling=${ruling}></room-cited>
      </p>
      <room-citations .cites=${cites}></room-citations>`
  }

  readonly #position = ({ id, by, value, because, mentions, votes }: Position) => {
    const { dispute } = this
    const pending = this.pendingVote !== undefined
    const mine = pending ? this.pendingVote === id : votes.includes(this.me)
    const count = votes.filter((person) => person !== this.me).length + (mine ? 1 : 0)
    const words = this.label && dispute ? saidAt(this.label, dispute.place, value) : value
    const voters = votes.map((person) => this.#name(person)).join(', ')
    return html`
      <li class="position">
        <div>
          ${
            words === ''
              ? html`<span class="none">${msg('nothing was said')}</span>`
              : html`<q lang=${this.language} dir="auto">${words}</q>`
          }
          ${because ? html`<p dir="auto">${withNames(because, mentions, this.nameOf)}</p>` : nothing}
          <span class="quiet">${this.#name(by)}</span>
        </div>
        <button
          aria-pressed=${mine}
          class=${pending && mine ? 'pending' : ''}
          ?disabled=${!this.votes || dispute?.status !== 'open'}
          title=${voters}
          aria-label=${msg(str`Votes for “${words}”: ${count}`)}
          @click=${() => this.#do({ is: 'vote', dispute: dispute?.id ?? '', position: mine ? null : id })}
        >
          +${count}
        </button>
      </li>
    `
  }

  readonly #comment = ({ by, at, text, mentions }: Comment) => html`
    <li class="comment">
      <span class="quiet" title=${moment.format(new Date(at))}>${this.#name(by)}</span>
      <p dir="auto">${withNames(text, mentions, this.nameOf)}</p>
    </li>
  `

  #name(person: string): string {
    return person === this.me ? msg('you') : this.nameOf(person)
  }

  #do(act: DisputeAct): void {
    this.dispatchEvent(new DisputeActEvent(act))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-dispute': RoomDispute
  }
  interface HTMLElementEventMap {
    'room-dispute-act': DisputeActEvent
  }
}
