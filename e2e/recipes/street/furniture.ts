import { type Board, boardOf } from './houses.ts'
import { type Drawn, dark, darker, disc, group, line, oval, path, rect } from './svg.ts'

/** A pole of concrete with its wires to both sides, drawn behind everything that moves. */
export const pole = (high = 330): string =>
  path(`M-6,0 L-4,${-high} H4 L6,0Z`, '#8f8b84') +
  rect(-34, -high + 18, 68, 6, '#6f6b65') +
  rect(-26, -high + 44, 52, 6, '#6f6b65') +
  [-30, -10, 10, 30].map((x) => rect(x - 2, -high + 10, 4, 9, '#d9d5ca')).join('')

export const wires = (points: readonly (readonly [number, number])[]): string =>
  line(
    points
      .slice(1)
      .map(([x, y], at) => {
        const [px, py] = points[at] ?? [0, 0]
        return [0, 9, 26]
          .map((down) => `M${px},${py + down} Q${(px + x) / 2},${(py + y) / 2 + 34 + down} ${x},${y + down}`)
          .join(' ')
      })
      .join(' '),
    '#3b3a3c',
    1.4,
  )

export const lamp = (high = 250): string =>
  line(`M0,0 V${-high} Q2,${-high - 26} 34,${-high - 24}`, '#5b6066', 6) +
  path(`M28,${-high - 30} h30 l4,10 h-36z`, '#e9e4d2')

/** A cart with four wheels and what is sold on it. */
export function cart(kind: 'fruit' | 'flowers' | 'snacks' = 'fruit'): Drawn {
  const heap =
    kind === 'fruit'
      ? ['#e89a35', '#d9b13a', '#c8402f', '#8cb24a']
      : kind === 'flowers'
        ? ['#f4b53f', '#fbf3e0', '#d8547a', '#fbf3e0']
        : ['#c98f4a', '#b8753a', '#e0b36a', '#c98f4a']
  const balls = [0, 1, 2, 3]
    .map((row) =>
      Array.from({ length: 12 - row * 2 }, (_, at) =>
        disc(-62 + row * 11 + at * 11.2, -72 - row * 8, 7.2, heap[(Math.floor(at / 3) + row) % 4] ?? dark),
      ).join(''),
    )
    .join('')
  const svg =
    oval(0, 0, 84, 7, '#000000', 'opacity="0.2"') +
    line('M-66,-62 V-148 M66,-62 V-148', '#7d5a3c', 5) +
    balls +
    rect(-76, -68, 152, 14, '#9c6b43') +
    rect(-76, -56, 152, 12, '#7d5232') +
    Array.from({ length: 8 }, (_, at) =>
      path(`M${-84 + at * 21},-168 h21 l0,26 q-10,9 -21,0z`, at % 2 ? '#f6efe0' : '#2f7f86'),
    ).join('') +
    rect(-86, -172, 172, 6, '#7d5a3c') +
    [-52, 52]
      .map((x) => disc(x, -20, 20, '#3a3330') + disc(x, -20, 14, '#8d8378') + disc(x, -20, 4, '#3a3330'))
      .join('') +
    line('M-50,-40 L50,-24 M-50,-24 L50,-40', '#5f4631', 3) +
    line('M76,-60 L98,-72', '#7d5a3c', 5)
  return {
    svg,
    outline: [
      [-72, 0],
      [-78, -60],
      [-68, -138],
      [-86, -142],
      [-86, -172],
      [86, -172],
      [86, -142],
      [68, -138],
      [78, -62],
      [98, -74],
      [98, -66],
      [76, -44],
      [72, 0],
    ],
  }
}

/** A board that stands or hangs on its own; its middle is at (0, 0). */
export function sign(board: Board, wide: number, high: number, hangs = true): Drawn {
  const ropes = hangs
    ? line(`M${-wide / 2 + 6},${-high / 2} l-6,-26 M${wide / 2 - 6},${-high / 2} l6,-26`, '#5f4631', 2)
    : ''
  return {
    svg: ropes + group(`translate(${-wide / 2},${-high / 2})`, boardOf(board, wide, high)),
    outline: [
      [-wide / 2, -high / 2],
      [wide / 2, -high / 2],
      [wide / 2, high / 2],
      [-wide / 2, high / 2],
    ],
  }
}

/** Where people wait for the bus; its left foot at (0, 0). */
export const shelter = (wide: number): string =>
  rect(6, -112, wide - 12, 112, '#cfd8d4') +
  rect(6, -112, wide - 12, 14, '#a9b8b3') +
  rect(18, -34, wide - 36, 8, '#8d5f3c') +
  [0.2, 0.5, 0.8].map((share) => rect(wide * share - 3, -28, 6, 28, '#6f6b65')).join('') +
  [0, wide - 8].map((x) => rect(x, -130, 8, 130, '#5b6f86')).join('') +
  path(`M-14,-130 L4,-152 H${wide - 4} L${wide + 14},-130Z`, '#4b6f9a') +
  rect(-14, -132, wide + 28, 6, darker('#4b6f9a'))

export const bunting = (fromX: number, toX: number, y: number, sag: number): string => {
  const count = Math.round((toX - fromX) / 26)
  const at = (share: number) =>
    [Math.round(fromX + (toX - fromX) * share), Math.round(y + sag * 4 * share * (1 - share))] as const
  const flags = Array.from({ length: count }, (_, index) => {
    const [x, top] = at((index + 0.5) / count)
    return path(
      `M${x - 8},${top} h16 l-8,18z`,
      ['#c8372f', '#f2b632', '#1f7a4d', '#f6efe0', '#3c6fa8'][index % 5] ?? dark,
    )
  }).join('')
  return line(`M${fromX},${y} Q${(fromX + toX) / 2},${y + sag * 2} ${toX},${y}`, '#5f4631', 1.6) + flags
}
