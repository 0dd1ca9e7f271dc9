import type { Point } from '#shared/labels/label.ts'
import { type Drawn, dark, darker, disc, group, lighter, line, oval, path, rect } from './svg.ts'

export interface Person {
  readonly wears: 'saree' | 'veshti' | 'lungi' | 'trousers' | 'churidar' | 'school'
  /** Of the saree or the shirt, and of what goes with it. */
  readonly colour: string
  readonly second?: string
  readonly skin?: string
  readonly carries?: 'umbrella' | 'basket' | 'bag' | 'box' | 'flowers'
  readonly hair?: string
  readonly young?: boolean
}

const usualSkin = '#a9744f'
const gold = '#d9a441'

/** Hair first, so that the face lies over it. */
function headOf({ wears, skin = usualSkin, hair = '#241c1c', young = false }: Person): string {
  const isWoman = wears === 'saree' || wears === 'churidar'
  const back = isWoman
    ? disc(-11, -133, 7, hair) +
      [0, 1, 2, 3].map((at) => disc(-16 + at * 2.5, -127 + at * 0.8, 2.4, '#fdf6ea')).join('')
    : ''
  const face =
    rect(-4, -128, 8, 12, darker(skin, 0.15)) + oval(0, -136, 10.5, 12, skin) + disc(-10, -135, 2.6, darker(skin, 0.1))
  const top = path('M-11,-136 Q-12,-150 1,-150 Q12,-150 10.5,-140 Q4,-145 -4,-142 Q-9,-140 -9,-132 Z', hair)
  const details = disc(5.5, -137, 1.3, dark) + path('M10,-136 q3,3 0,4z', skin)
  const mark = isWoman ? disc(7, -142, 1.3, '#b3202c') : young ? '' : line('M4,-130 q3,-1.5 6,0', hair, 2)
  return back + face + top + details + mark
}

const arm = (d: string, hand: Point, sleeve: string, skin: string, bare: string): string =>
  line(d, skin, 7.5) + line(bare, sleeve, 10) + disc(hand[0], hand[1], 4.6, skin)

function legs(colour: string, skin: string, high = -70): string {
  return (
    path(`M-14,${high} L-15,-4 L-6,-4 L0,${high + 22} L7,-4 L16,-4 L14,${high} Z`, colour) +
    path('M-16,0 q1,-6 6,-6 h6 v6z', darker(skin, 0.45)) +
    path('M6,0 v-6 h6 q6,0 7,6z', darker(skin, 0.45))
  )
}

function clothes({ wears, colour, second = '#f2ece0', skin = usualSkin }: Person): string {
  const torso = (fill: string) =>
    path('M-16,-114 Q-19,-90 -15,-66 L15,-66 Q18,-90 16,-114 Q9,-121 0,-121 Q-9,-121 -16,-114Z', fill) +
    path('M6,-119 Q17,-112 15,-66 L6,-66 Z', darker(fill, 0.16))
  const feet = path('M-15,0 q1,-5 6,-5 h6 v5z', darker(skin, 0.3)) + path('M4,0 v-5 h6 q5,0 6,5z', darker(skin, 0.3))
  switch (wears) {
    case 'saree':
      return (
        feet +
        path('M-15,-78 Q-22,-34 -20,-3 Q0,1 20,-3 Q21,-34 15,-78Z', colour) +
        line('M-20,-6 Q0,-1 20,-6', gold, 4) +
        ['M3,-74 L7,-5', 'M9,-74 L13,-6', 'M-4,-74 L1,-4'].map((d) => line(d, darker(colour, 0.22), 1.6)).join('') +
        torso(second) +
        path('M-17,-76 L-17,-90 L6,-121 L16,-116 L-2,-74 Z', lighter(colour, 0.1)) +
        path('M-18,-116 Q-26,-80 -22,-48 L-12,-46 Q-12,-84 -8,-118Z', colour) +
        line('M-22,-49 L-12,-47', gold, 4)
      )
    case 'churidar':
      return (
        legs(second, skin, -60) +
        path('M-16,-114 Q-17,-90 -19,-40 Q0,-34 20,-40 Q17,-90 16,-114 Q0,-124 -16,-114Z', colour) +
        line('M-18,-43 Q0,-37 19,-43', lighter(second, 0.1), 3.5) +
        path('M-14,-116 Q0,-100 13,-117 L16,-108 Q0,-90 -16,-106 Z', second) +
        path('M-17,-110 Q-24,-80 -20,-56 L-14,-58 Q-14,-90 -12,-110Z', second)
      )
    case 'veshti':
    case 'lungi': {
      const hem = wears === 'veshti' ? -6 : -34
      const calves = wears === 'lungi' ? line('M-7,-36 L-8,-4', skin, 8) + line('M8,-36 L9,-4', skin, 8) : ''
      const cloth = wears === 'veshti' ? '#f6f2e8' : second
      return (
        calves +
        feet +
        path(`M-16,-70 L-19,${hem} Q0,${hem + 5} 19,${hem} L16,-70Z`, cloth) +
        path(`M3,-70 L1,${hem + 3} L8,${hem + 2} L8,-70Z`, darker(cloth, 0.12)) +
        line(`M-19,${hem - 1} Q0,${hem + 4} 19,${hem - 1}`, wears === 'veshti' ? gold : darker(second, 0.3), 3) +
        torso(colour)
      )
    }
    default:
      return legs(second, skin) + torso(colour) + line('M0,-119 L1,-68', darker(colour, 0.2), 1.2)
  }
}

function things({ carries, colour, skin = usualSkin, wears }: Person): {
  behind: string
  front: string
  outline: readonly Point[]
} {
  const sleeve = darker(colour, 0.08)
  const hanging = arm('M-13,-108 L-18,-84 L-14,-62', [-13, -60], sleeve, skin, 'M-13,-110 L-17,-92')
  const swung = arm('M13,-108 L20,-86 L26,-68', [27, -66], sleeve, skin, 'M13,-110 L18,-92')
  switch (carries) {
    case 'umbrella':
      return {
        behind: hanging,
        front:
          line('M22,-92 L16,-182', '#4a3b34', 2.6) +
          arm('M13,-108 L24,-96 L22,-92', [22, -93], sleeve, skin, 'M13,-110 L20,-100') +
          path(
            'M-34,-162 Q-22,-200 14,-202 Q52,-200 66,-160 Q56,-168 47,-161 Q36,-170 27,-161 Q16,-170 6,-161 Q-4,-170 -14,-162 Q-24,-169 -34,-162Z',
            dark,
          ) +
          path('M14,-202 Q4,-186 6,-161 Q16,-170 27,-161 Q26,-188 14,-202Z', '#3c4150'),
        outline: [
          [-34, -162],
          [-16, -192],
          [14, -203],
          [48, -192],
          [66, -160],
          [30, -158],
        ],
      }
    case 'basket':
      return {
        behind: hanging,
        front:
          path('M-24,-152 L-18,-168 H20 L26,-152 Z', '#b98543') +
          [-14, -4, 6, 16].map((x) => oval(x, -170, 8, 6, x % 4 === 0 ? '#e2903c' : '#c9442f')).join('') +
          arm('M13,-108 L24,-128 L20,-150', [20, -152], sleeve, skin, 'M13,-110 L21,-120'),
        outline: [
          [-25, -152],
          [-20, -176],
          [22, -176],
          [28, -152],
          [26, -126],
        ],
      }
    case 'bag':
      return {
        behind: hanging,
        front: swung + path('M20,-64 L34,-64 L38,-34 L17,-34Z', '#3f7d57') + line('M22,-64 q5,-8 10,0', '#2f5d41', 2),
        outline: [
          [34, -66],
          [38, -34],
          [20, -34],
        ],
      }
    case 'box':
      return {
        behind: '',
        front:
          rect(4, -100, 32, 26, '#b88a55') +
          rect(17, -100, 6, 26, '#a1743f') +
          arm('M-8,-108 L-6,-86 L14,-78', [16, -78], sleeve, skin, 'M-8,-110 L-8,-94'),
        outline: [
          [36, -100],
          [36, -74],
        ],
      }
    case 'flowers':
      return {
        behind: hanging,
        front:
          swung +
          [0, 1, 2, 3, 4, 5]
            .map((at) => disc(24 + (at % 3) * 6, -66 + Math.floor(at / 3) * 6, 4.4, at % 2 ? '#f4b53f' : '#fbf3e0'))
            .join(''),
        outline: [
          [40, -68],
          [38, -52],
        ],
      }
    default: {
      const pack =
        wears === 'school'
          ? rect(-25, -112, 13, 36, '#34548c', 'rx="5"') + rect(-24, -92, 10, 14, '#27406c', 'rx="3"')
          : ''
      return { behind: hanging + pack, front: swung, outline: [[27, -64]] }
    }
  }
}

/** About 150 px high. */
export function person(who: Person): Drawn {
  const { behind, front, outline } = things(who)
  const body: readonly Point[] = [
    ...([
      [-7, -150],
      [8, -150],
      [12, -136],
      [9, -121],
      [18, -112],
    ] as const),
    ...outline,
    ...([
      [20, -40],
      [20, 0],
      [-20, 0],
      [-20, -40],
      [-24, -62],
      [-23, -100],
      [-15, -122],
    ] as const),
  ]
  return {
    svg: oval(0, 0, 27, 5, '#000000', 'opacity="0.2"') + behind + clothes(who) + front + headOf(who),
    outline: hull(body),
  }
}

export const child = (who: Person): Drawn => scaled(person({ ...who, young: true }), 0.72)

export const scaled = ({ svg, outline }: Drawn, by: number): Drawn => ({
  svg: group(`scale(${by})`, svg),
  outline: outline.map(([x, y]) => [x * by, y * by]),
})

/** In the order in which the points go around from the leftmost one. */
export function hull(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (list: readonly Point[]): Point[] => {
    const kept: Point[] = []
    for (const point of list) {
      while (kept.length > 1 && turn(kept.at(-2) ?? point, kept.at(-1) ?? point, point) <= 0) kept.pop()
      kept.push(point)
    }
    return kept.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
