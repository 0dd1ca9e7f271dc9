import { msg, str } from '@lit/localize'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { DrawnItem, DrawnUnit } from '#shared/protocol/many.ts'
import { shortKey } from '../bench/short-key.ts'
import { labelWords } from '../labels/label-words.ts'
import { unitName } from '../labels/unit-names.ts'
import { controls } from '../styles/controls.ts'
import { marks } from '../styles/marks.ts'
import { OpenEvent } from './open-event.ts'
import { shownWords } from './shown-words.ts'

const kinds = { settled: 'settled', ruled: 'ruled', sure: 'differ' } as const

/**
 * An item that was drawn at random, as it would be signed: where its sources differed is underlined.
 * @fires room-open - It is to be looked at closer.
 */
@customElement('room-drawn-item')
export class RoomDrawnItem extends LitElement {
  static override styles = [
    controls,
    marks,
    css`
      :host {
        display: grid;
        gap: 4px;
        padding: 8px 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 4px 8px;
      }
      strong {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .text {
        max-inline-size: 75ch;
        line-height: 1.8;
        overflow-wrap: anywhere;
      }
      .speaker {
        color: var(--ink-quiet);
      }
      .mark {
        cursor: auto;
      }
    `,
  ]

  @property({ attribute: false })
  accessor item: DrawnItem | undefined

  protected override render() {
    const { item } = this
    if (!item) return nothing
    const key = shortKey(item.key)
    return html`
      <header>
        <strong title=${item.key}>${key}</strong>
        <button @click=${() => this.dispatchEvent(new OpenEvent(item.item))}>${msg('Open')}<span class="unseen"> ${key}</span></button>
      </header>
      ${item.units.map((unit) => this.#unit(unit, item.language))}
    `
  }

  #unit({ unit, label, speaker, text, marks: places }: DrawnUnit, language: string) {
    if (label)
      return html`<p class="text" lang=${language} dir="auto"><span class="speaker">${unitName(unit, label.kind, label.question)}: </span>${labelWords(text)}</p>`
    if (text === '') return html`<p class="speaker">${msg(str`Segment ${unit.slice(1)}: nothing is said`)}</p>`
    const shown = places.map(({ from, to, is }, at) => ({ from, to, key: `${at}`, kind: kinds[is], number: null }))
    return html`
      <p class="text" lang=${language} dir="auto">${speaker === undefined ? nothing : html`<span class="speaker">${speaker}: </span>`}${shownWords({ id: unit, text, marks: shown, brackets: [] }, null)}</p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-drawn-item': RoomDrawnItem
  }
}
