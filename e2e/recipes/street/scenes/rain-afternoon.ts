import { bicycle, rider } from '../cycles.ts'
import { pole, wires } from '../furniture.ts'
import { palm } from '../nature.ts'
import { child, person } from '../people.ts'
import type { Scene } from '../scene.ts'
import { group } from '../svg.ts'
import { auto, autoAhead, car } from '../vehicles.ts'

export const rainAfternoon: Scene = {
  name: 'rain-afternoon',
  light: 'rain',
  far: group('translate(360,480)', palm({ high: 310, lean: 40, colour: '#55803f' }).svg),
  houses: [
    {
      x: -10,
      wide: 220,
      colour: '#c9a9a0',
      ground: 'shop',
      floors: 1,
      awning: '#3c6fa8',
      sign: 'sign-1',
      board: {
        fill: '#1f6f5f',
        lines: [
          { text: 'சரவணா மெடிக்கல்ஸ்', size: 16, face: 'tamil' },
          { text: 'SARAVANA MEDICALS', size: 10 },
        ],
      },
    },
    {
      x: 430,
      wide: 240,
      colour: '#d8cba8',
      ground: 'office',
      floors: 1,
      sign: 'sign-2',
      board: {
        fill: '#274a86',
        lines: [
          { text: 'கூட்டுறவு வங்கி · सहकारी बैंक', size: 14, face: 'hindi' },
          { text: 'CO-OPERATIVE BANK', size: 10 },
        ],
      },
    },
    { x: 760, wide: 190, colour: '#a3b8a6', ground: 'shutter', roof: 'tiles' },
    {
      x: 1010,
      wide: 230,
      colour: '#b9a9c4',
      ground: 'tea',
      roof: 'tiles',
      sign: 'sign-3',
      board: { fill: '#a3452b', lines: [{ text: 'சூடான டீ, வடை', size: 17, face: 'tamil' }] },
    },
  ],
  near:
    group('translate(712,524)', pole(390)) +
    wires([
      [0, 110],
      [712, 150],
      [1280, 130],
    ]),
  things: [
    {
      id: 'shelters',
      tag: 'person',
      drawn: person({ wears: 'trousers', colour: '#7d8f4f', second: '#3f4654' }),
      at: [1090, 536],
    },
    {
      id: 'umbrella-1',
      tag: 'person',
      drawn: person({ wears: 'veshti', colour: '#e8e3d6', carries: 'umbrella' }),
      at: [330, 570],
    },
    {
      id: 'umbrella-2',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#b3476a', second: '#3f5f4f', carries: 'umbrella' }),
      at: [900, 590],
      flip: true,
    },
    {
      id: 'girl',
      tag: 'person',
      drawn: child({ wears: 'churidar', colour: '#e8d9b8', second: '#3c6fa8' }),
      at: [868, 592],
      flip: true,
    },
    { id: 'car', tag: 'car', drawn: car('#8f9499'), at: [640, 612], side: 'right' },
    { id: 'auto-1', tag: 'auto', drawn: auto(), at: [330, 680], side: 'right' },
    { id: 'bicycle', tag: 'bicycle', drawn: bicycle(), at: [1060, 690], flip: true, side: 'left' },
    {
      id: 'rider',
      tag: 'rider',
      drawn: rider({ shirt: '#d9b13a', below: '#4a4f5a' }),
      at: [1060, 690],
      flip: true,
      depth: 690.5,
    },
    { id: 'auto-2', tag: 'auto', drawn: autoAhead(), at: [790, 730], side: 'front' },
    {
      id: 'umbrella-3',
      tag: 'person',
      drawn: person({ wears: 'trousers', colour: '#5f7fa8', second: '#2f3542', carries: 'umbrella' }),
      at: [560, 766],
    },
  ],
}
