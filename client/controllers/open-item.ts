import { msg } from '@lit/localize'
import { type Bench, benchUnit } from '#shared/domain/bench.ts'
import type { Place } from '#shared/domain/place.ts'
import type { Take } from '#shared/domain/settling.ts'
import { benchOfConsensus } from '#shared/drafts/draft-bench.ts'
import type { ItemSources } from '#shared/protocol/item-sources.ts'
import type { ItemView, ToldEvent } from '#shared/protocol/rt-messages.ts'
import { nextAny, nextNeeding, previousAny, previousNeeding, type Stop, type Walk } from '../bench/stops.ts'
import { apiPath, draftPath } from '../routes.ts'
import { askHttp, HttpProblem } from '../sync/ask-http.ts'
import type { RefusedUnit } from '../sync/device-database.ts'
import { nothingOutstanding } from '../sync/save-state.ts'
import { closingSentence } from './closing-sentence.ts'
import { ComparingAnew } from './comparing-anew.ts'
import { Disputing } from './disputing.ts'
import { Hearing } from './hearing.ts'
import { type EditableUnit, ItemDraft } from './item-draft.ts'
import { ItemStore, type SourcesShown } from './item-screen.ts'
import { ItemViewFeed } from './item-view-feed.ts'
import { notAcceptedSentence, sayWentBack } from './kept-sentences.ts'
import { LabelActs } from './label-acts.ts'
import { LabelWriting } from './label-writing.ts'
import { MakingPrecedent } from './making-precedent.ts'
import { MySteps } from './my-steps.ts'
import { notAcceptedOf } from './not-accepted.ts'
import { Overruled } from './overruled.ts'
import { OwnTyping } from './own-typing.ts'
import { PenOfItem } from './pen.ts'
import { PlaceWalk } from './place-walk.ts'
import { PuttingBack } from './putting-back.ts'
import type { RoomClient } from './room-client.ts'
import { Ruling } from './ruling.ts'
import { SegmentNews } from './segment-news.ts'
import { Settling, settlingKeys } from './settling.ts'
import { SigningOff } from './signing-off.ts'
import { socketOrigin } from './socket-origin.ts'
import { WholeItem } from './whole-item.ts'

const walks = { nextNeeding, previousNeeding, nextAny, previousAny }
const sourcesAfter: Readonly<Record<SourcesShown, SourcesShown>> = {
  none: 'difference',
  difference: 'all',
  all: 'none',
}

/** One item as it is open on this page: loads it, keeps it up to date, and does what the keys ask. */
export class OpenItem extends ItemStore {
  readonly settling: Settling
  readonly steps: MySteps
  readonly signing: SigningOff
  readonly places: PlaceWalk
  readonly disputing: Disputing
  readonly ruling: Ruling
  readonly precedent: MakingPrecedent
  readonly #typing = new OwnTyping()
  readonly hearing: Hearing
  readonly #overruled: Overruled
  readonly #news: SegmentNews
  readonly puttingBack: PuttingBack
  readonly pen: PenOfItem
  readonly labels: LabelActs
  readonly #room: RoomClient
  readonly #ends: (() => void)[] = []
  readonly #feed: ItemViewFeed
  readonly #whole = new WholeItem(this, () => this.#draft)
  readonly #anew: ComparingAnew
  #draft: ItemDraft | undefined
  #loading = false
  #notReached = false
  /** Where to look as soon as the item is there. */
  #wanted: Place | null

  constructor(room: RoomClient, id: string, at: Place | null = null) {
    super(id)
    this.#room = room
    this.#wanted = at
    this.#feed = new ItemViewFeed(room, id, {
      view: (view) => this.#takeView(view),
      refused: (trouble) => this.update({ trouble }),
    })
    this.#anew = new ComparingAnew(this, room.notices, {
      sources: () => this.#askSources(),
      view: () => this.#feed.load(),
      draft: () => this.#draft,
      unbegun: (outline, view) => this.#unbegun(outline, view),
      rekey: (keyNow) => this.steps.rekey(keyNow),
    })
    this.places = new PlaceWalk(this)
    this.disputing = new Disputing(this, room, this.places)
    this.ruling = new Ruling(this, room, this.places)
    this.precedent = new MakingPrecedent(this, room, this.places)
    this.hearing = new Hearing(this, room, this.places, this.#typing)
    this.#overruled = new Overruled(this, room)
    this.settling = new Settling(this, room, (key) => this.steps.settled(key))
    this.steps = new MySteps(
      this,
      room,
      {
        typing: () => this.#draft?.typing,
        unsettle: (stop) => this.#unsettle(stop),
        mayChange: () => this.settling.mayChange(),
      },
      (unit) => this.labels.lookAt(unit),
    )
    const writing = new LabelWriting(this, room, {
      draft: () => this.#draft,
      mayChange: () => this.settling.mayChange(),
      done: (step) => this.steps.labelled(step),
    })
    this.labels = new LabelActs(this, room, this.places, writing, (take, moveOn) => this.take(take, moveOn))
    this.labels.asked = (label) => this.disputing.beginAt(label)
    this.signing = new SigningOff(this, room, this.places)
    this.#news = new SegmentNews(this, room)
    this.pen = new PenOfItem(this, room, {
      readSourcesAgain: () => void this.#anew.read().then(() => this.#begin()),
      writeAgain: () => void this.#goOn(),
    })
    this.puttingBack = new PuttingBack(this, room, {
      editable: (unit) => this.editable(unit),
      writeFields: (unit, fields) => this.#draft?.writeFields(unit, fields),
    })
    this.#ends.push(
      room.onTold((event) => this.#hear(event)),
      room.onJoined(() => void this.#feed.load()),
      room.subscribe(() => this.#loadWhenReached()),
      room.addWay(() => this.#draft?.outstanding ?? nothingOutstanding),
      room.subscribe(() => this.disputing.weigh()),
    )
    void this.#load()
  }

  /** Ends this page's part in it. What is not acknowledged stays on this device, for the next page. */
  leave(): void {
    for (const end of this.#ends) end()
    this.#typing.end()
    this.#news.leave()
    this.#whole.close()
    this.#draft?.close()
  }

  walk(kind: keyof typeof walks): void {
    const { stops, current, pending } = this.state
    const walk: Walk = { stops, from: current, pending: settlingKeys(pending) }
    const stop = walks[kind](walk)
    if (stop) this.goTo(stop)
    else this.#room.notices.say(msg('There are no differences in this item'))
  }

  goTo(stop: Stop): void {
    this.places.unchoose()
    this.update({ current: stop.key, typing: this.state.typing && this.#typingAt(stop) })
  }

  take(take: Take, moveOn: boolean): void {
    if (this.state.chosen) this.#room.notices.say(msg('These words are no difference; there is nothing to take'))
    else this.settling.take(take, moveOn)
    const stop = this.stop()
    if (this.state.typing && stop) this.update({ typing: this.#typingAt(stop) })
  }

  /** Typing begins at the current difference, or in the unit that is given. */
  type(at?: { readonly unit: string; readonly caret: number }): void {
    if (!this.settling.mayChange()) return
    if (!this.isText) {
      this.labels.draw()
      return
    }
    const stop = this.stop()
    const [first] = this.state.bench?.units ?? []
    const typing = at ?? (stop ? this.#typingAt(stop) : first ? { unit: first.id, caret: first.text.length } : null)
    const editable = typing && this.#draft?.editable(typing.unit)
    if (!editable) this.#room.notices.say(msg('The draft has not arrived yet. Type when it has.'))
    else {
      this.#typing.watch(typing.unit, editable.text)
      this.update({ typing, form: null })
    }
  }

  review(): void {
    this.#draft?.typing.cut()
    this.places.draw()
    this.update({ typing: null })
  }

  /** The editor of that unit lost the focus; another one may have it by now. */
  leaveTyping(unit: string): void {
    if (this.state.typing?.unit === unit) this.review()
  }

  /** Units with words of this page that the server has not acknowledged. */
  get own(): readonly RefusedUnit[] {
    return this.#draft?.own ?? []
  }

  editable(unit: string): EditableUnit | undefined {
    return this.#draft?.editable(unit)
  }

  cycleSources(): void {
    this.update({ sourcesShown: sourcesAfter[this.state.sourcesShown] })
  }

  /** Of words; else of labels. */
  get isText(): boolean {
    return this.state.sources?.kind !== 'labels'
  }

  /** Who types goes on typing, there. */
  #unsettle(stop: Stop): void {
    if (this.state.typing) this.update({ typing: this.#typingAt(stop) })
    this.settling.unsettle(stop)
  }

  #typingAt({ place }: Stop) {
    const { bench } = this.state
    const unit = bench && benchUnit(bench, place.unit)
    return { unit: place.unit, caret: unit?.stretch(place.from, place.to).to ?? 0 }
  }

  async #load(): Promise<void> {
    if (this.#loading) return
    this.#loading = true
    try {
      const [sources, refusals] = await Promise.all([
        this.#sources(),
        this.#room.work?.refusals(this.state.id) ?? [],
        this.#feed.load(),
      ])
      const notAccepted = refusals.map((refusal) => notAcceptedOf(refusal, sources.comparison))
      const outline = benchOfConsensus(sources.comparison)
      this.update({ sources, outline, bench: this.#unbegun(outline), notAccepted, trouble: null })
      this.#begin()
      this.#connect(sources)
      if (this.state.view) this.#takeView(this.state.view)
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error
      this.#notReached = error.status === 0
      this.update({ trouble: error.message || notReached() })
      await this.#showKept()
    } finally {
      this.#loading = false
    }
  }

  /** Words that were not taken stand here also where the item itself may not be opened any more. */
  async #showKept(): Promise<void> {
    const refusals = (await this.#room.work?.refusals(this.state.id)) ?? []
    if (this.state.sources === null)
      this.update({ notAccepted: refusals.map((refusal) => notAcceptedOf(refusal, null)) })
  }

  #loadWhenReached(): void {
    if (this.state.sources === null && this.#room.state.connection.is === 'joined' && this.#notReached)
      void this.#load()
  }

  /** From the server, or without one as the item was kept here. */
  async #sources(): Promise<ItemSources> {
    const { id } = this.state
    const kept = await this.#room.work?.item(id)
    this.#overruled.know(kept?.view?.rulings ?? [])
    if (!kept && !this.#room.isOnline) throw new HttpProblem(0, '')
    if (!kept || this.#room.isOnline) return this.#askSources()
    this.update({ view: kept.view })
    return kept.sources
  }

  #askSources(): Promise<ItemSources> {
    return askHttp<ItemSources>(apiPath(this.#room.address, `items/${this.state.id}`))
  }

  #takeView(view: ItemView): void {
    if (!this.#anew.fits(view)) return
    const bench = this.state.bench ?? this.#unbegun(this.state.outline, view)
    this.update({ view, bench })
    if (this.state.typing && this.settling.isReadOnly) this.review()
    this.#overruled.hold(view.rulings)
    this.#begin()
  }

  /** A draft that nobody has opened is what it will begin with; any other is waited for. */
  #unbegun(outline: Bench | null, view = this.state.view): Bench | null {
    return view !== null && !view.begun && this.#room.isOnline ? outline : null
  }

  /** The first difference that waits, once the draft and the view are there. */
  #begin(): void {
    if (!this.state.bench || !this.state.view) return
    this.settling.resume()
    const { stops, current, pending } = this.state
    const wanted = this.#wanted
    if (wanted) {
      this.#wanted = null
      this.places.lookAt(wanted)
    }
    if (wanted || current !== null || stops.length === 0) return
    const stop = nextNeeding({ stops, from: null, pending: settlingKeys(pending) })
    if (stop) this.update({ current: stop.key })
  }

  /** Who was shut out of the item is let in again. */
  async #goOn(): Promise<void> {
    if (this.state.trouble === null && this.state.draftTrouble === null) return
    this.update({ trouble: null })
    await this.#feed.load()
    this.#draft?.goOn()
    if (this.state.sources === null) await this.#load()
  }

  #connect({ comparison, id }: ItemSources): void {
    const { work, address } = this.#room
    if (!work || this.#draft || !this.#room.may('draft.read')) return
    const way = { origin: socketOrigin(), path: draftPath(address, id), owner: work.owner }
    this.#draft = new ItemDraft(way, () => work.edits(id, () => this.#weigh()), comparison, {
      bench: (bench) => {
        this.update({ bench, outline: bench })
        this.#begin()
      },
      awaited: () => this.update({ bench: null, typing: null, synced: false }),
      recalled: () => this.#overruled.ready(this.#draft?.own ?? []),
      synced: () => {
        this.update({ synced: true, draftTrouble: null })
        this.#overruled.ready(this.#draft?.own ?? [])
      },
      progress: () => {
        work.taken(id)
        this.#weigh()
      },
      notAccepted: (words) => {
        this.#overruled.forget()
        this.update({ notAccepted: [...this.state.notAccepted, words] })
        this.#room.notices.say(notAcceptedSentence(words.reason))
        void this.#room.lookAside()
      },
      wentBack: (units) => sayWentBack(this.#room.notices, units),
      ended: (code) => this.update({ draftTrouble: closingSentence(code), typing: null }),
      carets: (carets) => this.update({ carets }),
      drags: (drags) => this.updateDesk({ drags }),
      wrote: (unit, person) => this.#news.wrote(unit, person),
      typed: (step) => this.steps.typed(step),
    })
    this.#ends.push(
      this.subscribe(() => this.#weigh()),
      this.subscribe(() => this.isText && this.state.typing === null && this.#draft?.liftCaret()),
    )
  }

  #weigh(): void {
    const unsaved = (this.#draft?.outstanding.count ?? 0) + this.state.pending.size
    if (unsaved !== this.state.unsaved) this.update({ unsaved })
    this.#whole.weigh(unsaved)
    this.#room.weighUnsaved()
    if (this.#draft && !this.#draft.outstanding.connected) this.#overruled.note(this.#draft.own)
    const current = this.#room.state.connection.is === 'joined' && !this.#feed.asking
    if (unsaved === 0 && this.state.synced && current) this.#overruled.forget()
  }

  #hear(event: ToldEvent): void {
    this.settling.hear(event)
    this.hearing.hear(event)
    this.pen.hear(event)
    this.#news.settled(event)
    this.#feed.hear(event, this.state.view)
    this.#anew.hear(event)
  }
}

const notReached = (): string => msg('The server is not reached. The item opens as soon as it is.')
