import { type Drawn, dark, darker, disc, line, oval, path, rect } from './svg.ts'

const spokes = (x: number, r: number): string =>
  disc(x, -r, r, 'none', `stroke="${dark}" stroke-width="4.5"`) +
  disc(x, -r, r - 4, 'none', 'stroke="#9aa0a6" stroke-width="1.4"') +
  line(
    [0, 30, 60, 90, 120, 150]
      .map((angle) => {
        const [dx, dy] = [Math.cos((angle * Math.PI) / 180) * (r - 4), Math.sin((angle * Math.PI) / 180) * (r - 4)].map(
          (v) => Math.round(v * 10) / 10,
        )
        return `M${x - (dx ?? 0)},${-r - (dy ?? 0)} L${x + (dx ?? 0)},${-r + (dy ?? 0)}`
      })
      .join(' '),
    '#b9bec4',
    0.9,
  )

/** A bicycle of the heavy black kind, 165 px long. */
export function bicycle(colour = '#2f3136'): Drawn {
  const svg =
    oval(0, 0, 86, 6, '#000000', 'opacity="0.2"') +
    spokes(-50, 32) +
    spokes(50, 32) +
    line('M-50,-32 L-6,-30 L-18,-72 L36,-74 L-6,-30 M-50,-32 L-18,-72 M36,-74 L50,-32 M36,-74 L33,-88', colour, 4.6) +
    line('M-24,-78 H-8', '#5a3a26', 7) +
    line('M33,-88 Q46,-94 50,-86', '#8b9096', 4) +
    line('M-82,-34 Q-80,-70 -48,-70 M-74,-52 L-50,-32', darker(colour, 0.1), 3.4) +
    rect(-78, -72, 42, 4, '#70757b', 'rx="2"') +
    line('M82,-40 Q78,-66 56,-67', darker(colour, 0.1), 3.4) +
    disc(-6, -30, 7, '#8b9096') +
    line('M-12,-20 L0,-40', '#5d6168', 3.4)
  return {
    svg,
    outline: [
      [-83, -34],
      [-80, -66],
      [-26, -82],
      [-6, -80],
      [30, -78],
      [34, -92],
      [50, -92],
      [54, -70],
      [76, -60],
      [83, -34],
      [74, -8],
      [50, 0],
      [26, -8],
      [16, -30],
      [-16, -26],
      [-28, -6],
      [-50, 0],
      [-74, -8],
    ],
  }
}

export interface Rider {
  readonly shirt: string
  readonly below?: string
  readonly skin?: string
  readonly isWoman?: boolean
}

/** Who sits on that bicycle, drawn over it. */
export function rider({ shirt, below = '#3c4659', skin = '#a9744f', isWoman = false }: Rider): Drawn {
  const svg =
    line('M-14,-82 L10,-58 L0,-24', darker(below, 0.3), 12) +
    path('M-10,-20 h17 q3,5 0,6 h-17z', '#43302a') +
    path('M-27,-84 Q-26,-112 0,-138 Q12,-142 18,-132 Q6,-106 0,-80 Q-14,-74 -27,-84Z', shirt) +
    path('M-27,-84 Q-26,-94 -20,-104 L2,-86 L0,-80 Q-14,-74 -27,-84Z', darker(shirt, 0.14)) +
    line('M-16,-84 L16,-66 L6,-36', below, 13) +
    path('M-3,-34 h18 q4,6 0,7 h-18z', '#43302a') +
    line('M10,-128 L26,-106 L42,-92', skin, 7.5) +
    line('M9,-129 L20,-114', darker(shirt, 0.1), 11) +
    (isWoman ? line('M0,-152 Q-18,-140 -16,-112', '#241c1c', 6) + disc(-4, -150, 3, '#fdf6ea') : '') +
    line('M12,-136 L15,-144', darker(skin, 0.15), 8) +
    oval(18, -153, 10, 11.5, skin) +
    path('M7,-152 Q6,-167 19,-166 Q30,-165 28,-157 Q20,-161 13,-158 Q10,-155 10,-149Z', '#241c1c') +
    disc(23.5, -154, 1.3, dark)
  return {
    svg,
    outline: [
      [-28, -84],
      [-24, -104],
      [-2, -138],
      [6, -158],
      [12, -167],
      [26, -166],
      [30, -154],
      [24, -138],
      [30, -108],
      [45, -93],
      [40, -86],
      [18, -98],
      [24, -66],
      [18, -28],
      [-4, -14],
      [-10, -24],
      [-6, -50],
      [-18, -74],
    ],
  }
}
