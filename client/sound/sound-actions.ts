import type { Sound } from './sound.ts'

/** What can be done with a recording by a key or a button. */
export const soundActions = ['play', 'replay', 'loop', 'back', 'forward', 'slower', 'faster'] as const
export type SoundAction = (typeof soundActions)[number]

/** Seconds. */
export const skipSeconds = 3

/** `stretch`: what is worked on, which is replayed and looped; without it these do nothing. Answers whether anything was done. */
export function performSound(
  sound: Sound,
  action: SoundAction,
  stretch: { readonly start: number; readonly end: number } | null,
): boolean {
  if (sound.state.is === 'empty') return false
  switch (action) {
    case 'play':
      void sound.toggle()
      return true
    case 'back':
    case 'forward':
      sound.skip(action === 'back' ? -skipSeconds : skipSeconds)
      return true
    case 'slower':
    case 'faster':
      sound.changeSpeed(action)
      return true
    case 'replay':
    case 'loop':
      return stretch !== null && listened(sound, action === 'loop', stretch)
  }
}

function listened(
  sound: Sound,
  loops: boolean,
  { start, end }: { readonly start: number; readonly end: number },
): true {
  if (loops && sound.state.stretch?.loops) sound.freeStretch()
  else void sound.playStretch(start, end, loops)
  return true
}
