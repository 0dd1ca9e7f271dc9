import { msg, str } from '@lit/localize'
import { spelledThere } from '#shared/compare/spelled-there.ts'
import { textAt } from '#shared/domain/bench.ts'
import { type Place, placeKey, placesOverlap, placeWithin } from '#shared/domain/place.ts'
import { wordsHash } from '#shared/domain/result.ts'
import type { Ruling as Ruled } from '#shared/domain/ruling.ts'
import type { Refusal } from '#shared/kernel/outcome.ts'
import type { PrecedentRow } from '#shared/protocol/precedent-messages.ts'
import { labelAt, saidAt } from '../bench/label-at.ts'
import { newReopenForm, newRulingForm, type ReopenForm, type RulingForm } from '../bench/place-forms.ts'
import { type PlaceValue, placeValues } from '../bench/place-values.ts'
import { openAt, subjectOf } from '../bench/subject.ts'
import { citedAfter } from '../bench/unruled.ts'
import type { ItemStore } from './item-screen.ts'
import type { PlaceWalk } from './place-walk.ts'
import type { RoomClient } from './room-client.ts'
import { togetherOf } from './ruling-together.ts'

/** A trainer's answer, where the dispute is, and taking it back. It is shown once it is durable, never before. */
export class Ruling {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #walk: PlaceWalk

  constructor(store: ItemStore, room: RoomClient, walk: PlaceWalk) {
    this.#store = store
    this.#room = room
    this.#walk = walk
  }

  /** At a ruling asks why it is reopened; elsewhere opens the form of a new one. */
  begin(): void {
    const subject = subjectOf(this.#store.state)
    const { notices } = this.#room
    if (!this.#room.may('ruling.make')) notices.say(msg('Trainers rule; open a dispute to ask for a ruling'))
    else if (this.#store.state.view?.signOff) notices.say(msg('This item is signed off. Reopen it first.'))
    else if (!subject) notices.say(msg('Go to a difference or select words first'))
    else if (subject.ruling) this.#beginReopening(subject.ruling)
    else this.#beginRuling(subject.dispute?.place ?? subject.place)
  }

  write(patch: Partial<Omit<RulingForm, 'is'>>): void {
    const { form } = this.#store.state
    if (form?.is === 'ruling') this.#put({ ...form, notice: '', ...patch })
  }

  writeReopening(patch: Partial<Omit<ReopenForm, 'is'>>): void {
    const { form } = this.#store.state
    if (form?.is === 'reopen') this.#put({ ...form, notice: '', ...patch })
  }

  /** What can be ruled at the place of the form, in the order of its number keys. */
  get values(): readonly PlaceValue[] {
    const { form } = this.#store.state
    if (form?.is !== 'ruling') return []
    return placeValues(this.#store.state, form.place, form.seen, openAt(this.#store.state, form.place))
  }

  /** Fills the form as a precedent says, in the spelling of this place; what is written already as a reason stays. */
  ruleLike({ id, value, reason, rule }: PrecedentRow): void {
    const { form, bench } = this.#store.state
    const { profile, reasons } = this.#room.state.joined?.room.settings ?? {}
    if (form?.is !== 'ruling' || !bench || !profile) return
    const readings = this.values.map(({ words }) => words)
    this.write({
      value: spelledThere(readings, value, profile),
      reason: reasons?.includes(reason) ? reason : form.reason,
      why: form.why.trim() === '' ? rule.slice(0, 2000) : form.why,
      cites: citedAfter(form.cites, id, 'ruled'),
    })
  }

  /** Whether the number was the form's to take. */
  pick(index: number): boolean {
    const { form } = this.#store.state
    if (form?.is !== 'ruling') return false
    const value = this.values[index]
    if (value) this.write({ value: value.words })
    else this.write({ notice: msg(str`There is no reading ${index + 1} here`) })
    return true
  }

  giveUp(): void {
    const { form } = this.#store.state
    if (form?.is === 'ruling' || form?.is === 'reopen') this.#store.update({ form: null })
  }

  send(): void {
    const { form } = this.#store.state
    if (form?.is === 'ruling' && !form.asking) void this.#rule(form)
    if (form?.is === 'reopen' && !form.asking) void this.#reopen(form)
  }

  /** The ruling that somebody else made where this form is, if they were first. */
  get overtaken(): Ruled | null {
    const { form, view } = this.#store.state
    if (form?.is !== 'ruling' || form.asking) return null
    return view?.rulings.find(({ place }) => placesOverlap(place, form.place)) ?? null
  }

  #beginRuling(place: Place): void {
    const fresh = newRulingForm(place, this.#wordsAt(place), this.#disputesWithin(place))
    const kept = this.#room.words.kept<RulingForm>(this.#about(fresh))
    const cited = openAt(this.#store.state, place)?.cites ?? []
    const { value, reason, why, cites, sections, guidelineSeen } = { ...fresh, cites: cited, ...kept }
    this.#walk.lookAt(place)
    this.#store.update({ form: { ...fresh, value, reason, why, cites, sections, guidelineSeen }, typing: null })
  }

  #beginReopening(ruling: Ruled): void {
    const fresh = newReopenForm(ruling.place, ruling.id)
    const kept = this.#room.words.kept<ReopenForm>(this.#about(fresh))
    this.#walk.lookAt(ruling.place)
    this.#store.update({ form: { ...fresh, reason: kept?.reason ?? '' }, typing: null })
  }

  async #rule(form: RulingForm): Promise<void> {
    const { place, value, reason, seen, disputes, cites } = form
    const why = form.why.trim()
    const news = this.#missing(form)
    if (news || value === null || reason === null) {
      this.write(news ?? {})
      return
    }
    this.write({ asking: true })
    const cited = {
      ...(cites.length > 0 ? { cites: [...cites] } : {}),
      ...(form.sections.length > 0 ? { sections: [...form.sections], guidelineSeen: form.guidelineSeen } : {}),
    }
    const asked = { ...this.#store.counted, place, value, reason, why, basis: wordsHash(seen), ...cited }
    // What was ticked when it was sent, whatever the screen shows when the answer comes.
    const together = togetherOf(this.#room)
    const alike = together.ticked(disputes[0])
    const outcome = await this.#room.send('ruling.make', { ...asked, disputes: [...disputes] })
    if (outcome.ok) this.#ruled(form)
    else this.#refused(form, outcome.refusal)
    // Where somebody else was first, the others are still what this trainer decided.
    if (outcome.ok || wasFirst(outcome.refusal)) void together.rule(alike, { value, reason, why, ...cited })
  }

  /** What the form lacks, or what has changed here since it was shown. */
  #missing({ place, value, reason, why, seen }: RulingForm): Partial<RulingForm> | null {
    const now = this.#wordsAt(place)
    if (value === null) return { notice: msg('Choose a reading, or write one') }
    if (reason === null) return { notice: msg('Choose a reason') }
    if (why.trim() === '') return { notice: msg('Say why, in one line') }
    return now === seen ? null : { seen: now, notice: movedSentence(now) }
  }

  #ruled(form: RulingForm): void {
    this.#room.words.forget(this.#about(form))
    if (this.#isOpen(form)) this.#store.update({ form: null })
    const { place, value } = form
    const said = saidAt(labelAt(this.#store.state, place.unit), place, value ?? '')
    this.#room.notices.say(msg(str`Ruled: “${said}” stands here for everybody`))
  }

  async #reopen(form: ReopenForm): Promise<void> {
    const reason = form.reason.trim()
    if (reason === '') {
      this.writeReopening({ notice: msg('Say why it is reopened') })
      return
    }
    this.writeReopening({ asking: true })
    const outcome = await this.#room.send('ruling.reopen', { item: this.#store.state.id, ruling: form.ruling, reason })
    if (outcome.ok) this.#reopened(form)
    else this.#notReopened(form, outcome.refusal)
  }

  #reopened(form: ReopenForm): void {
    this.#room.words.forget(this.#about(form))
    if (this.#isOpen(form)) this.#store.update({ form: null })
    this.#room.notices.say(msg('Reopened: the words can be changed again, and the dispute is open'))
  }

  #notReopened(form: ReopenForm, { message }: Refusal): void {
    if (this.#isOpen(form)) this.writeReopening({ asking: false, notice: message })
    else this.#room.notices.insist(msg(str`Not reopened: ${message}`))
  }

  /** Keeps what was typed, takes over what is new, and says it where the trainer is. */
  #refused(form: RulingForm, { code, message, details }: Refusal): void {
    const { text, disputes, guideline } = (details ?? {}) as Moved
    const notice = code === 'moved' && text !== undefined ? movedSentence(text) : message
    if (this.#isOpen(form)) {
      const seen = text === undefined ? {} : { seen: text }
      const read = guideline === undefined ? {} : { guidelineSeen: guideline }
      this.write({ asking: false, notice, ...seen, ...read, ...(disputes ? { disputes } : {}) })
    } else {
      this.#room.words.keep(this.#about(form), { ...form, asking: false })
      const run = () => this.#beginRuling(form.place)
      this.#room.notices.insist(msg(str`Not ruled: ${notice}`), { action: { label: msg('What I wrote'), run } })
    }
  }

  #isOpen({ is, place }: RulingForm | ReopenForm): boolean {
    const { form } = this.#store.state
    return form?.is === is && placeKey(form.place) === placeKey(place)
  }

  #wordsAt(place: Place): string {
    const { bench } = this.#store.state
    return (bench && textAt(bench, place)) ?? ''
  }

  #disputesWithin(place: Place): readonly string[] {
    const all = Object.values(this.#store.state.view?.disputes ?? {})
    return all.filter((one) => one.status === 'open' && placeWithin(one.place, place)).map(({ id }) => id)
  }

  #put(form: RulingForm | ReopenForm): void {
    this.#store.update({ form })
    this.#room.words.keep(this.#about(form), form)
  }

  #about({ is, place }: { readonly is: string; readonly place: Place }): string {
    return `${this.#store.state.id}/${is}/${placeKey(place)}`
  }
}

/** Somebody else has ruled there. */
const wasFirst = ({ code, details }: Refusal): boolean =>
  code === 'frozen' && (details as { ruled?: boolean } | undefined)?.ruled === true

/** What is there now, instead of what the form was written on. */
interface Moved {
  readonly text?: string
  readonly disputes?: readonly string[]
  /** The version that changes what is cited. */
  readonly guideline?: number
}

const movedSentence = (words: string): string =>
  words === ''
    ? msg('The words have changed while you wrote: nothing stands here now. Look, and rule again.')
    : msg(str`The words have changed while you wrote: “${words}” stands here now. Look, and rule again.`)
