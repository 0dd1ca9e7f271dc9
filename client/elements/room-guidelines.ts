import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { GuidelineList, GuidelineText } from '#shared/protocol/guideline-messages.ts'
import type { GuidelineAsked } from '../controllers/guideline-asked.ts'
import { forgetDraft, type GuidelineDraft, keepDraft, keptDraft } from '../controllers/guideline-draft.ts'
import { GuidelineView } from '../controllers/guideline-view.ts'
import { controls } from '../styles/controls.ts'
import { guidelinePageStyles } from '../styles/guideline-page.ts'
import { sectionStyles } from '../styles/section.ts'
import { guidelineTemplate, sinceWords } from './guideline-words.ts'
import { exactTime, relativeTime } from './relative-time.ts'
import './room-guideline-compare.ts'
import type { DraftEvent } from './room-guideline-editor.ts'
import './room-guideline-editor.ts'
import type { ProposalEvent } from './room-guideline-proposals.ts'
import './room-guideline-proposals.ts'
import type { ProposeEvent } from './room-guideline-propose.ts'
import './room-guideline-propose.ts'
import type { SectionChosenEvent } from './room-guideline-text.ts'
import './room-guideline-text.ts'
import type { VersionsEvent } from './room-guideline-versions.ts'
import './room-guideline-versions.ts'
import { saveAs } from './save-as.ts'

/** What the people of this room keep to: read first, then written, compared and proposed. */
@customElement('room-guidelines')
export class RoomGuidelines extends LitElement {
  static override styles = [controls, sectionStyles, guidelinePageStyles]

  @state()
  private accessor draft: GuidelineDraft | null = null

  /** Why the last thing was not done. */
  @state()
  private accessor trouble = ''

  readonly #view = new GuidelineView(this)

  override focus(): void {
    if (this.#view.asked.section === null) this.renderRoot.querySelector('h2')?.focus()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('beforeunload', this.#guard)
    this.draft = keptDraft(this.#view.room?.words)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('beforeunload', this.#guard)
  }

  protected override render() {
    const { book, asked } = this.#view
    const list = book?.state.list
    const trouble = this.trouble || book?.state.trouble
    return html`
      <div
        class="column"
        @room-section-chosen=${({ section }: SectionChosenEvent) => this.#view.go({ ...asked, show: 'text', section })}
        @room-guideline-versions=${this.#versions}
        @room-guideline-draft=${this.#drafted}
        @room-guideline-proposal=${this.#answered}
        @room-guideline-propose=${this.#proposed}
      >
        <h2 tabindex="-1">${msg('Guidelines')}</h2>
        ${trouble && asked.show !== 'write' && asked.show !== 'propose' ? html`<p class="trouble" role="alert">${trouble}</p>` : nothing}
        ${list ? html`${this.#ways(list, asked)} ${this.#shown(list, asked)}` : nothing}
      </div>
    `
  }

  #ways({ versions, proposals }: GuidelineList, { show }: GuidelineAsked) {
    const open = proposals.filter(({ end }) => end === null).length
    const { room } = this.#view
    const way = (to: GuidelineAsked['show'], word: string) =>
      html`<button aria-current=${show === to ? 'page' : nothing} @click=${() => this.#go({ show: to })}>${word}</button>`
    return html`
      <nav class="ways" aria-label=${msg('Guidelines')}>
        ${way('text', msg('Read'))} ${versions.length > 0 ? way('versions', msg(str`Versions (${versions.length})`)) : nothing}
        ${way('proposals', open > 0 ? msg(str`Proposals (${open})`) : msg('Proposals'))}
        ${room?.may('guideline.propose') ? way('propose', msg('Propose a change')) : nothing}
        ${room?.may('guideline.publish') && (versions.length > 0 || this.draft) ? html`<button aria-current=${show === 'write' ? 'page' : nothing} @click=${() => this.#begin()}>${this.draft ? msg('Go on writing') : msg('Write the next version')}</button>` : nothing}
      </nav>
    `
  }

  #shown(list: GuidelineList, asked: GuidelineAsked) {
    const { book, room } = this.#view
    const now = list.versions[0]
    const may = room?.may('guideline.publish') ?? false
    switch (asked.show) {
      case 'versions':
        return html`<room-guideline-versions .versions=${list.versions}></room-guideline-versions>`
      case 'proposals':
        return html`<room-guideline-proposals .proposals=${list.proposals} .itemAddress=${this.#view.itemAddress} ?answers=${may}></room-guideline-proposals>`
      case 'propose':
        return html`<room-guideline-propose .sections=${now?.sections ?? []} .section=${asked.section} .ruling=${aboutRuling(asked)} .trouble=${this.trouble}></room-guideline-propose>`
      case 'compare':
        return this.#compared(asked, now?.version ?? 0)
      case 'write':
        if (this.draft && may)
          return html`<room-guideline-editor
            .draft=${this.draft}
            .now=${now && book?.text(now.version)}
            .proposals=${list.proposals.filter(({ end }) => end === null)}
            .trouble=${this.trouble}
            ?busy=${book?.state.sending}
          ></room-guideline-editor>`
    }
    return now ? this.#text(list, asked, now.version) : this.#empty(may)
  }

  #empty(may: boolean) {
    return html`
      <div class="card empty">
        <p>${msg('Nothing is written here yet. A guideline says how things are done in this room; rulings can cite its sections.')}</p>
        ${may ? html`<p><button class="primary" @click=${() => this.#begin()}>${this.draft ? msg('Go on writing') : msg('Begin with a template')}</button></p>` : html`<p class="quiet">${msg('Leads and trainers write it. You can propose what it should say.')}</p>`}
      </div>
    `
  }

  #text({ versions }: GuidelineList, { version, section }: GuidelineAsked, newest: number) {
    const shown = version ?? newest
    const text = this.#view.book?.text(shown)
    const now = versions[0]
    if (!text) return html`<p class="quiet" role="status">${msg('The text is on its way …')}</p>`
    const cited = text.sections.find(({ id }) => id === section)
    const compare = { show: 'compare', from: shown, version: newest, section } as const
    return html`
      ${
        shown < newest && now
          ? html`<p class="older" role="status">
              ${msg(str`This is version ${shown}.`)} ${sinceWords(cited, now.sections, newest)}
              <button @click=${() => this.#go({ section })}>${msg(str`Read version ${newest}`)}</button>
              <button @click=${() => this.#go(compare)}>${msg('Show what differs')}</button>
            </p>`
          : nothing
      }
      ${section !== null && !cited ? html`<p class="older" role="status">${msg('This version has no such section.')}</p>` : nothing}
      ${this.#about(text)}
      <room-guideline-text .version=${text} .section=${section} .address=${(id: string) => this.#view.address({ version: shown, section: id })}></room-guideline-text>
    `
  }

  #about({ version, byName, at, summary }: GuidelineText) {
    const when = Date.parse(at)
    return html`<p class="quiet" dir="auto">
      <span title=${exactTime(when)}>${msg(str`Version ${version} · published by ${byName}, ${relativeTime(when, Date.now())}`)}</span>
      · ${summary}
    </p>`
  }

  #compared({ from, version }: GuidelineAsked, newest: number) {
    const later = version ?? newest
    const earlier = from ?? later - 1
    const { book } = this.#view
    const [before, after] = [book?.text(earlier), book?.text(later)]
    if (earlier < 1 || later > newest)
      return html`<p class="quiet">${msg('There is no earlier version to compare with.')}</p>`
    if (!before || !after) return html`<p class="quiet" role="status">${msg('The text is on its way …')}</p>`
    return html`
      <h3>${msg(str`From version ${earlier} to version ${later}`)}</h3>
      ${this.#about(after)}
      <p><button @click=${() => this.#go({ version: later === newest ? null : later })}>${msg(str`Read version ${later}`)}</button></p>
      <room-guideline-compare .earlier=${before} .later=${after}></room-guideline-compare>
    `
  }

  #go(asked: Partial<GuidelineAsked>): void {
    this.trouble = ''
    this.#view.go(asked)
  }

  /** On the version that holds, or on a template; what was begun is gone on with. */
  #begin(takes: readonly string[] = []): void {
    const { book, room } = this.#view
    const version = book?.version ?? 0
    const text =
      version > 0 ? book?.text(version)?.text : guidelineTemplate(room?.state.joined?.room.settings.reasons ?? [])
    if (!this.draft && text === undefined) return
    this.#write(this.draft ?? { text: text ?? '', summary: '', base: version, takes })
    this.#go({ show: 'write' })
  }

  #write(draft: GuidelineDraft): void {
    this.draft = draft
    keepDraft(this.#view.room?.words, draft)
  }

  #forget(): void {
    this.draft = null
    forgetDraft(this.#view.room?.words)
  }

  #drafted({ act }: DraftEvent): void {
    if (act.is === 'write') this.#write(act.draft)
    else if (act.is === 'publish') void this.#publish()
    else {
      this.#forget()
      this.#go({})
    }
  }

  async #publish(): Promise<void> {
    const { book, room } = this.#view
    const { draft } = this
    if (!book || !draft || book.state.sending) return
    if (draft.summary.trim() === '') {
      this.trouble = msg('Say in one line what is new: everybody here is told.')
      return
    }
    this.trouble = ''
    const open = new Set(book.state.list?.proposals.flatMap(({ id, end }) => (end ? [] : [id])))
    const answer = await book.publish({ ...draft, takes: draft.takes.filter((id) => open.has(id)) })
    if (!answer.ok) {
      this.trouble = answer.trouble
      return
    }
    this.#forget()
    room?.notices.say(msg(str`Version ${answer.value.version} holds from now on; everybody here is told`))
    this.#go({})
  }

  async #versions({ wish }: VersionsEvent): Promise<void> {
    if (wish.is === 'read') this.#go({ version: wish.version })
    else if (wish.is === 'compare') this.#go({ show: 'compare', from: wish.from, version: wish.version })
    else {
      const file = await this.#view.book?.file(wish.version)
      if (file?.ok) saveAs(file.value.name, file.value.content)
      else this.trouble = file?.trouble ?? ''
    }
  }

  async #answered({ wish }: ProposalEvent): Promise<void> {
    const { book } = this.#view
    if (wish.is === 'decline')
      this.trouble = (await book?.decline({ proposal: wish.proposal, reason: wish.reason })) ?? ''
    else if (this.draft) {
      this.#write({ ...this.draft, takes: [...new Set([...this.draft.takes, wish.proposal.id])] })
      this.#go({ show: 'write' })
    } else this.#begin([wish.proposal.id])
  }

  async #proposed({ input }: ProposeEvent): Promise<void> {
    this.trouble = (await this.#view.book?.propose(input)) ?? ''
    if (this.trouble !== '') return
    this.#view.room?.notices.say(msg('Proposed: leads and trainers see it on this page'))
    this.#go({ show: 'proposals' })
  }

  /** What is written is kept as long as this tab is open. */
  readonly #guard = (event: BeforeUnloadEvent) => {
    if (this.draft && this.#view.asked.show === 'write') event.preventDefault()
  }
}

const aboutRuling = ({ item, ruling }: GuidelineAsked) =>
  item !== null && ruling !== null ? { item, ruling } : undefined

declare global {
  interface HTMLElementTagNameMap {
    'room-guidelines': RoomGuidelines
  }
}
