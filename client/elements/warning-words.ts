import { msg } from '@lit/localize'

const words: Readonly<Record<string, () => string>> = {
  'duplicate-source': () => msg('The same version twice'),
  'empty-text': () => msg('Nothing was said'),
  'empty-row': () => msg('Rows without content'),
  'single-source': () => msg('Items with one source'),
  'unknown-language': () => msg('Unknown languages'),
  'language-conflict': () => msg('Two languages for one item'),
  'another-text': () => msg('Texts that differ from what is here'),
  'signed-off': () => msg('Signed-off items, left alone'),
  encoding: () => msg('Encoding of the file'),
  skipped: () => msg('Skipped annotations'),
  prediction: () => msg('Predictions left out'),
  draft: () => msg('Drafts left out'),
  completion: () => msg('Completions left out'),
  review: () => msg('Reviews left out'),
  earlier: () => msg('Earlier annotations left out'),
  'ground-truth': () => msg('Marked as ground truth'),
  'no-annotator': () => msg('Annotators without a name'),
  'no-annotation': () => msg('Items without annotation'),
  'repeated-item': () => msg('Items in several tasks'),
  'left-out': () => msg('Results that are no transcript'),
  'left-out-part': () => msg('Parts of regions left out'),
  'left-out-data': () => msg('Data left out'),
  'other-text': () => msg('Other texts left out'),
  'region-without-text': () => msg('Regions without text'),
  'several-labels': () => msg('Regions with several labels'),
  'other-size': () => msg('Images of two sizes'),
  'unknown-attribute': () => msg('Attributes that no list has'),
  'unknown-answer': () => msg('Answers that no list has'),
  'unknown-relation': () => msg('Relations to labels that are not there'),
  'text-span': () => msg('Texts on spans of a text'),
}

/** What a kind of warning is called; the kind itself where it has no words. */
export const warningWord = (kind: string): string => words[kind]?.() ?? kind
