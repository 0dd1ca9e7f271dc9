import { msg, str } from '@lit/localize'
import type { Ruling } from '#shared/domain/ruling.ts'
import type { NotAccepted } from '../controllers/item-screen.ts'
import { refusalSentence } from '../controllers/refusal-sentence.ts'
import { spoken } from '../controllers/settling.ts'

/** What the panel says of words that are kept: what happened, then what that means and what to do. */
export interface PanelWords {
  readonly happened: string
  readonly means: string
}

export interface Circumstances {
  /** The ruling over the words, while it stands. */
  readonly ruling: Ruling | null
  readonly ruledBy: string
  /** Who signed the item off, while it is. */
  readonly signedBy: string | null
  readonly mayPutBack: boolean
  readonly mayDispute: boolean
  /** Takes rulings back and opens items again. */
  readonly mayReopen: boolean
}

export const panelWords = (words: NotAccepted, now: Circumstances): PanelWords =>
  words.ruled ? underRuling(words, now) : refused(words, now)

function underRuling({ reason }: NotAccepted, now: Circumstances): PanelWords {
  const { ruling, ruledBy: name } = now
  if (!ruling) return { happened: msg('The ruling over your words was taken back'), means: `${kept()} ${next(now)}` }
  const value = spoken(ruling.value)
  const happened =
    reason === 'ruled'
      ? msg(str`${name} ruled “${value}” here while you were typing. Your words are kept here.`)
      : msg(str`${name} ruled “${value}” here before your words arrived. Your words are kept here.`)
  return {
    happened,
    means: now.mayReopen
      ? msg('Everybody sees the ruled words. Leave it at that, or reopen the ruling.')
      : msg('Everybody sees the ruled words. Leave it at that, or ask for the ruling to be reopened with your words.'),
  }
}

function refused({ reason }: NotAccepted, now: Circumstances): PanelWords {
  return { happened: msg(str`Not accepted: ${refusalSentence(reason)}`), means: `${kept()} ${next(now)}` }
}

const kept = (): string => msg('Nobody else sees your words. They are kept here, also after a reload.')

function next({ signedBy, mayPutBack, mayDispute, mayReopen }: Circumstances): string {
  if (signedBy !== null && mayReopen)
    return msg(str`${signedBy} signed this item off. Reopen it and put them back, or copy what you need.`)
  if (signedBy !== null)
    return msg(
      str`${signedBy} signed this item off. A trainer can reopen it; then you can put them back. Copy what you need now.`,
    )
  if (mayPutBack && mayDispute)
    return msg('Put back what still fits the draft, open a dispute with them, or copy what you need.')
  if (mayPutBack) return msg('Put back what still fits the draft, or copy what you need.')
  return mayDispute ? msg('Open a dispute with them, or copy what you need.') : msg('Copy what you still need.')
}
