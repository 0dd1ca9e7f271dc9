import type { Annotator } from '../annotators.ts'
import type { Bounds, Side, Tag } from './scene.ts'

/** What one of them gets wrong, or sees in another way. */
export type Slip = { readonly who: Annotator } /** Wider than the thing by so many pixels on each side. */ & (
  | { readonly does: 'loose'; readonly id: string; readonly by: number }
  /** Only what can be seen of it. */
  | { readonly does: 'cut'; readonly id: string }
  | { readonly does: 'joined'; readonly ids: readonly [string, string] }
  | { readonly does: 'tag'; readonly id: string; readonly tag: Tag }
  | { readonly does: 'missed'; readonly id: string }
  | { readonly does: 'extra'; readonly tag: Tag; readonly box: Bounds }
  | { readonly does: 'occluded'; readonly id: string; readonly value: 'no' | 'partly' | 'mostly' }
  | { readonly does: 'side'; readonly id: string; readonly value: Side }
  /** A turned sign as if it hung straight. */
  | { readonly does: 'upright'; readonly id: string }
  | { readonly does: 'few-points'; readonly id: string }
)

const box = (x: number, y: number, width: number, height: number): Bounds => ({ x, y, width, height })

/** By scene. Who makes which mistake is drawn up by hand, so that every kind comes up and nothing is hopeless. */
export const slips: Readonly<Record<string, readonly Slip[]>> = {
  'market-morning': [
    { who: 'Meena', does: 'loose', id: 'auto-1', by: 14 },
    { who: 'Joseph', does: 'cut', id: 'cow' },
    { who: 'Farida', does: 'joined', ids: ['saree-1', 'saree-2'] },
    { who: 'Farida', does: 'missed', id: 'person-far' },
    { who: 'Farida', does: 'few-points', id: 'tree' },
    { who: 'Meena', does: 'tag', id: 'rider-1', tag: 'person' },
    { who: 'Farida', does: 'occluded', id: 'cow', value: 'mostly' },
    { who: 'Meena', does: 'missed', id: 'man' },
    { who: 'Joseph', does: 'cut', id: 'sign-3' },
  ],
  'bus-stand': [
    { who: 'Meena', does: 'loose', id: 'bus', by: 16 },
    { who: 'Farida', does: 'upright', id: 'tilted' },
    { who: 'Meena', does: 'extra', tag: 'person', box: box(1246, 405, 34, 68) },
    { who: 'Joseph', does: 'cut', id: 'car' },
    { who: 'Farida', does: 'tag', id: 'auto-2', tag: 'car' },
    { who: 'Farida', does: 'joined', ids: ['pair-1', 'pair-2'] },
    { who: 'Meena', does: 'missed', id: 'waits-3' },
    { who: 'Joseph', does: 'missed', id: 'waits-1' },
    { who: 'Farida', does: 'missed', id: 'waits-2' },
    { who: 'Joseph', does: 'side', id: 'auto-1', value: 'right' },
  ],
  'school-corner': [
    { who: 'Joseph', does: 'cut', id: 'auto' },
    { who: 'Farida', does: 'joined', ids: ['girl-1', 'girl-2'] },
    { who: 'Meena', does: 'tag', id: 'rider-2', tag: 'person' },
    { who: 'Farida', does: 'few-points', id: 'tree' },
    { who: 'Meena', does: 'loose', id: 'car', by: 12 },
    { who: 'Meena', does: 'side', id: 'auto', value: 'right' },
    { who: 'Farida', does: 'missed', id: 'teacher' },
    { who: 'Joseph', does: 'cut', id: 'bicycle-1' },
    { who: 'Farida', does: 'occluded', id: 'boy-1', value: 'no' },
  ],
  'kerala-lane': [
    { who: 'Farida', does: 'upright', id: 'fallen' },
    { who: 'Joseph', does: 'cut', id: 'cow-1' },
    { who: 'Farida', does: 'joined', ids: ['cow-1', 'cow-2'] },
    { who: 'Meena', does: 'loose', id: 'auto', by: 15 },
    { who: 'Farida', does: 'few-points', id: 'palm' },
    { who: 'Meena', does: 'missed', id: 'man-far' },
    { who: 'Meena', does: 'tag', id: 'car', tag: 'auto' },
    { who: 'Joseph', does: 'occluded', id: 'bicycle', value: 'mostly' },
  ],
  'rain-afternoon': [
    { who: 'Farida', does: 'extra', tag: 'auto', box: box(212, 684, 232, 68) },
    { who: 'Joseph', does: 'cut', id: 'car' },
    { who: 'Farida', does: 'joined', ids: ['umbrella-2', 'girl'] },
    { who: 'Meena', does: 'loose', id: 'umbrella-3', by: 12 },
    { who: 'Meena', does: 'missed', id: 'shelters' },
    { who: 'Joseph', does: 'cut', id: 'umbrella-1' },
    { who: 'Meena', does: 'tag', id: 'rider', tag: 'person' },
    { who: 'Farida', does: 'side', id: 'auto-2', value: 'left' },
  ],
  'night-market': [
    { who: 'Meena', does: 'missed', id: 'tea-1' },
    { who: 'Farida', does: 'missed', id: 'buys-2' },
    { who: 'Joseph', does: 'cut', id: 'car' },
    { who: 'Farida', does: 'joined', ids: ['pair-1', 'pair-2'] },
    { who: 'Meena', does: 'loose', id: 'auto-2', by: 18 },
    { who: 'Farida', does: 'tag', id: 'car', tag: 'auto' },
    { who: 'Farida', does: 'few-points', id: 'tree' },
    { who: 'Meena', does: 'occluded', id: 'sign-2', value: 'no' },
  ],
  'temple-car': [
    { who: 'Farida', does: 'few-points', id: 'temple-car' },
    { who: 'Farida', does: 'upright', id: 'banner' },
    { who: 'Meena', does: 'tag', id: 'temple-car', tag: 'car' },
    { who: 'Farida', does: 'joined', ids: ['watch-1', 'watch-2'] },
    { who: 'Joseph', does: 'cut', id: 'crowd-2' },
    { who: 'Meena', does: 'missed', id: 'crowd-3' },
    { who: 'Meena', does: 'loose', id: 'cow', by: 13 },
    { who: 'Joseph', does: 'cut', id: 'watch-3' },
  ],
  'evening-crossing': [
    { who: 'Farida', does: 'extra', tag: 'person', box: box(188, 412, 30, 30) },
    { who: 'Joseph', does: 'cut', id: 'bus' },
    { who: 'Meena', does: 'loose', id: 'cow', by: 14 },
    { who: 'Farida', does: 'joined', ids: ['walks-1', 'walks-2'] },
    { who: 'Farida', does: 'missed', id: 'far-2' },
    { who: 'Meena', does: 'missed', id: 'far-1' },
    { who: 'Meena', does: 'tag', id: 'auto-2', tag: 'car' },
    { who: 'Joseph', does: 'cut', id: 'walks-3' },
    { who: 'Farida', does: 'side', id: 'auto-1', value: 'right' },
  ],
}
