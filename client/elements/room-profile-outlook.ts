import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ProfileExample, ProfileReport } from '#shared/protocol/profile-messages.ts'
import { controls } from '../styles/controls.ts'
import { differenceCount, itemCount } from './counted.ts'

/** What another way of comparing would change: how much, and examples to look at. */
@customElement('room-profile-outlook')
export class RoomProfileOutlook extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 8px;
        padding: 8px 12px;
        border-inline-start: 3px solid var(--differ-line);
        background: var(--differ-soft);
      }
      p,
      ul {
        margin: 0;
      }
      ul {
        display: grid;
        gap: 4px;
        max-block-size: 260px;
        padding: 0;
        overflow-y: auto;
        list-style: none;
      }
      li {
        overflow-wrap: anywhere;
      }
      .quiet {
        color: var(--ink-quiet);
      }
    `,
  ]

  @property({ attribute: false })
  accessor outlook: ProfileReport | undefined

  protected override render() {
    const { outlook } = this
    if (!outlook) return nothing
    const { examples } = outlook
    return html`
      <p role="status"><strong>${changed(outlook)}</strong> ${further(outlook)}</p>
      ${examples.length > 0 ? html`<ul tabindex="0" aria-label=${msg('Examples')}>${examples.map(example)}</ul>` : nothing}
    `
  }
}

function changed({ gone, added, other, items }: ProfileReport): string {
  const all = gone + added + other
  if (all === 0) return msg('This changes no difference.')
  return other === 0
    ? msg(str`This would change ${differenceCount(all)} in ${itemCount(items)}: ${gone} fewer, ${added} more.`)
    : msg(
        str`This would change ${differenceCount(all)} in ${itemCount(items)}: ${gone} fewer, ${added} more, ${other} with other readings.`,
      )
}

const further = ({ weak, asked, signedOff }: ProfileReport): string =>
  [
    asked > 0 ? msg(str`Settled places that are asked again: ${asked}.`) : '',
    weak.before === weak.after
      ? ''
      : msg(str`Differences that ask for a person: ${weak.before} now, ${weak.after} then.`),
    signedOff > 0 ? msg(str`Signed-off items stay as they are: ${signedOff}.`) : '',
  ]
    .filter(Boolean)
    .join(' ')

const example = ({ key, language, when, readings }: ProfileExample) => {
  const words = readings.map((reading) => (reading === '' ? msg('nothing') : `“${reading}”`)).join(' · ')
  return html`
    <li>
      <span class="quiet">${key}, ${when === 'now' ? msg('now:') : msg('then:')}</span>
      <span lang=${language} dir="auto">${words}</span>
    </li>
  `
}

declare global {
  interface HTMLElementTagNameMap {
    'room-profile-outlook': RoomProfileOutlook
  }
}
