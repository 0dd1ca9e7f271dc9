import { msg, str } from '@lit/localize'
import type { PeaksShown } from '../sound/peaks-shown.ts'
import { type SoundAction, skipSeconds } from '../sound/sound-actions.ts'
import type { SoundTrouble } from '../sound/sound-rules.ts'

export const soundActionWords: Readonly<Record<SoundAction, () => string>> = {
  play: () => msg('Play or pause'),
  replay: () => msg('Play the interval that is worked on'),
  loop: () => msg('Play that interval again and again'),
  back: () => msg(str`Back ${skipSeconds} seconds`),
  forward: () => msg(str`Forward ${skipSeconds} seconds`),
  slower: () => msg('Slower'),
  faster: () => msg('Faster'),
}

export const soundTroubleWords: Readonly<Record<SoundTrouble, () => string>> = {
  'not-found': () =>
    msg('This recording is not stored here any more. Ask a lead to add it again; labels can be placed without it.'),
  'not-allowed': () => msg('You may not listen to this recording. Come in again by your link, or ask a lead.'),
  'not-playable': () =>
    msg('This browser cannot play this recording. Another browser may; labels can be placed without it.'),
  'no-line': () => msg('The recording is out of reach. It goes on by itself once the server answers again.'),
  'not-started': () => msg('The browser did not start the sound by itself. Press Play once more.'),
}

/** What there is instead of a waveform; empty where it is there. */
export function peaksWords(peaks: PeaksShown): string {
  const words = reasonWords(peaks)
  return words && `${words} ${msg('You can listen and place intervals without it.')}`
}

/** There is neither a waveform nor a ruler yet, and what that waits for. */
export function lengthUnknown(peaks: PeaksShown): string {
  const words = msg('How long this recording is shows once it can be heard; intervals are placed then.')
  return `${reasonWords(peaks)} ${words}`.trim()
}

function reasonWords(peaks: PeaksShown): string {
  if (peaks === null || peaks.is === 'ready') return ''
  if (peaks.is === 'computing') {
    const percent = Math.floor(peaks.share * 100)
    return msg(str`The waveform is being prepared (${percent} %).`)
  }
  if (peaks.is === 'unreached') return msg('The waveform was not reached. It is tried again.')
  return noPeaks[peaks.code]()
}

const noPeaks: Readonly<Record<Extract<PeaksShown, { is: 'none' }>['code'], () => string>> = {
  empty: () => msg('There is no sound in this file, so there is no waveform.'),
  'not-sound': () => msg('This file is no recording, so there is no waveform.'),
  'unknown-coding': () => msg('There is no waveform: this kind of recording cannot be read here.'),
  damaged: () => msg('There is no waveform: the recording is damaged.'),
  'too-long': () => msg('There is no waveform: the recording is longer than two days.'),
}
