import { type Drawn, dark, darker, disc, group, lighter, line, oval, path, rect } from './svg.ts'

const rubber = '#26272b'
const glass = '#bcd9de'

export const wheel = (x: number, r: number, hub = '#c9ccd1'): string =>
  disc(x, -r, r, rubber) +
  disc(x, -r, r * 0.62, '#43464d') +
  disc(x, -r, r * 0.5, hub) +
  disc(x, -r, r * 0.16, '#5b5e66')

const shadow = (width: number): string => oval(0, 0, width / 2, 8, '#000000', 'opacity="0.24"')

/** Somebody who sits, seen down to the seat. */
const sitting = (x: number, y: number, shirt: string, skin = '#9a6846'): string =>
  group(
    `translate(${x},${y})`,
    path('M-15,0 Q-17,-34 0,-36 Q17,-34 15,0Z', shirt) +
      rect(-4, -42, 8, 10, darker(skin, 0.15)) +
      oval(0, -48, 9, 11, skin) +
      path('M-9.5,-48 Q-10,-61 1,-61 Q11,-60 9,-51 Q2,-56 -5,-53Z', '#241c1c'),
  )

/** An autorickshaw, 245 px long. */
export function auto(colour = '#f2b632', stripe = '#1f7a4d'): Drawn {
  const roof = '#2b2f33'
  const svg =
    shadow(250) +
    path('M-108,-46 L-106,-120 Q-104,-140 -84,-142 L52,-142 Q66,-140 72,-124 L92,-72 L96,-46Z', '#3a2f2c') +
    rect(-100, -84, 56, 12, '#7a2d2a', 'rx="5"') +
    rect(-104, -118, 12, 42, '#7a2d2a', 'rx="5"') +
    sitting(38, -58, '#b39b6a') +
    line('M58,-76 L74,-84', '#1d1d20', 4) +
    line('M50,-84 L62,-78', '#9a6846', 6) +
    path(
      'M-116,-30 L-116,-86 L-18,-86 Q-14,-86 -12,-80 L-4,-44 L58,-44 L66,-78 Q96,-74 110,-56 Q118,-44 116,-30Z',
      colour,
    ) +
    path('M-116,-52 L-10,-52 L-4,-44 L58,-44 L60,-52 L114,-50 Q118,-40 116,-30 L-116,-30Z', stripe) +
    line('M-116,-53 H-9 M60,-53 L113,-51', lighter(colour, 0.5), 2) +
    path('M-118,-88 Q-122,-140 -92,-152 L48,-154 Q66,-154 74,-138 L66,-132 L-98,-132 L-102,-88Z', roof) +
    path('M-92,-152 L48,-154 Q58,-154 64,-149 L-104,-146Z', '#454b51') +
    line('M-46,-132 L-46,-86 M70,-136 L92,-76', roof, 5) +
    path('M72,-130 L90,-80 L76,-78 L66,-128Z', glass, 'opacity="0.75"') +
    rect(-36, -80, 22, 16, '#ffffff', 'opacity="0.0"') +
    disc(112, -52, 7, '#fff3c4') +
    disc(112, -52, 7, 'none', `stroke="${darker(colour)}" stroke-width="2"`) +
    rect(-121, -48, 7, 11, '#c43a2e', 'rx="2"') +
    rect(-116, -34, 232, 5, '#24262a', 'rx="2"') +
    path('M74,-30 Q76,-52 98,-52 Q116,-50 116,-30Z', darker(stripe, 0.2)) +
    wheel(94, 21) +
    wheel(-74, 21) +
    path('M-100,-30 Q-98,-48 -74,-48 Q-50,-48 -48,-30 L-56,-30 Q-58,-42 -74,-42 Q-90,-42 -92,-30Z', darker(stripe, 0.3))
  return {
    svg,
    outline: [
      [-121, -32],
      [-120, -120],
      [-92, -152],
      [50, -154],
      [74, -138],
      [94, -72],
      [112, -58],
      [118, -40],
      [112, -8],
      [94, 0],
      [76, -6],
      [70, -29],
      [-54, -29],
      [-64, -3],
      [-84, -3],
      [-95, -20],
    ],
  }
}

/** The same, coming towards whoever looks. */
export function autoAhead(colour = '#f2b632', stripe = '#1f7a4d'): Drawn {
  const svg =
    shadow(132) +
    rect(-56, -24, 14, 24, rubber, 'rx="4"') +
    rect(42, -24, 14, 24, rubber, 'rx="4"') +
    path('M-60,-30 L-60,-120 Q-58,-152 -34,-154 L34,-154 Q58,-152 60,-120 L60,-30Z', '#2b2f33') +
    path('M-52,-76 L-48,-128 Q-46,-138 -36,-138 L36,-138 Q46,-138 48,-128 L52,-76Z', '#4b4442') +
    sitting(10, -76, '#b39b6a') +
    path('M-52,-76 L-48,-128 Q-46,-138 -36,-138 L36,-138 Q46,-138 48,-128 L52,-76Z', glass, 'opacity="0.35"') +
    line('M-30,-136 L-46,-84', '#ffffff', 3, 'opacity="0.5"') +
    path('M-62,-30 L-58,-78 H58 L62,-30 Q30,-22 0,-22 Q-30,-22 -62,-30Z', colour) +
    path('M-62,-42 H62 L62,-28 Q30,-20 0,-20 Q-30,-20 -62,-28Z', stripe) +
    path('M-22,-78 H22 L16,-26 Q0,-20 -16,-26Z', lighter(colour, 0.18)) +
    disc(0, -60, 9, '#fff7d8') +
    disc(0, -60, 9, 'none', `stroke="${darker(colour)}" stroke-width="2.5"`) +
    rect(-22, -40, 44, 12, '#f7f3e6', 'rx="2"') +
    line('M-17,-34 H17', dark, 3, 'stroke-dasharray="5 3"') +
    disc(-48, -64, 4.5, '#ef8a2b') +
    disc(48, -64, 4.5, '#ef8a2b') +
    rect(-9, -34, 18, 34, rubber, 'rx="6"') +
    path('M-14,-24 Q0,-46 14,-24 L10,-18 Q0,-30 -10,-18Z', darker(stripe, 0.25))
  return {
    svg,
    outline: [
      [-56, 0],
      [-62, -32],
      [-60, -120],
      [-50, -146],
      [-34, -154],
      [34, -154],
      [50, -146],
      [60, -120],
      [62, -32],
      [56, 0],
    ],
  }
}

/** A hatchback, 330 px long. */
export function car(colour = '#b8423a'): Drawn {
  const svg =
    shadow(345) +
    path(
      'M-164,-34 Q-168,-74 -150,-80 L-122,-84 L-92,-124 Q-84,-132 -70,-132 L34,-132 Q52,-132 64,-120 L98,-86 L146,-76 Q166,-70 164,-34Z',
      colour,
    ) +
    path('M-164,-34 Q-166,-52 -164,-58 L163,-56 Q166,-46 164,-34Z', darker(colour, 0.2)) +
    path('M-110,-86 L-86,-118 Q-80,-123 -72,-123 L-24,-123 L-24,-86Z', '#3d4f58') +
    path('M-14,-86 L-14,-123 L30,-123 Q44,-123 54,-112 L80,-86Z', '#3d4f58') +
    path('M-106,-86 L-84,-116 L-66,-116 L-92,-86Z M2,-86 L24,-122 L38,-121 L20,-86Z', glass, 'opacity="0.45"') +
    disc(38, -98, 10, '#8d5f40') +
    path('M24,-86 Q26,-92 38,-92 Q50,-92 52,-86Z', '#dcd6c6') +
    line('M-19,-124 L-19,-40 M-108,-84 L-112,-42 M86,-84 L88,-44', darker(colour, 0.3), 2) +
    line('M-40,-74 H-28 M44,-74 H56', lighter(colour, 0.35), 4) +
    path('M138,-74 Q160,-70 162,-56 L146,-58Z', '#fff3c4') +
    rect(-165, -72, 9, 18, '#e2574c', 'rx="3"') +
    line('M-148,-80 Q-120,-86 90,-84', lighter(colour, 0.35), 2) +
    path('M-138,-30 Q-136,-68 -104,-68 Q-72,-68 -70,-30Z M70,-30 Q72,-68 104,-68 Q136,-68 138,-30Z', '#1f2024') +
    rect(-166, -38, 332, 8, '#2a2c31', 'rx="3"') +
    wheel(-104, 28) +
    wheel(104, 28) +
    path('M76,-92 l14,-2 v9 l-12,1z', darker(colour, 0.1))
  return {
    svg,
    outline: [
      [-165, -32],
      [-164, -66],
      [-150, -80],
      [-122, -85],
      [-92, -124],
      [-72, -132],
      [36, -132],
      [62, -121],
      [98, -87],
      [148, -76],
      [164, -62],
      [166, -34],
      [132, -28],
      [116, 0],
      [92, 0],
      [76, -30],
      [-76, -30],
      [-92, 0],
      [-116, 0],
      [-132, -30],
    ],
  }
}
