import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { readAsked, writeAsked } from '../audit/audit-address.ts'
import { AuditView } from '../controllers/audit-view.ts'
import { controls } from '../styles/controls.ts'
import { sectionStyles } from '../styles/section.ts'
import './room-audit-check.ts'
import './room-audit-filters.ts'
import type { AuditFilterEvent } from './audit-filter-event.ts'
import './room-audit-list.ts'

/** The audit trail: whether it holds, who did what, newest first, and which part of it is asked for. */
@customElement('room-audit')
export class RoomAudit extends LitElement {
  static override styles = [controls, sectionStyles]

  readonly #view = new AuditView(this)

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  protected override render() {
    const { trail, check, room } = this.#view
    if (!trail || !check || !room) return nothing
    const { asked, entries, next, lookingAt, trouble, names, merged } = trail.state
    return html`
      <div class="column" @room-audit-filter=${this.#filter}>
        <h2 tabindex="-1">${msg('Audit trail')}</h2>
        <room-audit-check .check=${check.state} .address=${room.address} @room-check=${() => check.ask()}></room-audit-check>
        <room-audit-filters .filter=${asked.filter} .item=${this.#itemKey()} ?labelled=${this.#labelled()}></room-audit-filters>
        ${trouble ? html`<p class="trouble" role="alert">${msg(str`The trail could not be read: ${trouble}`)}</p>` : nothing}
        <room-audit-list .entries=${entries} .names=${names} .merged=${merged} .scroller=${this}></room-audit-list>
        <footer>
          ${lookingAt === null ? nothing : html`<p class="quiet" role="status">${msg(str`Looking through entries before ${lookingAt} …`)}</p>`}
          ${asked.before === null ? nothing : html`<a class="button" href=${this.#page(null)} @click=${this.#go}>${msg('Newest entries')}</a>`}
          ${next === null || lookingAt !== null ? nothing : html`<a class="button" href=${this.#page(next)} @click=${this.#go}>${msg('Older entries')}</a>`}
        </footer>
      </div>
    `
  }

  #page(before: number | null): string {
    return this.#view.route?.address('audit', writeAsked({ ...readAsked(this.#view.search), before })) ?? ''
  }

  /** As its entries tell. */
  #labelled(): boolean {
    const { entries, asked } = this.#view.trail?.state ?? {}
    const found = (entries ?? []).filter(({ item }) => item === asked?.filter.item)
    return found.some(({ label, type }) => label !== undefined || type === 'labels.changed')
  }

  /** What the item that is filtered for is called, once an entry of it is there. */
  #itemKey(): string {
    const { asked, entries } = this.#view.trail?.state ?? {}
    return entries?.find(({ item }) => item === asked?.filter.item)?.key ?? asked?.filter.item ?? ''
  }

  #go(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.currentTarget instanceof HTMLAnchorElement)) return
    event.preventDefault()
    this.#view.route?.enter('audit', event.currentTarget.search)
    this.scrollTop = 0
    this.focus()
  }

  /** A new filter begins at the newest entry. */
  #filter({ filter }: AuditFilterEvent): void {
    this.#view.route?.ask(writeAsked({ filter, before: null }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-audit': RoomAudit
  }
}
