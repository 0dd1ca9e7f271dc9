import { msg, str } from '@lit/localize'
import { type Action, takeActions } from '../keys/key-map.ts'

const words: Readonly<Record<Exclude<Action, (typeof takeActions)[number]>, () => string>> = {
  'next-needing': () => msg('Next difference that needs a person'),
  'previous-needing': () => msg('Previous difference that needed a person'),
  'next-any': () => msg('Next difference of any kind'),
  'previous-any': () => msg('Previous difference of any kind'),
  keep: () => msg('Keep what stands and go on'),
  nothing: () => msg('Nothing was said here'),
  edit: () => msg('Type in this segment, or draw a label'),
  'undo-mine': () => msg('Undo what I did last'),
  dispute: () => msg('Dispute these words'),
  rule: () => msg('Rule here, as a trainer'),
  precedent: () => msg('Make the ruling here a precedent'),
  send: () => msg('Send what I wrote'),
  sources: () => msg('Sources: none, this difference, all'),
  'sign-off-next': () => msg('Sign off and next item'),
  'next-item': () => msg('Next item without signing off'),
  queue: () => msg('Queue'),
  disputes: () => msg('Disputes'),
  people: () => msg('People'),
  audit: () => msg('Audit trail'),
  import: () => msg('Import a batch'),
  export: () => msg('Export the result'),
  settings: () => msg('Settings'),
  notices: () => msg('For you: what happened since you looked'),
  assignments: () => msg('Assignments: who does what'),
  many: () => msg('Many items at once'),
  progress: () => msg('Progress: how far the work is'),
  batches: () => msg('Batches'),
  samples: () => msg('Samples for the client'),
  trainees: () => msg('Trainees: who learns here, and back to them'),
  window: () => msg('The room as it is watched'),
  work: () => msg('What was changed in your work, and why'),
  precedents: () => msg('Precedents: what was settled before'),
  acceptances: () => msg('Acceptance by the client'),
  report: () => msg('Report: to print or to keep'),
  figures: () => msg('Agreement: how far annotators of labels agree'),
  here: () => msg('Who is here'),
  hand: () => msg('Raise or lower my hand'),
  follow: () => msg('Follow whoever is shown or was followed last, or stop'),
  point: () => msg('Point at these words'),
  guidelines: () => msg('Guidelines: how things are done here'),
  talk: () => msg('Talk: what is said in the room'),
  'talk-here': () => msg('Say something about this place'),
  help: () => msg('Keys'),
  review: () => msg('Back to review'),
  'undo-typing': () => msg('Undo what I did last'),
  'redo-typing': () => msg('Redo my typing'),
  'delete-label': () => msg('Delete the picked label'),
  'split-label': () => msg('Split the picked label'),
  'merge-label': () => msg('Merge the picked label with another'),
  average: () => msg('Take the place in the middle of all'),
  tightest: () => msg('Take the place within all'),
  flicker: () => msg('Show the draft and a source in turn'),
}

const takes: readonly Action[] = takeActions

/** What an action does, in words. */
export function actionWords(action: Action): string {
  const digit = takes.indexOf(action) + 1
  return digit > 0 ? msg(str`Take reading ${digit}`) : words[action as keyof typeof words]()
}
