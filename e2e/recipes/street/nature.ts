import type { Point } from '#shared/labels/label.ts'
import { scatter } from '../scatter.ts'
import { type Drawn, dark, darker, disc, group, lighter, line, oval, path } from './svg.ts'

/** A cow that stands, 190 px long. */
export function cow(colour = '#efe6d6', patch = '#8a5a3b'): Drawn {
  const shade = darker(colour, 0.18)
  const leg = (x: number, fill: string) =>
    path(`M${x - 8},-58 L${x - 6},-6 L${x - 7},0 H${x + 7} L${x + 6},-6 L${x + 8},-58Z`, fill) +
    path(`M${x - 7},-6 h14 v6 h-14z`, '#3a2f2b')
  const svg =
    oval(0, 0, 92, 8, '#000000', 'opacity="0.2"') +
    leg(-46, shade) +
    leg(44, shade) +
    line('M-82,-96 Q-94,-70 -88,-40', colour, 5) +
    oval(-88, -36, 5, 10, patch) +
    path(
      'M-84,-98 Q-86,-60 -66,-50 Q-20,-36 40,-48 Q66,-54 68,-84 Q66,-104 56,-108 Q46,-128 30,-112 Q-20,-106 -66,-112 Q-82,-110 -84,-98Z',
      colour,
    ) +
    path('M-60,-111 Q-30,-106 -18,-86 Q-26,-62 -54,-70 Q-76,-84 -60,-111Z', patch) +
    path('M14,-110 Q34,-96 26,-80 Q10,-76 4,-92Z', patch) +
    path('M-40,-46 Q-20,-30 -6,-44Z', '#e0b3a4') +
    leg(-64, colour) +
    leg(58, colour) +
    path('M52,-108 Q60,-128 84,-128 L112,-106 Q118,-94 106,-90 L88,-92 Q76,-70 60,-66Z', colour) +
    path('M98,-114 L114,-104 Q118,-94 106,-90 L96,-92Z', '#d8b6a4') +
    disc(108, -98, 1.8, dark) +
    disc(92, -112, 2.4, dark) +
    line('M76,-126 Q66,-146 80,-156 M86,-128 Q92,-146 104,-150', '#c9b48a', 5) +
    path('M72,-124 Q54,-130 52,-118 Q62,-112 74,-116Z', patch) +
    line('M64,-112 Q70,-82 84,-84', '#c23b33', 3.5)
  return {
    svg,
    outline: [
      [-92, -30],
      [-88, -92],
      [-68, -112],
      [28, -113],
      [48, -122],
      [68, -130],
      [70, -148],
      [82, -158],
      [104, -152],
      [96, -126],
      [116, -104],
      [112, -91],
      [90, -90],
      [70, -64],
      [66, 0],
      [36, 0],
      [34, -46],
      [-36, -44],
      [-38, 0],
      [-72, 0],
      [-72, -50],
    ],
  }
}

/** A street dog, 90 px long. */
export function dog(colour = '#b98a57'): Drawn {
  const svg =
    oval(0, 0, 42, 4, '#000000', 'opacity="0.2"') +
    line('M-24,-30 L-26,-3 M-14,-30 L-12,-3 M16,-30 L14,-3 M24,-32 L26,-3', darker(colour, 0.1), 6) +
    line('M-30,-40 Q-46,-50 -40,-62', colour, 5) +
    path('M-32,-40 Q-30,-52 0,-50 Q22,-54 30,-46 Q34,-30 18,-26 Q-10,-22 -28,-26Z', colour) +
    path('M20,-48 Q26,-70 40,-68 L54,-58 Q54,-50 44,-50 L34,-46Z', colour) +
    path('M26,-66 Q22,-56 28,-52 L34,-64Z', darker(colour, 0.3)) +
    disc(53, -57, 2.4, dark) +
    disc(42, -60, 1.5, dark)
  return {
    svg,
    outline: [
      [-30, 0],
      [-32, -38],
      [-44, -60],
      [-38, -64],
      [-28, -50],
      [18, -52],
      [28, -68],
      [42, -69],
      [56, -57],
      [44, -48],
      [32, -30],
      [30, 0],
    ],
  }
}

/** Rough circles that overlap, lit from the left above. */
function crown(name: string, colour: string, wide: number, high: number, top: number): string {
  const next = scatter(name)
  const middle = top + high / 2
  const balls = Array.from({ length: 46 }, (_, at) => {
    const far = at < 22 ? 0.8 : Math.sqrt(next()) * 0.74
    const angle = at < 22 ? (at / 22) * Math.PI * 2 : next() * Math.PI * 2
    const r = Math.round(wide * (0.15 + next() * 0.09))
    return {
      x: Math.round(Math.cos(angle) * far * wide),
      y: Math.round(middle + Math.sin(angle) * far * high * 0.5),
      r,
    }
  })
  const layer = (dx: number, dy: number, shrink: number, fill: string, keep = (_: number) => true) =>
    balls
      .flatMap(({ x, y, r }) =>
        keep(x * 0.6 + (y - middle)) ? [disc(x + dx, y + dy, Math.round(r * shrink), fill)] : [],
      )
      .join('')
  const specks = Array.from({ length: 70 }, () => {
    const [angle, far] = [next() * Math.PI * 2, Math.sqrt(next()) * 0.92]
    const [x, y] = [Math.round(Math.cos(angle) * far * wide), Math.round(middle + Math.sin(angle) * far * high * 0.5)]
    return oval(x, y, 5, 2.4, next() > 0.5 ? lighter(colour, 0.34) : darker(colour, 0.28), 'opacity="0.75"')
  }).join('')
  return (
    layer(2, 7, 1.06, darker(colour, 0.38)) +
    oval(0, middle, Math.round(wide * 0.85), Math.round(high * 0.42), darker(colour, 0.12)) +
    layer(0, 0, 1, darker(colour, 0.12)) +
    layer(-4, -5, 0.82, colour) +
    layer(-7, -9, 0.62, lighter(colour, 0.13), (side) => side < high * 0.08) +
    layer(-9, -12, 0.4, lighter(colour, 0.24), (side) => side < -high * 0.14) +
    specks
  )
}

const round = (wide: number, high: number, top: number, steps: number): readonly Point[] =>
  Array.from({ length: steps }, (_, at): Point => {
    const angle = Math.PI * (0.6 + (1.8 * at) / (steps - 1))
    return [Math.round(Math.cos(angle) * wide), Math.round(top + high / 2 + (Math.sin(angle) * high) / 2)]
  })

/** A neem or rain tree, its crown `wide` to each side. */
export function tree(name: string, { wide = 130, high = 210, trunk = 150, colour = '#4f8a3d' } = {}): Drawn {
  const top = -trunk - high + 40
  const bark = '#6d4b35'
  const svg =
    oval(0, 0, 46, 7, '#000000', 'opacity="0.22"') +
    path(`M-17,0 Q-10,-60 -14,${-trunk} L14,${-trunk} Q9,-60 19,0 Q6,-6 0,-3 Q-8,-6 -17,0Z`, bark) +
    path(`M4,-4 Q2,-60 4,${-trunk} L14,${-trunk} Q9,-60 19,0Z`, darker(bark, 0.22)) +
    line(
      `M-4,${-trunk + 20} Q-30,${-trunk - 20} -50,${-trunk - 60} M4,${-trunk + 10} Q34,${-trunk - 20} 52,${-trunk - 50}`,
      bark,
      11,
    ) +
    crown(name, colour, wide, high, top)
  return {
    svg,
    outline: [
      [-16, 0],
      [-13, Math.round(-trunk * 0.86)],
      ...round(wide * 1.04, high * 1.12, top - high * 0.06, 19),
      [14, Math.round(-trunk * 0.86)],
      [18, 0],
    ],
  }
}

/** A coconut palm that leans, `high` px. */
export function palm({ high = 360, lean = 30, colour = '#5c9440' } = {}): Drawn {
  const bark = '#8a6a4a'
  const rings = Array.from({ length: Math.floor(high / 26) }, (_, at) => {
    const share = (at * 26) / high
    const x = Math.round(lean * share * share)
    return `M${x - 7},${-at * 26} q7,4 14,0`
  }).join(' ')
  const leaf = (angle: number, long: number, fill: string) =>
    group(
      `translate(${lean},${-high}) rotate(${angle})`,
      path(`M0,0 Q${long * 0.5},-34 ${long},18 Q${long * 0.55},-8 0,8Z`, fill) +
        line(`M4,2 Q${long * 0.5},-20 ${long - 6},15`, darker(fill, 0.25), 1.6),
    )
  const svg =
    oval(0, 0, 26, 5, '#000000', 'opacity="0.2"') +
    path(`M-10,0 Q-4,${-high * 0.6} ${lean - 5},${-high} L${lean + 5},${-high} Q8,${-high * 0.6} 10,0Z`, bark) +
    line(rings, darker(bark, 0.3), 1.6) +
    [200, 165, 235].map((angle) => leaf(angle, 104, darker(colour, 0.3))).join('') +
    [-20, 40, 150, 15, 180, -50]
      .map((angle, at) => leaf(angle, 116 - at * 4, at % 2 ? colour : lighter(colour, 0.14)))
      .join('') +
    [
      [-7, 8],
      [6, 12],
      [0, 4],
    ]
      .map(([x = 0, y = 0]) => disc(lean + x, -high + y, 7.5, '#7c8f3a'))
      .join('')
  return {
    svg,
    outline: [
      [-10, 0],
      [lean - 10, -high + 14],
      [lean - 60, -high + 30],
      [lean - 122, -high + 30],
      [lean - 104, -high - 40],
      [lean - 48, -high - 94],
      [lean, -high - 24],
      [lean + 64, -high - 98],
      [lean + 112, -high - 46],
      [lean + 118, -high + 30],
      [lean + 78, -high + 84],
      [lean + 10, -high + 20],
      [10, 0],
    ],
  }
}

/** Leaves of a banana plant beside a house. */
export function banana(): Drawn {
  const leaf = (angle: number, long: number, fill: string) =>
    group(
      `translate(0,-60) rotate(${angle})`,
      path(`M0,0 Q-20,${-long * 0.5} 4,${-long} Q26,${-long * 0.5} 6,0Z`, fill) +
        line(`M2,0 L4,${-long + 8}`, lighter(fill, 0.35), 2),
    )
  return {
    svg:
      path('M-8,0 L-5,-70 H6 L9,0Z', '#8a9a52') +
      leaf(-62, 90, '#4a8038') +
      leaf(58, 94, '#4a8038') +
      leaf(-28, 108, '#5f9a45') +
      leaf(26, 112, '#6aa84c') +
      leaf(0, 118, '#76b456'),
    outline: [
      [-8, 0],
      [-80, -90],
      [-50, -150],
      [4, -180],
      [54, -150],
      [84, -96],
      [8, 0],
    ],
  }
}
