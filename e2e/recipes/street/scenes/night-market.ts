import { bicycle, rider } from '../cycles.ts'
import { bunting, cart, lamp } from '../furniture.ts'
import { tree } from '../nature.ts'
import { person } from '../people.ts'
import type { Scene } from '../scene.ts'
import { group } from '../svg.ts'
import { gopuram } from '../temple.ts'
import { auto, autoAhead, car } from '../vehicles.ts'

export const nightMarket: Scene = {
  name: 'night-market',
  light: 'night',
  far: group('translate(640,480) scale(0.85)', gopuram(400, '#c9a08a')),
  houses: [
    {
      x: -24,
      wide: 250,
      colour: '#d9a25f',
      ground: 'fruit',
      floors: 1,
      awning: '#3c8f4f',
      sign: 'sign-1',
      board: {
        fill: '#1f7a4d',
        lines: [
          { text: 'கனி அங்காடி', size: 18, face: 'tamil' },
          { text: 'FRESH FRUITS', size: 10 },
        ],
      },
    },
    {
      x: 306,
      wide: 170,
      colour: '#c98f84',
      ground: 'tea',
      sign: 'sign-2',
      board: { fill: '#c8372f', lines: [{ text: 'டீ ஸ்டால்', size: 18, face: 'tamil' }] },
    },
    {
      x: 800,
      wide: 200,
      colour: '#9fb0c9',
      ground: 'cloth',
      floors: 1,
      awning: '#8f3f6f',
      sign: 'sign-3',
      board: {
        fill: '#f2c245',
        rim: '#7d1f2b',
        lines: [
          { text: 'रेशम साड़ी केंद्र', size: 16, face: 'hindi', colour: '#7d1f2b' },
          { text: 'SILK SAREE CENTRE', size: 9, colour: '#7d1f2b' },
        ],
      },
    },
    {
      x: 1050,
      wide: 220,
      colour: '#cbbf9c',
      ground: 'shop',
      roof: 'tiles',
      awning: '#e08a2c',
      sign: 'sign-4',
      board: {
        fill: '#274a86',
        lines: [
          { text: 'செல்வி மொபைல்ஸ்', size: 16, face: 'tamil' },
          { text: 'SELVI MOBILES', size: 10 },
        ],
      },
    },
  ],
  near:
    group('translate(548,524)', lamp(280)) +
    group('translate(1240,524) scale(-1,1)', lamp(280)) +
    bunting(300, 800, 330, 34),
  lamps: [
    [580, 252, 250, '#ffe2a0'],
    [1200, 252, 220, '#ffe2a0'],
    [120, 440, 220, '#ffcf7d'],
    [920, 440, 210, '#fff0cf'],
    [1180, 440, 200, '#d9ecff'],
    [1080, 96, 95, '#f6f1dd'],
    [296, 640, 90, '#fff4cf'],
    [905, 690, 110, '#fff6dc'],
    [700, 560, 110, '#ffd27d'],
  ],
  things: [
    {
      id: 'buys-1',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#d9583f', second: '#3f5f8a' }),
      at: [210, 556],
      flip: true,
    },
    { id: 'buys-2', tag: 'person', drawn: person({ wears: 'veshti', colour: '#e9dfc9' }), at: [246, 560], flip: true },
    {
      id: 'tea-1',
      tag: 'person',
      drawn: person({ wears: 'trousers', colour: '#7fa0c4', second: '#4a4f5f' }),
      at: [506, 548],
      flip: true,
    },
    { id: 'snacks', drawn: cart('flowers'), at: [700, 590] },
    {
      id: 'flower-woman',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#8f5fa8', second: '#e2a33c' }),
      at: [792, 588],
      flip: true,
    },
    {
      id: 'walks',
      tag: 'person',
      drawn: person({ wears: 'churidar', colour: '#e0b13e', second: '#7d2f4f', carries: 'bag' }),
      at: [960, 580],
    },
    { id: 'auto-1', tag: 'auto', drawn: auto(), at: [190, 690], side: 'right' },
    { id: 'auto-2', tag: 'auto', drawn: autoAhead(), at: [905, 728], side: 'front' },
    { id: 'bicycle', tag: 'bicycle', drawn: bicycle(), at: [560, 690], flip: true, side: 'left' },
    {
      id: 'rider',
      tag: 'rider',
      drawn: rider({ shirt: '#c9dbe8', below: '#4a4f5f' }),
      at: [560, 690],
      flip: true,
      depth: 690.5,
    },
    { id: 'car', tag: 'car', drawn: car('#4a4f5a'), at: [1160, 650], side: 'left', flip: true },
    {
      id: 'pair-1',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#2f8f6f', second: '#d9a441' }),
      at: [1070, 776],
    },
    {
      id: 'pair-2',
      tag: 'person',
      drawn: person({ wears: 'trousers', colour: '#d8d2c4', second: '#3f4654' }),
      at: [1112, 780],
    },
    {
      id: 'tree',
      tag: 'tree',
      drawn: tree('night', { wide: 112, high: 180, trunk: 220, colour: '#6a9a58' }),
      at: [356, 786],
      depth: 700,
    },
  ],
}
