import { msg } from '@lit/localize'
import { benchUnit } from '#shared/domain/bench.ts'
import type { LabelEvent } from '#shared/domain/label-change.ts'
import { wordsHash } from '#shared/domain/result.ts'
import { type LabelFields, placeField } from '#shared/drafts/label-fields.ts'
import type { AttributeValue, Label } from '#shared/labels/label.ts'
import { type LabelRecord, recordLines, recordOfLabel } from '#shared/labels/label-record.ts'
import type { ItemDraft } from './item-draft.ts'
import type { ItemStore } from './item-screen.ts'
import type { LabelStep } from './my-steps.ts'
import type { RoomClient } from './room-client.ts'

/** What is wanted of one label: undefined stands for one that is new. */
interface Wanted {
  readonly unit?: string
  readonly there: boolean
  readonly label?: Label
}

interface Hands {
  draft(): ItemDraft | undefined
  /** Whether something may change; says why not. */
  mayChange(unit?: string): boolean
  done(step: LabelStep): void
}

/** Changes labels of the open item: fields as edits, whatever needs an order as a command. Each can be taken back. */
export class LabelWriting {
  readonly #store: ItemStore
  readonly #room: RoomClient
  readonly #hands: Hands

  constructor(store: ItemStore, room: RoomClient, hands: Hands) {
    this.#store = store
    this.#room = room
    this.#hands = hands
  }

  /** Shows others where a label that is dragged would be put down; null: it was let go. */
  drag(unit: string, label: Label | null): void {
    const place = label && placeField(label)
    this.#hands.draft()?.drag(unit, place ? (place.flat() as number[]) : null)
  }

  place(unit: string, label: Label): void {
    const place = placeField(label)
    this.drag(unit, null)
    if (place) this.#write(unit, { place }, msg('a label is where it was'))
  }

  tag(unit: string, tags: readonly string[]): void {
    this.#write(unit, { tags: [...tags] }, msg('a label has the tag that it had'))
  }

  /** Null takes the attribute away. */
  attribute(unit: string, name: string, chosen: AttributeValue | null): void {
    const record = this.#record(unit)
    const value = chosen === null ? null : this.#asWritten(name, chosen)
    const said = msg('an attribute says what it said')
    if (!record) return
    if (record.columns.includes(`@${name}`)) this.#write(unit, { [`@${name}`]: value ?? undefined }, said)
    else if (value !== null)
      void this.#change('attribute', [{ unit, there: true, label: { ...record.value, attributes: { [name]: value } } }])
  }

  /** The answer of a unit that is asked something. */
  answer(unit: string, values: readonly string[]): void {
    const record = this.#record(unit)
    if (record?.value.kind !== 'choice') return
    if (record.there) this.#write(unit, { values: [...values] }, msg('a question has the answer that it had'))
    else void this.#change('restore', [{ unit, there: true, label: { ...record.value, values } }])
  }

  /** Answers the unit of the new label; undefined where it was refused. */
  async add(label: Label): Promise<string | undefined> {
    return (await this.#change('add', [{ there: true, label: { ...label, id: 'new' } }]))?.[0]
  }

  remove(unit: string): void {
    void this.#change('remove', [{ unit, there: false }])
  }

  restore(unit: string): void {
    void this.#change('restore', [{ unit, there: true }])
  }

  /** The first part stays what it was; answers the units of all. */
  split(unit: string, [first, ...others]: readonly Label[]): Promise<readonly string[] | undefined> {
    const parts = others.map((label): Wanted => ({ there: true, label: { ...label, id: 'new' } }))
    return this.#change('split', first ? [{ unit, there: true, label: first }, ...parts] : parts)
  }

  merge(unit: string, whole: Label, others: readonly string[]): void {
    const gone = others.map((other): Wanted => ({ unit: other, there: false }))
    void this.#change('merge', [{ unit, there: true, label: whole }, ...gone])
  }

  /** Some files write one choice as a list of one: the same said twice must read the same. */
  #asWritten(name: string, value: AttributeValue): AttributeValue {
    const isList = this.#store.state.bench?.units.some(({ label }) => Array.isArray(label?.value.attributes?.[name]))
    return isList && typeof value === 'string' ? [value] : value
  }

  #record(unit: string): LabelRecord | undefined {
    const { bench } = this.#store.state
    return bench ? benchUnit(bench, unit)?.label : undefined
  }

  #write(unit: string, values: LabelFields, said: string): void {
    if (!this.#hands.mayChange(unit)) {
      // What was moved springs back.
      this.#store.updateDesk({})
      return
    }
    const before = this.#hands.draft()?.writeFields(unit, values)
    if (!before) {
      this.#store.updateDesk({})
      this.#room.notices.say(msg('This label is not in the draft. Take it first.'))
      return
    }
    const back = async () => {
      const draft = this.#hands.draft()
      return Boolean(draft?.hasFields(unit, values) && draft.writeFields(unit, before))
    }
    this.#hands.done({ unit, said, back })
  }

  async #change(act: LabelEvent['act'], wanted: readonly Wanted[]): Promise<readonly string[] | undefined> {
    const [first] = wanted
    if (wanted.some(({ unit }) => !this.#hands.mayChange(unit))) return undefined
    const before = wanted.map(({ unit }) => (unit === undefined ? undefined : this.#record(unit)))
    const units = await this.#send(act, wanted)
    if (!units) return undefined
    const changed = units.map((unit, at) => ({
      unit,
      before: before[at],
      after: textAfter(before[at], wanted[at] ?? { there: false }, unit),
    }))
    const back = () => this.#takeBack(changed)
    if (act !== 'attribute') this.#hands.done({ unit: first?.unit ?? units[0] ?? '', said: undoneWords(act), back })
    return units
  }

  /** As it was before, if all of it reads as it did right after. */
  async #takeBack(
    changed: readonly { readonly unit: string; readonly before: LabelRecord | undefined; readonly after: string }[],
  ): Promise<boolean> {
    const { bench } = this.#store.state
    if (!bench || changed.some(({ unit, after }) => benchUnit(bench, unit)?.text !== after)) return false
    const back = changed.map(
      ({ unit, before }): Wanted =>
        before ? { unit, there: before.there, label: before.value } : { unit, there: false },
    )
    return (await this.#send('undo', back)) !== undefined
  }

  async #send(act: LabelEvent['act'], wanted: readonly Wanted[]): Promise<readonly string[] | undefined> {
    const { bench } = this.#store.state
    const seenOf = (unit: string) => wordsHash((bench && benchUnit(bench, unit)?.text) ?? '')
    const labels = wanted.map(({ unit, there, label }) => ({
      ...{ unit: unit ?? null, seen: unit === undefined ? '' : seenOf(unit), there },
      ...(label ? { label } : {}),
    }))
    if (!this.#room.isOnline) this.#room.notices.say(msg('This is done as soon as the server is reached'))
    const outcome = await this.#room.send('labels.change', { ...this.#store.counted, act, labels })
    if (outcome.ok) return (outcome.value.answer as { units: readonly string[] } | undefined)?.units ?? []
    this.#room.notices.insist(outcome.refusal.message)
    return undefined
  }
}

/** What a label reads as once it is changed so. */
function textAfter(before: LabelRecord | undefined, { there, label }: Wanted, unit: string): string {
  if (!before) return label ? recordLines(recordOfLabel({ ...label, id: unit }, there)).text : ''
  const value = label ? { ...label, id: unit } : before.value
  const more = recordOfLabel(value).columns.filter((aspect) => !before.columns.includes(aspect))
  return recordLines({ columns: [...before.columns, ...more], there, value }).text
}

function undoneWords(act: LabelEvent['act']): string {
  switch (act) {
    case 'add':
      return msg('the new label is gone')
    case 'remove':
      return msg('the deleted label is back')
    case 'restore':
      return msg('the label is gone again')
    case 'split':
      return msg('the label is whole again')
    case 'merge':
      return msg('the merged labels are apart again')
    default:
      return msg('the label says what it said')
  }
}
