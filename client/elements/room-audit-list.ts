import { msg, str } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { auditKindOf } from '#shared/projections/audit-kinds.ts'
import type { AuditEntry } from '#shared/protocol/audit-messages.ts'
import { sentenceOf } from '../audit/sentences.ts'
import { shortKey } from '../bench/short-key.ts'
import { RoomView } from '../controllers/room-view.ts'
import { itemPath } from '../routes.ts'
import { auditListStyles } from '../styles/audit-list.ts'
import { controls } from '../styles/controls.ts'
import { auditKindWord } from './audit-kind-words.ts'
import { OpenEvent } from './open-event.ts'
import './room-citations.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import { roleWord } from './role-words.ts'

const minuteMilliseconds = 30_000

/** Entries as sentences, newest first. What is being read stays where it is when new ones come. */
@customElement('room-audit-list')
export class RoomAuditList extends LitElement {
  static override styles = [controls, auditListStyles]

  /** Null while the first answer is on its way. */
  @property({ attribute: false })
  accessor entries: readonly AuditEntry[] | null = null

  @property({ attribute: false })
  accessor names: Readonly<Record<string, string>> = {}

  /** Whose entry somebody's became since. */
  @property({ attribute: false })
  accessor merged: Readonly<Record<string, string>> = {}

  /** What scrolls around the list. */
  @property({ attribute: false })
  accessor scroller: HTMLElement | null = null

  @state()
  private accessor now = Date.now()

  /** New entries above what is being read. */
  @state()
  private accessor above = 0

  readonly #room = new RoomView(this, ({ joined }) => joined?.me)
  #clock: ReturnType<typeof setInterval> | undefined
  #anchor: { readonly row: HTMLElement; readonly top: number } | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#clock = setInterval(() => {
      this.now = Date.now()
    }, minuteMilliseconds)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#clock)
    this.#listening.abort()
    this.#listening = new AbortController()
  }

  #listening = new AbortController()

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('scroller'))
      this.scroller?.addEventListener('scroll', this.#scrolled, { passive: true, signal: this.#listening.signal })
    const before = changed.get('entries')
    if (!before || !this.entries || !this.#reading()) return
    const first = before[0]
    const came = first ? this.entries.findIndex(({ seq }) => seq === first.seq) : -1
    if (came < 1) return
    this.above += came
    const row = this.#firstInSight()
    this.#anchor = row && { row, top: row.getBoundingClientRect().top }
  }

  protected override updated(): void {
    if (!this.#anchor || !this.scroller) return
    this.scroller.scrollTop += this.#anchor.row.getBoundingClientRect().top - this.#anchor.top
    this.#anchor = undefined
  }

  protected override render() {
    const { entries, above } = this
    if (entries === null)
      return html`<div class="bones" aria-hidden="true">${[1, 2, 3, 4, 5].map(() => html`<div class="bone"></div>`)}</div>`
    if (entries.length === 0) return html`<p class="empty">${msg('No entry of the trail fits this filter.')}</p>`
    return html`
      ${above > 0 ? html`<button class="above" @click=${this.#toTop}>↑ ${msg(str`${above} new entries`)}</button>` : nothing}
      <ol>
        ${repeat(entries, ({ seq }) => seq, this.#row)}
      </ol>
    `
  }

  readonly #row = (entry: AuditEntry) => {
    const at = Date.parse(entry.at)
    return html`
      <li>
        <span class="number">${entry.seq}</span>
        <p>${this.#sentence(entry)}</p>
        <span class="when">
          ${entry.by && entry.by !== 'operator' && entry.type !== 'draft.edited' ? html`<span>${this.#roleOf(entry)}</span>` : nothing}
          ${entry.at ? html`<time datetime=${entry.at} title=${exactTime(at)}>${relativeTime(at, this.now)}</time>` : nothing}
        </span>
      </li>
    `
  }

  #sentence(entry: AuditEntry) {
    const { event, hidden, type, item } = entry
    if (hidden === 'damaged')
      return html`<span class="damaged">${msg('This entry cannot be read: its stored bytes were changed.')}</span>`
    if (event)
      return sentenceOf(event, {
        who: this.#person(entry.by),
        by: entry.by,
        item: this.#item(entry),
        difference: entry.difference,
        label: entry.label,
        person: (id) => this.#person(id),
        words: (text) => this.#words(text),
        called: (id) => this.#called(id),
        cited: (id) => html`<room-citations about="name" .cites=${[id]}></room-citations>`,
      })
    const kind = auditKindOf(type)
    const about = kind ? auditKindWord(kind) : type
    const where = item === null ? nothing : html` · ${this.#item(entry)}`
    return html`<span class="hidden">${hidden === 'erased' ? msg(str`${about}: the content was erased`) : msg(str`${about}: the content is withheld from you`)}${where}</span>`
  }

  #roleOf({ role }: AuditEntry): string {
    return roleWord(role as Parameters<typeof roleWord>[0])
  }

  #person(id: string) {
    if (id === 'operator') return html`<strong>${msg('The operator')}</strong>`
    const now = this.merged[id]
    const name = this.#called(id)
    return html`<strong>${now === undefined ? name : msg(str`${name}, now ${this.#called(now)}`)}</strong>`
  }

  #called(id: string): string {
    return this.names[id] ?? this.#room.client?.nameOf(id) ?? id
  }

  #item({ item, key }: AuditEntry) {
    const address = this.#room.client?.address
    if (item === null || !address) return msg('the room')
    return html`<a href=${itemPath(address, item)} title=${key} @click=${(event: MouseEvent) => this.#open(event, item)}>${shortKey(key) || item}</a>`
  }

  #words(text: string) {
    return text === '' ? html`<i>${msg('nothing')}</i>` : html`<q dir="auto">${text}</q>`
  }

  #open(event: MouseEvent, item: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.dispatchEvent(new OpenEvent(item))
  }

  /** Somebody reads here: not at the very top, or their hand or focus is in the list. */
  #reading(): boolean {
    return (this.scroller?.scrollTop ?? 0) > 4 || this.matches(':hover, :focus-within')
  }

  #firstInSight(): HTMLElement | undefined {
    const edge = Math.max(0, this.scroller?.getBoundingClientRect().top ?? 0)
    return [...this.renderRoot.querySelectorAll('li')].find((row) => row.getBoundingClientRect().bottom > edge)
  }

  readonly #scrolled = () => {
    if (this.above > 0 && (this.scroller?.scrollTop ?? 0) <= 4) this.above = 0
  }

  #toTop(): void {
    this.above = 0
    this.scroller?.scrollTo({ top: 0 })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-audit-list': RoomAuditList
  }
}
