import { type Drawn, darker, disc, group, lighter, line, oval, path, rect } from './svg.ts'

const wood = '#8a4f2b'
const gold = '#e0b13e'

/** A temple car: wheels, carved tiers, a tower of cloth, its kalasam on top. 470 px high. */
export function templeCar(): Drawn {
  const tier = (y: number, wide: number, fill: string) =>
    rect(-wide, y - 22, wide * 2, 22, fill) +
    rect(-wide - 5, y - 26, wide * 2 + 10, 6, lighter(fill, 0.2)) +
    Array.from({ length: Math.floor((wide * 2 - 10) / 18) }, (_, at) =>
      path(`M${-wide + 8 + at * 18},${y - 3} v-10 q5,-7 10,0 v10z`, darker(fill, 0.35)),
    ).join('')
  const cloth = Array.from({ length: 9 }, (_, at) => {
    const [left, right] = [-96 + (at * 192) / 9, -96 + ((at + 1) * 192) / 9]
    const [inner, outer] = [left * 0.32, right * 0.32]
    return path(
      `M${left},-196 L${right},-196 Q${right * 0.86},-320 ${outer},-396 L${inner},-396 Q${left * 0.86},-320 ${left},-196Z`,
      ['#c8372f', '#f2c245', '#f6efe0'][at % 3] ?? gold,
    )
  }).join('')
  const band = (y: number, wide: number) =>
    rect(-wide, y, wide * 2, 10, '#1f7a4d') +
    Array.from({ length: Math.floor(wide / 7) }, (_, at) =>
      disc(-wide + 7 + at * 14, y + 12, 5, at % 2 ? '#f4b53f' : '#f7efe0'),
    ).join('')
  const bigWheel = (x: number) =>
    disc(x, -44, 44, '#5d3520') +
    disc(x, -44, 36, '#a5673b') +
    disc(x, -44, 12, '#5d3520') +
    line(
      [0, 45, 90, 135]
        .map((angle) => {
          const [dx, dy] = [
            Math.round(Math.cos((angle * Math.PI) / 180) * 34),
            Math.round(Math.sin((angle * Math.PI) / 180) * 34),
          ]
          return `M${x - dx},${-44 - dy} L${x + dx},${-44 + dy}`
        })
        .join(' '),
      '#5d3520',
      5,
    ) +
    disc(x, -44, 7, gold)
  const svg =
    oval(0, 0, 150, 12, '#000000', 'opacity="0.26"') +
    tier(-58, 96, darker(wood, 0.1)) +
    tier(-84, 108, wood) +
    tier(-110, 118, lighter(wood, 0.08)) +
    rect(-112, -196, 224, 62, '#3f2418') +
    [-100, -52, 40, 88].map((x) => rect(x, -196, 12, 62, gold)).join('') +
    path('M-30,-134 V-172 Q0,-200 30,-172 V-134Z', '#6d2a2a') +
    group(
      'translate(0,-134)',
      path('M-16,0 Q-18,-22 0,-36 Q18,-22 16,0Z', '#2d2d34') +
        disc(0, -38, 9, '#2d2d34') +
        path('M-10,-44 L0,-60 L10,-44Z', gold) +
        line('M-14,-16 Q0,-4 14,-16', '#f7efe0', 5),
    ) +
    cloth +
    path('M30,-396 Q84,-320 96,-196 L60,-196 Q52,-320 18,-396Z', '#000000', 'opacity="0.12"') +
    band(-206, 100) +
    band(-262, 88) +
    band(-318, 70) +
    band(-366, 48) +
    path('M-40,-396 H40 L26,-414 H-26Z', gold) +
    path('M-14,-414 Q-16,-436 0,-440 Q16,-436 14,-414Z', lighter(gold, 0.15)) +
    path('M-4,-440 L0,-466 L4,-440Z', gold) +
    line('M-92,-206 L-120,-250 M92,-206 L120,-250', wood, 4) +
    path('M-120,-250 l-26,8 24,12z M120,-250 l26,8 -24,12z', '#c8372f') +
    bigWheel(-72) +
    bigWheel(72)
  return {
    svg,
    outline: [
      [-116, -44],
      [-98, -80],
      [-122, -112],
      [-114, -196],
      [-102, -210],
      [-146, -240],
      [-118, -252],
      [-88, -214],
      [-62, -324],
      [-30, -398],
      [-12, -436],
      [0, -466],
      [12, -436],
      [30, -398],
      [62, -324],
      [88, -214],
      [118, -252],
      [146, -240],
      [102, -210],
      [114, -196],
      [122, -112],
      [98, -80],
      [116, -44],
      [96, -6],
      [52, -6],
      [-52, -6],
      [-96, -6],
    ],
  }
}

/** A gopuram far behind the houses, its foot at (0, 0). */
export function gopuram(high = 330, colour = '#d9a47a'): string {
  const tiers = 7
  const parts = Array.from({ length: tiers }, (_, at) => {
    const [low, up] = [at / tiers, (at + 1) / tiers]
    const [wide, narrow] = [150 - low * 92, 150 - up * 92]
    const fill = [colour, '#c98f8a', '#8fb0a6', '#d8c084'][at % 4] ?? colour
    const [y, top] = [Math.round(-high * 0.86 * low), Math.round(-high * 0.86 * up)]
    const niches = Array.from(
      { length: 7 - Math.floor(at / 2) },
      (_, index, { length } = { length: 7 - Math.floor(at / 2) }) => {
        const x = Math.round(-narrow + ((index + 0.5) * narrow * 2) / length)
        return path(
          `M${x - 7},${y - 5} v${Math.round((top - y) * 0.45)} q7,-9 14,0 v${-Math.round((top - y) * 0.45)}z`,
          darker(fill, 0.3),
        )
      },
    ).join('')
    return (
      path(`M${-wide},${y} L${wide},${y} L${narrow},${top} L${-narrow},${top}Z`, fill) +
      rect(-narrow - 6, top - 4, narrow * 2 + 12, 8, lighter(fill, 0.25)) +
      niches
    )
  }).join('')
  const top = Math.round(-high * 0.86)
  return (
    parts +
    path(`M-60,${top} Q-62,${top - 40} 0,${top - 44} Q62,${top - 40} 60,${top}Z`, darker(colour, 0.12)) +
    [-40, -20, 0, 20, 40]
      .map((x) =>
        path(
          `M${x - 5},${top - 38} Q${x - 6},${top - 52} ${x},${top - 62} Q${x + 6},${top - 52} ${x + 5},${top - 38}Z`,
          gold,
        ),
      )
      .join('')
  )
}
