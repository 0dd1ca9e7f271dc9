import { scatter } from '../scatter.ts'
import { house } from './houses.ts'
import {
  houseLine,
  houseScale,
  imageHeight,
  imageWidth,
  nearestLast,
  placement,
  roadFrom,
  roadTo,
  type Scene,
} from './scene.ts'
import { disc, group, line, oval, path, rect } from './svg.ts'

const skies = {
  day: { sky: ['#8fc6e6', '#e6f1ea'], ground: '#cbb594', road: ['#8a8782', '#77746f'], hills: '#a9c5b4' },
  dusk: { sky: ['#5a5f95', '#f6b27a'], ground: '#b89a80', road: ['#7d7577', '#6a6367'], hills: '#8b7f94' },
  night: { sky: ['#3d4c7c', '#7f87a8'], ground: '#b3a28d', road: ['#7d7b7c', '#6b6a6d'], hills: '#68769a' },
  rain: { sky: ['#8b9aa5', '#c6d0d2'], ground: '#9d907e', road: ['#6d7378', '#5b6167'], hills: '#94a8a4' },
} as const

const gradient = (id: string, [from, to]: readonly [string, string]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`

function sky({ light, name }: Scene): string {
  const next = scatter(`${name} clouds`)
  const cloud = () => {
    const [x, y, wide] = [Math.round(next() * 1280), Math.round(30 + next() * 120), Math.round(60 + next() * 70)]
    return (
      oval(x, y, wide, 13, '#ffffff') +
      oval(x - wide * 0.3, y - 10, wide * 0.42, 15, '#ffffff') +
      oval(x + wide * 0.25, y - 13, wide * 0.36, 17, '#ffffff')
    )
  }
  const clouds = Array.from({ length: light === 'rain' ? 8 : 4 }, cloud).join('')
  const light1 = {
    day: disc(1090, 92, 42, '#fff3c9'),
    dusk: disc(980, 330, 56, '#ffe0a3'),
    night: disc(1080, 96, 34, '#f6f1dd'),
    rain: '',
  }[light]
  const opacity = { day: 0.75, dusk: 0.25, night: 0.1, rain: 0.35 }[light]
  return (
    rect(0, 0, imageWidth, houseLine, 'url(#sky)') +
    light1 +
    group('', clouds, `opacity="${opacity}"`) +
    path('M0,420 Q160,340 330,390 Q520,320 700,385 Q900,330 1080,380 Q1190,350 1280,378 V505 H0Z', skies[light].hills)
  )
}

function ground({ light, name }: Scene): string {
  const { ground: earth } = skies[light]
  const next = scatter(`${name} road`)
  const stains = Array.from({ length: 16 }, () =>
    oval(
      Math.round(next() * 1280),
      Math.round(roadFrom + 20 + next() * 190),
      Math.round(30 + next() * 70),
      Math.round(3 + next() * 5),
      next() > 0.5 ? '#000000' : '#ffffff',
      'opacity="0.05"',
    ),
  ).join('')
  const pebbles = Array.from({ length: 60 }, () =>
    oval(Math.round(next() * 1280), Math.round(houseLine + 4 + next() * 34), 2.4, 1.2, '#6d5a45', 'opacity="0.4"'),
  ).join('')
  const kerb = Array.from({ length: 22 }, (_, at) =>
    rect(at * 60, roadTo, 60, 12, at % 2 ? '#e9e3d4' : '#34353a'),
  ).join('')
  const dashes = Array.from({ length: 9 }, (_, at) =>
    path(`M${20 + at * 150},646 h80 l4,7 h-84z`, '#e9e0c4', 'opacity="0.75"'),
  ).join('')
  return (
    rect(0, houseLine, imageWidth, 45, earth) +
    pebbles +
    rect(0, roadFrom - 6, imageWidth, 8, '#7f7163') +
    rect(0, roadFrom, imageWidth, roadTo - roadFrom, 'url(#road)') +
    stains +
    dashes +
    kerb +
    rect(0, roadTo + 12, imageWidth, imageHeight - roadTo, earth)
  )
}

function rain({ name }: Scene): string {
  const next = scatter(`${name} rain`)
  const drops = (count: number, long: number) =>
    Array.from(
      { length: count },
      () => `M${Math.round(next() * 1340)},${Math.round(next() * 800)} l${-Math.round(long * 0.22)},${long}`,
    ).join(' ')
  const rings = Array.from({ length: 40 }, () =>
    oval(
      Math.round(next() * 1280),
      Math.round(roadFrom + 15 + next() * 200),
      9,
      2.6,
      'none',
      'stroke="#e4edf0" stroke-width="1.2" opacity="0.6"',
    ),
  ).join('')
  return (
    rings + line(drops(130, 30), '#eaf2f5', 1.5, 'opacity="0.5"') + line(drops(90, 46), '#ffffff', 2, 'opacity="0.28"')
  )
}

/** Darkness with holes in it where lamps are, and a little of their own light. */
function night({ lamps = [] }: Scene): string {
  const fade = (at: string, colour: string, stops: readonly (readonly [number, number])[]) =>
    `<radialGradient id="${at}">${stops.map(([offset, opacity]) => `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`).join('')}</radialGradient>`
  const hole = fade('hole', '#000000', [
    [0, 0.92],
    [0.4, 0.6],
    [1, 0],
  ])
  const holes = lamps.map(([x, y, r]) => disc(x, y, r, 'url(#hole)')).join('')
  const glows = lamps
    .map(
      ([x, y, r, colour], at) =>
        fade(`glow${at}`, colour, [
          [0, 0.5],
          [0.3, 0.14],
          [1, 0],
        ]) + disc(x, y, r * 0.6, `url(#glow${at})`),
    )
    .join('')
  return (
    `<mask id="dark"><rect width="${imageWidth}" height="${imageHeight}" fill="#ffffff"/>${hole}${holes}</mask>` +
    `<g style="mix-blend-mode:multiply" opacity="0.86">${rect(0, 0, imageWidth, imageHeight, '#20295a', 'mask="url(#dark)"')}</g>` +
    group('', glows, 'style="mix-blend-mode:screen"')
  )
}

/** The whole scene as one SVG, for whoever makes a picture of it. */
export function pictureOf(scene: Scene): string {
  const { light, houses, far = '', near = '', over = '', things } = scene
  const drawn = nearestLast(things)
    .map((thing) => group(placement(thing), thing.drawn.svg))
    .join('')
  const mirrored =
    light === 'rain'
      ? nearestLast(things)
          .filter(({ depth }) => depth === undefined)
          .map((thing) =>
            group(`translate(0,${thing.at[1] * 1.5}) scale(1,-0.5)`, group(placement(thing), thing.drawn.svg)),
          )
          .join('')
      : ''
  const { sky: tones, road } = skies[light]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${imageWidth}" height="${imageHeight}" viewBox="0 0 ${imageWidth} ${imageHeight}">` +
    `<defs>${gradient('sky', tones)}${gradient('road', road)}<clipPath id="wet"><rect x="0" y="${roadFrom}" width="${imageWidth}" height="${roadTo - roadFrom}"/></clipPath></defs>` +
    sky(scene) +
    far +
    houses.map((one) => group(`translate(${one.x},${houseLine}) scale(${houseScale})`, house(one))).join('') +
    ground(scene) +
    `<g clip-path="url(#wet)" opacity="0.2">${mirrored}</g>` +
    near +
    drawn +
    over +
    (light === 'rain' ? rect(0, 0, imageWidth, imageHeight, '#5f7688', 'opacity="0.22"') + rain(scene) : '') +
    (light === 'night' ? night(scene) : '') +
    (light === 'dusk'
      ? rect(0, 0, imageWidth, imageHeight, '#e58a4e', 'opacity="0.16" style="mix-blend-mode:multiply"')
      : '') +
    '</svg>'
  )
}
