import { msg } from '@lit/localize'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { NoticeRow } from '#shared/protocol/notice-messages.ts'
import { shortKey } from '../bench/short-key.ts'
import { roomRouteContext } from '../controllers/contexts.ts'
import { ForYouView } from '../controllers/for-you-view.ts'
import { guidelineNotice } from '../controllers/guideline-news.ts'
import { noticeSentence } from '../controllers/notice-sentence.ts'
import type { RoomRoute } from '../controllers/room-route.ts'
import { Slice } from '../controllers/slice.ts'
import { TalkView } from '../controllers/talk-view.ts'
import { getLocale } from '../i18n/locale.ts'
import { bones } from '../styles/bones.ts'
import { controls } from '../styles/controls.ts'
import { noticeStyles } from '../styles/notices.ts'
import { sectionStyles } from '../styles/section.ts'
import { ActEvent } from './act-event.ts'
import { OpenEvent } from './open-event.ts'
import { exactTime } from './relative-time.ts'
import './room-alerts-switch.ts'
import './room-person.ts'

/** Whoever looks for so long has seen what is there. */
const seenMilliseconds = 1000

/** What others did that concerns the reader, newest first, by day; what is new has a mark for as long as the page is open. */
@customElement('room-notices')
export class RoomNotices extends LitElement {
  static override styles = [controls, sectionStyles, bones, noticeStyles]

  /** Where the reader had read to when this page was opened. */
  @state()
  private accessor readBefore: number | null = null

  readonly #notices = new ForYouView(this, (notices) => notices)
  readonly #route = new Slice<RoomRoute['state'], RoomRoute, null>(this, roomRouteContext, () => null)
  readonly #talk = new TalkView(this, ({ shown }) => shown)
  #looking: ReturnType<typeof setTimeout> | undefined
  #asked = false

  override focus(): void {
    this.renderRoot.querySelector('h2')?.focus()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#look)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('visibilitychange', this.#look)
    clearTimeout(this.#looking)
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { notices, value } = this.#notices
    if (notices && !this.#asked) {
      this.#asked = true
      notices.show()
    }
    if (value?.rows && this.readBefore === null) this.readBefore = value.read
  }

  protected override updated(): void {
    this.#look()
  }

  protected override render() {
    const rows = this.#notices.value?.rows
    const unread = this.#notices.value?.unread ?? 0
    return html`
      <div class="column">
        <header>
          <h2 tabindex="-1">${msg('For you')}</h2>
          ${unread > 0 ? html`<button @click=${() => this.#readAll()}>${msg('Mark all as read')}</button>` : nothing}
        </header>
        <room-alerts-switch></room-alerts-switch>
        ${rows ? this.#days(rows) : html`<div class="bones" aria-hidden="true"><div></div><div></div><div></div></div>`}
      </div>
    `
  }

  #days(rows: readonly NoticeRow[]) {
    if (rows.length === 0)
      return html`<p class="quiet">${msg('Nothing yet. What others do that concerns you stands here: answers and rulings on your disputes, items that are assigned to you or reopened, and where somebody names you.')}</p>`
    return repeat(
      byDay(rows),
      ([day]) => day,
      ([day, ofDay]) => html`
        <section aria-label=${dayWord(day)}>
          <h3>${dayWord(day)}</h3>
          <ul>${repeat(ofDay, ({ seq }) => seq, this.#row)}</ul>
        </section>
      `,
    )
  }

  readonly #row = (row: NoticeRow) => {
    const { seq, at, by, name, key, language, words } = row
    const isNew = seq > (this.readBefore ?? 0)
    return html`
      <li class=${isNew ? 'new' : ''}>
        <button class="plain" @click=${() => this.#open(row)}>
          <room-person .person=${by} .name=${name} aria-hidden="true"></room-person>
          <span class="what">
            <span>${isNew ? html`<span class="mark">${msg('new')}</span> ` : nothing}${noticeSentence(row)}</span>
            ${words ? html`<q lang=${language} dir="auto">${words}</q>` : nothing}
            <span class="where" title=${key}>${shortKey(key)}</span>
          </span>
          <time datetime=${at} title=${exactTime(Date.parse(at))}>${timeOf(at)}</time>
        </button>
      </li>
    `
  }

  #open({ seq, item, place, kind, guideline }: NoticeRow): void {
    void this.#notices.notices?.readTo(seq)
    const asked = guidelineNotice(kind, guideline)
    if (asked !== undefined) {
      this.#route.source?.enter('guidelines', asked)
      return
    }
    const said = kind === 'note' || kind === 'talked-of'
    this.dispatchEvent(item === '' ? new ActEvent('talk') : new OpenEvent(item, place))
    if (said) void this.#talk.talk?.showAt(seq)
  }

  #readAll(): void {
    const newest = this.#notices.value?.rows?.[0]?.seq ?? 0
    this.readBefore = newest
    void this.#notices.notices?.readTo(newest)
  }

  /** Only a page that is in sight is read. */
  readonly #look = () => {
    clearTimeout(this.#looking)
    const { value, notices } = this.#notices
    const newest = value?.rows?.[0]?.seq ?? 0
    if (document.visibilityState === 'hidden' || newest <= (value?.read ?? 0)) return
    this.#looking = setTimeout(() => void notices?.readTo(newest), seenMilliseconds)
  }
}

function byDay(rows: readonly NoticeRow[]): readonly (readonly [day: string, rows: readonly NoticeRow[]])[] {
  const days = new Map<string, NoticeRow[]>()
  for (const row of rows) {
    const day = new Date(row.at).toDateString()
    days.set(day, [...(days.get(day) ?? []), row])
  }
  return [...days]
}

function dayWord(day: string): string {
  const [date, now] = [new Date(day), new Date()]
  const days = Math.round((new Date(now.toDateString()).getTime() - date.getTime()) / 86_400_000)
  if (days === 0) return msg('Today')
  if (days === 1) return msg('Yesterday')
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'full' }).format(date)
}

const timeOf = (at: string): string => new Intl.DateTimeFormat(getLocale(), { timeStyle: 'short' }).format(new Date(at))

declare global {
  interface HTMLElementTagNameMap {
    'room-notices': RoomNotices
  }
}
