import { dark, darker, disc, group, type Lettering, letters, lighter, line, path, rect } from './svg.ts'

/** A board over a shop: two lines at most. */
export interface Board {
  readonly lines: readonly Lettering[]
  readonly fill: string
  readonly rim?: string
}

export interface House {
  readonly wide: number
  readonly colour: string
  readonly trim?: string
  readonly ground: 'shop' | 'tea' | 'cloth' | 'fruit' | 'door' | 'pillars' | 'shutter' | 'office'
  /** Above the ground floor. */
  readonly floors?: number
  readonly roof?: 'flat' | 'tiles'
  readonly board?: Board
  readonly awning?: string
  readonly poster?: string
}

const storey = 132
/** Where a board hangs, below the top of the ground floor. */
export const boardTop = -storey - 8
export const boardHigh = 38

function goods(kind: House['ground'], x: number, wide: number): string {
  const shelf = (y: number, inner: string) => inner + rect(x, y, wide, 4, '#7d5a3c')
  const row = (y: number, step: number, item: (at: number, left: number) => string) =>
    shelf(y, Array.from({ length: Math.floor(wide / step) }, (_, at) => item(at, x + at * step)).join(''))
  const hues = ['#d9583f', '#e8b23a', '#4d8f5b', '#4b7fae', '#8f5a96', '#e7e0cf']
  const hue = (at: number) => hues[at % hues.length] ?? dark
  switch (kind) {
    case 'cloth':
      return Array.from(
        { length: Math.floor(wide / 20) },
        (_, at) =>
          path(`M${x + at * 20 + 2},-104 h16 v${62 + (at % 3) * 9} q-8,6 -16,0z`, hue(at + 1)) +
          line(`M${x + at * 20 + 2},${-60 + (at % 3) * 6} h16`, '#e8c55c', 2.5),
      ).join('')
    case 'fruit':
      return (
        row(-30, 13, (at, left) =>
          disc(left + 7, -36, 6.5, at % 9 < 3 ? '#e89a35' : at % 9 < 6 ? '#c8402f' : '#8cb24a'),
        ) +
        row(-56, 13, (at, left) => disc(left + 7, -62, 6, at % 8 < 4 ? '#f0cf4e' : '#6f9c3f')) +
        Array.from({ length: Math.floor(wide / 34) }, (_, at) =>
          path(`M${x + 12 + at * 34},-108 q-9,18 0,34 q9,-16 0,-34z`, '#e6cf4b'),
        ).join('')
      )
    case 'tea':
      return (
        rect(x, -44, wide, 44, '#9c6b43') +
        rect(x, -48, wide, 6, '#c79a62') +
        path(`M${x + 14},-48 v-20 q12,-8 24,0 v20z`, '#b9bcc0') +
        disc(x + 26, -72, 4, '#8b8f94') +
        [0, 1, 2].map((at) => path(`M${x + 52 + at * 14},-48 l2,-12 h7 l2,12z`, '#d9b98a')).join('') +
        row(-84, 16, (at, left) => rect(left + 3, -100, 11, 16, hue(at), 'rx="2"'))
      )
    default:
      return (
        row(-34, 15, (at, left) => rect(left + 2, -52, 11, 18, hue(at), 'rx="2"')) +
        row(-62, 12, (at, left) => rect(left + 2, -78, 8, 16, hue(at + 2))) +
        row(-88, 17, (at, left) => rect(left + 2, -101, 13, 13, hue(at + 4), 'rx="3"')) +
        rect(x, -20, wide, 20, '#a9764a')
      )
  }
}

function groundFloor({ wide, ground, colour, trim = '#f3ead7', awning }: House): string {
  const inner = wide - 36
  switch (ground) {
    case 'door':
    case 'pillars': {
      const middle = wide / 2
      const door =
        rect(middle - 22, -92, 44, 92, '#5f3a24') +
        rect(middle - 18, -88, 36, 88, '#855433') +
        line(`M${middle},-88 V0 M${middle - 18},-46 H${middle + 18}`, '#5f3a24', 2.5) +
        [-16, -8, 0, 8, 16]
          .map((x) => path(`M${middle + x - 4},-92 q4,12 8,0z`, x % 16 === 0 ? '#5a9440' : '#e9a23b'))
          .join('')
      const windows = [0.16, 0.84].map((share) => grille(wide * share - 20, -84, 40, 44, trim)).join('')
      const posts =
        ground === 'pillars'
          ? [0.06, 0.34, 0.66, 0.94]
              .map(
                (share) =>
                  rect(wide * share - 6, -storey, 12, storey, '#7d4a2d') +
                  rect(wide * share - 9, -12, 18, 12, '#5f3a24') +
                  rect(wide * share - 9, -storey, 18, 10, '#5f3a24'),
              )
              .join('')
          : ''
      return (
        rect(0, -14, wide, 14, darker(colour, 0.4)) +
        line(`M${middle - 30},4 q15,8 30,0 t30,0`, '#ffffff', 2, 'opacity="0.8"') +
        windows +
        door +
        posts
      )
    }
    case 'shutter':
      return (
        rect(18, -104, inner, 104, '#8d949a') +
        line(Array.from({ length: 12 }, (_, at) => `M18,${-100 + at * 8.6} h${inner}`).join(' '), '#747b81', 1.6) +
        rect(wide / 2 - 10, -12, 20, 6, '#4f555a')
      )
    case 'office':
      return (
        rect(0, -16, wide, 16, '#9c8f80') +
        rect(wide / 2 - 30, -100, 60, 100, '#4c3b33') +
        rect(wide / 2 - 26, -96, 25, 96, '#6f8f97') +
        rect(wide / 2 + 1, -96, 25, 96, '#6f8f97') +
        [0.17, 0.83].map((share) => grille(wide * share - 26, -92, 52, 54, trim)).join('')
      )
    default:
      return (
        rect(14, -108, wide - 28, 108, '#33251f') +
        rect(14, -108, wide - 28, 12, '#1f1613') +
        goods(ground, 18, inner) +
        (awning ? stripes(wide, awning) : '')
      )
  }
}

function stripes(wide: number, colour: string): string {
  const count = Math.round(wide / 22)
  const each = Math.round((wide * 10) / count) / 10
  return (
    Array.from({ length: count }, (_, at) =>
      path(`M${at * each},-112 h${each} v26 q${-each / 2},11 ${-each},0z`, at % 2 ? '#f6efe0' : colour),
    ).join('') + rect(0, -114, wide, 5, darker(colour, 0.25))
  )
}

function grille(x: number, y: number, wide: number, high: number, trim: string): string {
  return (
    rect(x - 4, y - 4, wide + 8, high + 8, trim) +
    rect(x, y, wide, high, '#455a61') +
    path(`M${x},${y} h${wide * 0.5} L${x},${y + high * 0.7}Z`, '#9fbcc0', 'opacity="0.35"') +
    line([0.25, 0.5, 0.75].map((share) => `M${x + wide * share},${y} v${high}`).join(' '), '#2f2622', 1.8) +
    line(`M${x},${y + high / 2} h${wide}`, '#2f2622', 1.8) +
    rect(x - 7, y + high + 3, wide + 14, 5, darker(trim, 0.15))
  )
}

function upperFloor({ wide, colour, trim = '#f3ead7' }: House, at: number): string {
  const y = -storey * (at + 1) - 18
  const count = Math.max(2, Math.round(wide / 96))
  const windows = Array.from({ length: count }, (_, index) =>
    grille(((index + 0.5) * wide) / count - 21, y - 84, 42, 54, trim),
  ).join('')
  return (
    rect(0, y - storey + 18, wide, storey, colour) +
    rect(wide - 14, y - storey + 18, 14, storey, darker(colour, 0.12)) +
    windows +
    rect(-4, y - 10, wide + 8, 10, trim) +
    line(
      Array.from({ length: Math.floor(wide / 13) }, (_, index) => `M${6 + index * 13},${y - 10} v-15`).join(' '),
      darker(trim, 0.22),
      2,
    ) +
    rect(0, y - 28, wide, 4, darker(trim, 0.15))
  )
}

function roofOf({ wide, floors = 0, roof = 'flat', colour, trim = '#f3ead7' }: House): string {
  const y = -storey * (floors + 1) - (floors > 0 ? 0 : 18)
  if (roof === 'flat')
    return (
      rect(-5, y - 16, wide + 10, 18, trim) +
      rect(-5, y - 4, wide + 10, 5, darker(trim, 0.2)) +
      Array.from({ length: Math.floor(wide / 40) }, (_, at) =>
        rect(8 + at * 40, y - 28, 22, 12, lighter(colour, 0.2)),
      ).join('') +
      rect(wide - 60, y - 58, 34, 30, '#2b2d31', 'rx="5"') +
      rect(wide - 52, y - 63, 18, 6, '#2b2d31', 'rx="2"')
    )
  const tile = '#b4573a'
  const rows = [0, 1, 2, 3]
    .map((at) =>
      line(
        Array.from(
          { length: Math.floor((wide + 20 - at * 16) / 14) },
          (_, index) => `M${-10 + index * 14 + at * 8},${y + 4 - at * 16} q7,6 14,0`,
        ).join(' '),
        darker(tile, 0.25),
        2,
      ),
    )
    .join('')
  return (
    path(`M-18,${y + 10} L14,${y - 62} H${wide - 14} L${wide + 18},${y + 10}Z`, tile) +
    rows +
    path(`M-18,${y + 10} h${wide + 36} v7 h${-wide - 36}z`, darker(tile, 0.35)) +
    rect(10, y - 68, wide - 20, 8, darker(tile, 0.15), 'rx="3"')
  )
}

export function boardOf({ lines, fill, rim = lighter(fill, 0.5) }: Board, wide: number, high = boardHigh): string {
  const [first, second] = lines
  return (
    rect(0, 0, wide, high, fill, 'rx="3"') +
    rect(2, 2, wide - 4, high - 4, 'none', `rx="2" stroke="${rim}" stroke-width="2"`) +
    (first ? letters(first, wide / 2, second ? high * 0.32 : high / 2, wide - 16) : '') +
    (second ? letters(second, wide / 2, high * 0.74, wide - 16) : '')
  )
}

/** A picture of a face on a wall: somebody is shown, and nobody is there. */
export const posterOf = (colour: string): string =>
  rect(0, 0, 46, 62, '#f4ecd8') +
  rect(3, 3, 40, 42, colour) +
  path('M8,45 Q9,30 23,29 Q37,30 38,45Z', '#f7f3ea') +
  disc(23, 21, 9, '#a9744f') +
  path('M14,20 Q13,9 23,9 Q34,9 32,19 Q26,14 18,16Z', '#241c1c') +
  line('M18,25 q5,-2 10,0', '#241c1c', 2) +
  rect(7, 49, 32, 4, '#c8372f') +
  rect(11, 55, 24, 3, dark)

/** Its left foot at (0, 0). */
export function house(one: House): string {
  const { wide, colour, floors = 0, board, poster } = one
  return (
    rect(0, -storey - 18, wide, storey + 18, colour) +
    rect(wide - 16, -storey - 18, 16, storey + 18, darker(colour, 0.12)) +
    rect(0, -12, wide, 12, darker(colour, 0.3)) +
    groundFloor(one) +
    Array.from({ length: floors }, (_, at) => upperFloor(one, at)).join('') +
    roofOf(one) +
    (poster ? group(`translate(${wide - 56},-84)`, posterOf(poster)) : '') +
    (board ? group(`translate(6,${boardTop})`, boardOf(board, wide - 12)) : '')
  )
}
