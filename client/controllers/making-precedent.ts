import { msg, str } from '@lit/localize'
import { benchUnit } from '#shared/domain/bench.ts'
import type { Place } from '#shared/domain/place.ts'
import type { Ruling as Ruled } from '#shared/domain/ruling.ts'
import type { Refusal } from '#shared/kernel/outcome.ts'
import { leftOf, rightOf } from '#shared/projections/line-around.ts'
import { labelAt, saidAt } from '../bench/label-at.ts'
import type { PrecedentForm } from '../bench/place-forms.ts'
import { placeValues } from '../bench/place-values.ts'
import { subjectOf } from '../bench/subject.ts'
import type { ItemStore } from './item-screen.ts'
import type { PlaceWalk } from './place-walk.ts'
import type { RoomClient } from './room-client.ts'

/** Making the ruling at a place one that others may cite. What is written is kept until it is made. */
export class MakingPrecedent {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #walk: PlaceWalk

  constructor(store: ItemStore, room: RoomClient, walk: PlaceWalk) {
    this.#store = store
    this.#room = room
    this.#walk = walk
  }

  begin(): void {
    const { notices } = this.#room
    const ruling = subjectOf(this.#store.state)?.ruling
    if (!this.#room.may('precedent.make')) notices.say(msg('Trainers make precedents'))
    else if (!ruling) notices.say(msg('Go to words that are ruled first: a precedent is made from a ruling'))
    else {
      const kept = this.#room.words.kept<PrecedentForm>(about(ruling.id))
      this.#walk.lookAt(ruling.place)
      this.#store.update({ form: { ...this.#prefilled(ruling), ...kept, asking: false, notice: '' }, typing: null })
    }
  }

  write(patch: Partial<Omit<PrecedentForm, 'is'>>): void {
    const { form } = this.#store.state
    if (form?.is !== 'precedent') return
    const next = { ...form, notice: '', ...patch }
    this.#store.update({ form: next })
    this.#room.words.keep(about(next.ruling), next)
  }

  giveUp(): void {
    if (this.#store.state.form?.is === 'precedent') this.#store.update({ form: null })
  }

  send(): void {
    const { form } = this.#store.state
    if (form?.is !== 'precedent' || form.asking) return
    if (form.title.trim() === '') this.write({ notice: msg('Give it a title that others will know it by') })
    else if (form.rule.trim() === '') this.write({ notice: msg('Write the rule') })
    else void this.#send(form)
  }

  async #send(form: PrecedentForm): Promise<void> {
    this.write({ asking: true })
    const { ruling, title, rule, reason, good, bad } = form
    const tags = form.tags.split(',').flatMap((tag) => tag.trim() || [])
    const item = this.#store.state.id
    const outcome = await this.#room.send('precedent.make', { item, ruling, title, rule, reason, good, bad, tags })
    if (!outcome.ok) return this.#notMade(form, outcome.refusal)
    this.#room.words.forget(about(ruling))
    if (this.#isOpen(form)) this.#store.update({ form: null })
    this.#room.notices.say(msg(str`“${title.trim()}” is a precedent now: it is offered where the same comes up`))
  }

  #notMade(form: PrecedentForm, { message }: Refusal): void {
    if (this.#isOpen(form)) this.write({ asking: false, notice: message })
    else this.#room.notices.insist(msg(str`No precedent was made: ${message}`))
  }

  #isOpen({ ruling }: PrecedentForm): boolean {
    const { form } = this.#store.state
    return form?.is === 'precedent' && form.ruling === ruling
  }

  #prefilled({ id, place, value, reason, why }: Ruled): PrecedentForm {
    const other = placeValues(this.#store.state, place, value, null).find(({ words }) => words !== value)?.words
    const label = labelAt(this.#store.state, place.unit)
    const said = (text: string) => saidAt(label, place, text)
    const title = other === undefined ? msg(str`“${said(value)}”`) : msg(str`“${said(value)}”, not “${said(other)}”`)
    const inLine = (text: string) => (label ? said(text) : this.#inLine(place, text))
    const [good, bad] = [inLine(value), other === undefined ? '' : inLine(other)]
    const asking = { asking: false, notice: '' }
    return { is: 'precedent', place, ruling: id, title, rule: why, reason, good, bad, tags: '', ...asking }
  }

  /** The words around the place, with these in it. */
  #inLine({ unit: id, from, to }: Place, words: string): string {
    const unit = this.#store.state.bench && benchUnit(this.#store.state.bench, id)
    if (!unit) return words
    const stretch = unit.stretch(from, to)
    const line = `${leftOf(unit.text, stretch.from)}${words}${rightOf(unit.text, stretch.to)}`
    return line.replace(/\s+/g, ' ').trim()
  }
}

const about = (ruling: string): string => `precedent/${ruling}`
