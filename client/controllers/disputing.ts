import { msg, str } from '@lit/localize'
import type { Dispute } from '#shared/domain/dispute.ts'
import { withNames } from '#shared/domain/mentions.ts'
import { type Place, placeKey, placesOverlap } from '#shared/domain/place.ts'
import type { CommandInput } from '#shared/domain/room.ts'
import type { Outcome, Refusal } from '#shared/kernel/outcome.ts'
import type { Label } from '#shared/labels/label.ts'
import type { CommandDone } from '#shared/protocol/rt-messages.ts'
import type { OwnWords } from '../bench/own-words.ts'
import { type DisputeForm, newDisputeForm } from '../bench/place-forms.ts'
import { saidOf, sameSaid } from '../bench/said.ts'
import { openAt, subjectOf, wholeSegment } from '../bench/subject.ts'
import type { ItemStore } from './item-screen.ts'
import { marked, nameable } from './naming.ts'
import type { PlaceWalk } from './place-walk.ts'
import type { RoomClient } from './room-client.ts'
import { spoken } from './settling.ts'
import { aboutTalk, type Written } from './talk-written.ts'

/** Opening disputes on the open item, and speaking in them. All of it is shown at once and answered later. */
export class Disputing {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #walk: PlaceWalk

  constructor(store: ItemStore, room: RoomClient, walk: PlaceWalk) {
    this.#store = store
    this.#room = room
    this.#walk = walk
  }

  /** Asks for the question, in place; where a dispute is open already, turns to it. */
  begin(): void {
    const subject = subjectOf(this.#store.state)
    const why = this.#whyNot()
    if (why) this.#room.notices.say(why)
    else if (!subject) this.#room.notices.say(msg('Select the words first, then open the dispute'))
    else if (subject.ruling)
      this.#room.notices.say(msg('A trainer has ruled here. Ask a trainer to reopen the ruling.'))
    else if (subject.dispute) this.#store.update({ attending: subject.dispute.id, typing: null })
    else this.#open(subject.place)
  }

  /** Asks about words of one's own that are not in the draft; they are the first position, if they are all that stands there. */
  beginWith({ place, words }: OwnWords, asPosition = true): void {
    const why = this.#whyNot()
    const there = openAt(this.#store.state, place)
    const ruled = this.#store.state.view?.rulings.some((ruling) => placesOverlap(ruling.place, place))
    if (why) this.#room.notices.say(why)
    else if (ruled) this.askToReopen(place, words)
    else if (there)
      this.#attend(there.id, { value: asPosition ? words : null, because: '', comment: asPosition ? '' : words })
    else this.#open(place, words, asPosition)
  }

  /** Asks whether there should be a label where there is none. */
  beginAt(label: Label): void {
    const why = this.#whyNot()
    if (why) this.#room.notices.say(why)
    else {
      const form = {
        ...newDisputeForm(emptyPlace),
        label,
        question: msg('Should there be one here?'),
        value: label.kind,
      }
      this.#store.update({ form, typing: null, attending: null })
    }
  }

  /** The person has done with the dispute that they turned to. */
  turnAway(): void {
    this.#store.update({ attending: null })
  }

  write(patch: Partial<DisputeForm>): void {
    const { form } = this.#store.state
    if (form?.is !== 'dispute') return
    const next = { ...form, notice: '', ...patch }
    this.#store.update({ form: next })
    this.#room.words.keep(this.#about(form.place), next)
  }

  /** Closes the form; what is in it is there again when it is opened at this place. */
  giveUp(): void {
    if (this.#store.state.form?.is === 'dispute') this.#store.update({ form: null })
  }

  send(): void {
    const { form } = this.#store.state
    if (form?.is !== 'dispute') return
    const question = form.question.trim()
    const place = form.whole ? (wholeSegment(this.#store.state, form.place.unit) ?? form.place) : form.place
    const there = form.label ? null : openAt(this.#store.state, place)
    if (question === '') this.write({ notice: msg('Write the question first') })
    else if (there)
      this.write({
        notice: msg(
          str`These words are disputed already: “${withNames(there.question, there.mentions, (person) => this.#room.nameOf(person) ?? msg('somebody'))}”. Add a position to it.`,
        ),
      })
    else void this.#sent(form, place, question)
  }

  async #sent(form: DisputeForm, place: Place, question: string): Promise<void> {
    const { text: asked, ...named } = this.#marked(question)
    const cites = form.cites.length > 0 ? { cites: [...form.cites] } : {}
    const position = form.value === null ? {} : { position: { value: form.value, ...this.#because(form.because) } }
    this.#store.update({ form: null, chosen: null })
    const outcome = await this.#command('dispute.open', {
      ...this.#store.counted,
      ...(form.label ? { label: form.label } : { place }),
      question: asked,
      ...named,
      ...position,
      ...cites,
    })
    if (outcome.ok) this.#room.words.forget(this.#about(form.place))
    else this.#notOpened(form, outcome.refusal)
  }

  #notOpened(form: DisputeForm, { message }: Refusal): void {
    this.#room.notices.insist(msg(str`Not opened: ${message}`), {
      action: {
        label: msg('What I wrote'),
        run: () => (form.label ? this.#store.update({ form }) : this.#open(form.place)),
      },
    })
  }

  async withdraw(dispute: Dispute): Promise<void> {
    const outcome = await this.#command('dispute.withdraw', { item: this.#item, dispute: dispute.id })
    if (!outcome.ok) this.#refused(outcome.refusal)
  }

  /** Under a ruling people still comment; where it came without a dispute, a trainer is asked in the room. */
  askToReopen(place: Place, words?: string): void {
    const disputes = Object.values(this.#store.state.view?.disputes ?? {})
    const ruled = disputes.findLast((one) => one.status === 'ruled' && placesOverlap(one.place, place))
    const comment = words === undefined ? '' : msg(str`I wrote “${spoken(words)}” here. Please look at it again.`)
    if (ruled) this.#attend(ruled.id, { value: null, because: '', comment })
    else this.#room.notices.say(msg('Ask a trainer of this room to reopen the ruling'))
  }

  /** True when it is taken; what was refused can be said again. */
  async addPosition(dispute: string, value: string, because: string): Promise<boolean> {
    const outcome = await this.#command('position.add', { item: this.#item, dispute, value, ...this.#because(because) })
    if (!outcome.ok) this.#positionRefused(dispute, outcome.refusal)
    return outcome.ok || outcome.refusal.code === 'conflict'
  }

  async vote(dispute: string, position: string | null): Promise<void> {
    const outcome = await this.#command('vote.cast', { item: this.#item, dispute, position })
    if (!outcome.ok) this.#refused(outcome.refusal)
  }

  async comment(dispute: string, text: string): Promise<boolean> {
    const outcome = await this.#command('comment.add', { item: this.#item, dispute, ...this.#marked(text) })
    if (!outcome.ok) this.#refused(outcome.refusal)
    return outcome.ok
  }

  /** People who are named in a text, as it is sent. */
  #marked(text: string) {
    return marked(text, nameable(this.#room, this.#store.state.sources))
  }

  #because(written: string) {
    const { text: because, ...named } = this.#marked(written)
    return { because, ...named }
  }

  /** Looks again at what is said and not answered. */
  weigh(): void {
    const said = saidOf(
      this.#room.commands.waiting.map(({ envelope }) => envelope),
      this.#item,
    )
    if (!sameSaid(said, this.#store.state.said)) this.#store.update({ said })
  }

  get #item(): string {
    return this.#store.state.id
  }

  #open(place: Place, words?: string, asPosition = true): void {
    const kept = { ...newDisputeForm(place), ...this.#room.words.kept<DisputeForm>(this.#about(place)) }
    const question = kept.question || (words === undefined ? '' : msg(str`Should “${spoken(words)}” stand here?`))
    this.#walk.lookAt(place)
    this.#store.update({ form: { ...kept, question, notice: '' }, typing: null, attending: null })
    if (words !== undefined && asPosition) this.write({ value: words })
  }

  /** Turns to a dispute; what one would say in it is written there, unless something is. */
  #attend(dispute: string, written: Written): void {
    const about = aboutTalk(dispute)
    const says = written.value !== null || written.comment !== ''
    if (says && !this.#room.words.kept<Written>(about)) this.#room.words.keep(about, written)
    this.#store.update({ attending: dispute, typing: null })
  }

  #whyNot(): string | null {
    if (!this.#room.may('dispute.open')) return msg('Your role reads disputes, it does not open them')
    return this.#store.state.view?.signOff ? msg('This item is signed off. A trainer can reopen it.') : null
  }

  #command<Name extends SpeakingCommand>(name: Name, input: CommandInput<Name>): Promise<Outcome<CommandDone>> {
    const answered = this.#room.send(name, input)
    this.weigh()
    void answered.then(() => this.weigh())
    return answered
  }

  #refused({ message }: Refusal): void {
    this.#room.notices.insist(msg(str`Not taken: ${message}`))
  }

  /** Two people who say the same words hold one position: the second is offered to vote for it. */
  #positionRefused(dispute: string, { code, message, details }: Refusal): void {
    const { position } = (details ?? {}) as { position?: string }
    if (code !== 'conflict' || !position) this.#refused({ code, message })
    else
      this.#room.notices.insist(msg('Somebody else said the same words just before you.'), {
        action: { label: msg('Vote for them'), run: () => void this.vote(dispute, position) },
      })
  }

  #about(place: Place): string {
    return `${this.#item}/dispute/${placeKey(place)}`
  }
}

/** Of a label that is in no draft yet. */
const emptyPlace: Place = { unit: 'n1', from: 0, to: 0 }

type SpeakingCommand = 'dispute.open' | 'dispute.withdraw' | 'position.add' | 'vote.cast' | 'comment.add'
