import { endOf, type TimeView } from './time-view.ts'

export interface Tick {
  readonly at: number
  /** Empty on the small ones. */
  readonly words: string
}

const steps = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
]
const parts: Readonly<Record<number, number>> = { 15: 3, 30: 3, 60: 6, 900: 3, 1800: 6, 3600: 6, 7200: 4 }
const leastPixels = 84

/** Marks where something round stands, with as many words as there is room for. */
export function rulerTicks(view: TimeView, seconds: number): readonly Tick[] {
  const step = steps.find((each) => each * view.scale >= leastPixels) ?? steps.at(-1) ?? 1
  const each = step / (parts[step] ?? 5)
  const first = Math.ceil(view.from / each - 1e-6)
  const last = Math.floor(Math.min(endOf(view), seconds) / each + 1e-6)
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9))
  const ticks: Tick[] = []
  for (let index = first; index <= last; index++) {
    const at = index * each
    const isLarge = index % Math.round(step / each) === 0
    ticks.push({ at, words: isLarge ? clockTime(at, decimals) : '' })
  }
  return ticks
}

/** `1:02:03.4`: hours only where there are some. */
export function clockTime(seconds: number, decimals: number): string {
  const units = 10 ** decimals
  const whole = Math.round(Math.max(0, seconds) * units)
  const second = Math.floor(whole / units)
  const fraction = decimals === 0 ? '' : `.${String(whole % units).padStart(decimals, '0')}`
  const minutes = Math.floor(second / 60)
  const rest = `${pair(second % 60)}${fraction}`
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${pair(minutes % 60)}:${rest}`
}

const pair = (number: number): string => String(number).padStart(2, '0')
