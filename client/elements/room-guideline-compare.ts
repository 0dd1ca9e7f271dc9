import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { guard } from 'lit/directives/guard.js'
import { changesBetween, type SectionChange, type Stretch } from '#shared/guideline/changes.ts'
import type { PublishedText } from '#shared/guideline/sections.ts'
import { controls } from '../styles/controls.ts'
import { changeStyles } from '../styles/guideline.ts'

/** What a later text changes of an earlier one: section by section, word by word. What stayed is folded. */
@customElement('room-guideline-compare')
export class RoomGuidelineCompare extends LitElement {
  static override styles = [
    controls,
    changeStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      section {
        padding: 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      h4 {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        margin: 0 0 8px;
        font-size: var(--size);
        overflow-wrap: anywhere;
      }
      h4 span {
        color: var(--ink-quiet);
        font-weight: normal;
      }
      .quiet {
        color: var(--ink-quiet);
      }
    `,
  ]

  @property({ attribute: false })
  accessor earlier: PublishedText | undefined

  @property({ attribute: false })
  accessor later: PublishedText | undefined

  protected override render() {
    const { earlier, later } = this
    if (!earlier || !later) return nothing
    return guard([earlier, later], () => this.#compared(changesBetween(earlier, later)))
  }

  #compared(changes: readonly SectionChange[]) {
    const changed = changes.filter(({ is }) => is !== 'same')
    const same = changes.length - changed.length
    return html`
      <p class="quiet" role="status">${summaryOf(changed.length, same)}</p>
      ${changed.map(
        ({ title, is, stretches }) => html`
          <section>
            <h4 dir="auto">${title || msg('Before the first heading')} <span>${word(is)}</span></h4>
            <div class="changes" dir="auto">${around(stretches).map(drawn)}</div>
          </section>
        `,
      )}
    `
  }
}

const context = 160

/** Long stretches that stayed are told by their ends. */
function around(stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.map((stretch, at) => {
    const { is, text } = stretch
    if (is !== 'same' || text.length <= context * 2 + 20) return stretch
    const head = at === 0 ? '' : text.slice(0, context)
    const tail = at === stretches.length - 1 ? '' : text.slice(-context)
    return { is, text: `${head} … ${tail}` }
  })
}

/** Screen readers hear where words went and came. */
function drawn({ is, text }: Stretch) {
  if (is === 'gone') return html`<del aria-label=${msg(str`Gone: ${text}`)}>${text}</del>`
  return is === 'new' ? html`<ins aria-label=${msg(str`New: ${text}`)}>${text}</ins>` : text
}

function word(is: SectionChange['is']): string {
  if (is === 'added') return msg('new section')
  return is === 'removed' ? msg('section taken out') : msg('changed')
}

function summaryOf(changed: number, same: number): string {
  if (changed === 0) return msg('Nothing differs.')
  return changed === 1
    ? msg(str`1 section differs, ${same} stayed as they were.`)
    : msg(str`${changed} sections differ, ${same} stayed as they were.`)
}

declare global {
  interface HTMLElementTagNameMap {
    'room-guideline-compare': RoomGuidelineCompare
  }
}
