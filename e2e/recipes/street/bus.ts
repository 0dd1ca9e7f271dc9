import { type Drawn, dark, darker, disc, type Lettering, letters, lighter, line, oval, path, rect } from './svg.ts'
import { wheel } from './vehicles.ts'

export interface Bus {
  readonly colour?: string
  readonly band?: string
  readonly to: Lettering
  readonly plate?: string
}

/** A town bus, 640 px long, its doors on the side that is seen. */
export function bus({ colour = '#c93f34', band = '#f3ead7', to, plate = 'TN 59 N 2174' }: Bus): Drawn {
  const windows = [-286, -222, -158, -94, -30, 34, 98].map(windowAt).join('')
  const svg =
    oval(0, 0, 330, 10, '#000000', 'opacity="0.26"') +
    path('M-318,-40 L-318,-220 Q-316,-238 -296,-240 L286,-240 Q306,-238 312,-216 L320,-120 L320,-40Z', colour) +
    path('M-318,-104 H320 V-62 H-318Z', band) +
    line('M-318,-104 H319 M-318,-62 H320', darker(colour, 0.25), 3) +
    path('M-296,-240 L286,-240 Q298,-239 304,-231 L-312,-231Z', lighter(colour, 0.2)) +
    windows +
    rect(164, -212, 52, 172, '#4a3b36') +
    rect(168, -60, 44, 10, '#8d8f95') +
    rect(168, -84, 44, 8, '#75777d') +
    line('M190,-210 V-90', '#d8d2c4', 3) +
    path('M228,-206 H282 Q292,-206 295,-196 L304,-122 H228Z', '#3f545d') +
    path('M250,-206 L272,-206 L252,-122 L236,-122Z', '#bcd9de', 'opacity="0.4"') +
    disc(268, -150, 14, '#8d5f40') +
    path('M246,-122 Q248,-138 268,-138 Q288,-138 290,-122Z', '#a98f5f') +
    rect(-120, -228, 250, 22, dark, 'rx="3"') +
    letters(to, 5, -217, 236) +
    rect(306, -92, 13, 20, '#fff3c4', 'rx="4"') +
    rect(-319, -92, 8, 24, '#e8a13a', 'rx="3"') +
    rect(-322, -44, 646, 12, '#2b2c31', 'rx="4"') +
    path('M-246,-34 Q-242,-84 -204,-84 Q-166,-84 -162,-34Z M218,-34 Q222,-78 256,-78 Q290,-78 294,-34Z', '#1d1e22') +
    wheel(-204, 36) +
    wheel(256, 36) +
    letters({ text: plate, size: 15, colour: darker(colour, 0.35) }, -60, -83)
  return {
    svg,
    outline: [
      [-320, -34],
      [-319, -220],
      [-296, -240],
      [288, -240],
      [311, -218],
      [320, -120],
      [323, -36],
      [288, -30],
      [272, -3],
      [240, -3],
      [222, -30],
      [-166, -30],
      [-186, -3],
      [-222, -3],
      [-242, -30],
    ],
  }
}

const passengers = ['#d77b3b', '#4d7ea8', '#e8e2d2', '#7b4c86', '#3f7d57', '#c9a13c', '#a33f4c']

function windowAt(x: number, at: number): string {
  const sits = at % 3 === 2 ? '' : seated(x + 28, passengers[at] ?? dark)
  return (
    rect(x, -198, 56, 76, '#46555c', 'rx="4"') +
    sits +
    line(`M${x + 2},-150 H${x + 54} M${x + 2},-172 H${x + 54}`, '#e9e3d4', 2.4) +
    rect(x, -198, 56, 76, 'none', 'rx="4" stroke="#efe7d6" stroke-width="3"')
  )
}

const seated = (x: number, shirt: string): string =>
  path(`M${x - 19},-122 Q${x - 18},-144 ${x},-145 Q${x + 18},-144 ${x + 19},-122Z`, shirt) +
  disc(x, -155, 11, '#9a6846') +
  path(
    `M${x - 11},-156 Q${x - 11},-169 ${x + 1},-168 Q${x + 12},-167 ${x + 10},-158 Q${x},-163 ${x - 6},-158Z`,
    '#241c1c',
  )
