import { msg, str } from '@lit/localize'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Measure, TagMatrix, When } from '#shared/projections/figure-list.ts'
import { confusionWords } from '../figures/confusion-words.ts'
import { type FigureGroup, hasPairs, mainMeasure, peopleIn } from '../figures/label-figure-groups.ts'
import {
  bars,
  barTable,
  confusionHeads,
  confusionRows,
  pairMatrix,
  personRows,
  summaryRows,
  tagMatrix,
  tagRows,
} from '../figures/label-figure-tables.ts'
import { aboutWords, measureWords, termWords } from '../figures/label-figure-words.ts'
import { figureGroupStyles } from '../styles/figure-group.ts'
import { sectionStyles } from '../styles/section.ts'
import './room-figure-matrix.ts'
import './room-figure-table.ts'
import './room-share-chart.ts'

/** All figures of one question, attribute or kind of label: each picture beside the table of its numbers. */
@customElement('room-figure-group')
export class RoomFigureGroup extends LitElement {
  static override styles = [sectionStyles, figureGroupStyles]

  @property({ attribute: false })
  accessor group: FigureGroup | null = null

  @property({ attribute: false })
  accessor people: readonly string[] = []

  /** Whether anything is settled: else what is told after review is left out. */
  @property({ type: Boolean })
  accessor settled = false

  protected override render() {
    const { group } = this
    if (!group) return nothing
    const isOwn = group.rows.every(({ who }) => who.length === 1)
    return html`
      <section class="card" aria-label=${aboutWords(group.about)}>
        <h3 dir="auto">${aboutWords(group.about)}</h3>
        ${this.#summary(group, isOwn)}
        ${group.about.is === 'place' ? this.#tags(group, isOwn) : nothing}
        ${isOwn ? nothing : this.#annotators(group)}
        ${isOwn ? nothing : this.#pairs(group)}
        ${group.matrices.map((matrix) => this.#confusion(matrix, isOwn))}
      </section>
    `
  }

  get #when(): readonly When[] {
    return this.settled ? ['before', 'after'] : ['before']
  }

  #summary(group: FigureGroup, isOwn: boolean) {
    const when: readonly When[] = isOwn ? ['after'] : this.#when
    const heads = [msg('What is measured'), ...when.map(whenWords)]
    const who = isOwn ? [0] : []
    const [places, names] = [
      summaryRows(group, group.about.is, { who, when }),
      summaryRows(group, 'naming', { who, when }),
    ]
    const called = isOwn ? msg('What those you found are called') : msg('What those found by several are called')
    const table = (name: string, rows: typeof places) =>
      rows.length === 0
        ? nothing
        : html`<room-figure-table .name=${name} .heads=${heads} .rows=${rows}></room-figure-table>`
    return html`
      ${table(aboutWords(group.about), places)}
      ${names.length > 0 ? html`<h4>${called}</h4>` : nothing}
      ${table(called, names)}
    `
  }

  #tags(group: FigureGroup, isOwn: boolean) {
    const rows = tagRows(group)
    if (rows.length === 0) return nothing
    if (isOwn) return this.#tagMatrix(group, 'after')
    return html`
      <h4>${msg('Each tag')}</h4>
      ${this.#barsBeside(group, rows, msg('Agreement on each tag'))}
      ${this.#tagMatrix(group, this.settled ? 'after' : 'before')}
    `
  }

  #tagMatrix(group: FigureGroup, when: When) {
    const heads = peopleIn(group).map((person) => this.people[person] ?? '')
    return html`
      <room-figure-matrix
        .name=${msg(str`Each tag by annotator, ${whenWords(when)}: ${measureWords(mainMeasure(group))}`)}
        .corner=${msg('Tag ↓')}
        .heads=${heads}
        .rows=${tagMatrix(group, this.people, when)}
      ></room-figure-matrix>
    `
  }

  #annotators(group: FigureGroup) {
    const rows = personRows(group, this.people)
    if (rows.length === 0) return nothing
    return html`
      <h4>${msg('Each annotator')}</h4>
      ${this.#barsBeside(group, rows, msg('Agreement of each annotator'))}
    `
  }

  #barsBeside(group: FigureGroup, rows: ReturnType<typeof tagRows> | ReturnType<typeof personRows>, name: string) {
    const when = this.#when
    const series = when.map((one) => ({ name: whenWords(one), hatched: one === 'before' }))
    const measure = mainMeasure(group)
    const columns = [
      ...when.map((one) => ({ when: one, measure })),
      ...(this.settled ? moreAfter(group).map((more) => ({ when: 'after' as const, measure: more })) : []),
    ]
    const heads = [
      'tag' in (rows[0]?.of ?? {}) ? msg('Tag') : msg('Annotator'),
      ...columns.map((column) => `${termWords(column.measure)}, ${whenWords(column.when)}`),
    ]
    return html`
      <p class="quiet">${measureWords(measure)}</p>
      <room-share-chart
        .name=${name}
        .description=${msg('Bars with their 95 % intervals. The table after it has the same numbers.')}
        .rows=${bars(group, rows, when)}
        .series=${series}
      ></room-share-chart>
      <room-figure-table .name=${name} .heads=${heads} .rows=${barTable(group, rows, columns)}></room-figure-table>
    `
  }

  #pairs(group: FigureGroup) {
    const people = peopleIn(group)
    if (!hasPairs(group) || people.length < 2) return nothing
    const heads = people.map((person) => this.people[person] ?? '')
    const matrix = (measure: Measure) => html`
      <room-figure-matrix
        diagonal
        .name=${measureWords(measure)}
        .corner=${msg('Annotator ↓ →')}
        .heads=${heads}
        .rows=${pairMatrix(group, this.people, measure)}
      ></room-figure-matrix>
    `
    const second: Measure = group.about.is === 'place' ? 'overlap' : 'cohen'
    const hasSecond = group.rows.some(({ who, measure }) => who.length === 2 && measure === second)
    return html`
      <h4>${msg('Each two annotators, before review')}</h4>
      <div class="beside">${matrix(mainMeasure(group))} ${hasSecond ? matrix(second) : nothing}</div>
    `
  }

  #confusion(matrix: TagMatrix, isOwn: boolean) {
    if (matrix.n === 0) return nothing
    const { title, name, corner } = confusionWords(matrix, this.people, isOwn)
    return html`
      <h4 dir="auto">${title}</h4>
      <room-figure-matrix
        diagonal
        .name=${name}
        .corner=${corner}
        .heads=${confusionHeads(matrix)}
        .rows=${confusionRows(matrix)}
      ></room-figure-matrix>
    `
  }
}

/** What is told besides the measure of the bars. */
function moreAfter({ about }: FigureGroup): readonly Measure[] {
  if (about.is !== 'place') return ['cohen']
  return about.kind === 'span' ? ['precision-strict', 'recall-strict'] : ['precision-iou50', 'recall-iou50']
}

const whenWords = (when: When): string =>
  when === 'before' ? msg('before review, among annotators') : msg('after review, with what was settled')

declare global {
  interface HTMLElementTagNameMap {
    'room-figure-group': RoomFigureGroup
  }
}
