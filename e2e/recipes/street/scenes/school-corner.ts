import { bicycle, rider } from '../cycles.ts'
import { cart, pole, wires } from '../furniture.ts'
import { palm, tree } from '../nature.ts'
import { child, person } from '../people.ts'
import type { Scene } from '../scene.ts'
import { group } from '../svg.ts'
import { auto, car } from '../vehicles.ts'

export const schoolCorner: Scene = {
  name: 'school-corner',
  light: 'day',
  far:
    group('translate(120,480)', tree('far-1', { wide: 120, high: 190, trunk: 120, colour: '#6f9c58' }).svg) +
    group('translate(1210,480)', palm({ high: 320, lean: -34 }).svg),
  houses: [
    {
      x: 60,
      wide: 430,
      colour: '#f0dca8',
      trim: '#b5563c',
      ground: 'office',
      floors: 1,
      sign: 'sign-1',
      board: {
        fill: '#1f4f86',
        lines: [
          { text: 'அரசு மேல்நிலைப் பள்ளி', size: 17, face: 'tamil' },
          { text: 'GOVT. HIGHER SECONDARY SCHOOL', size: 10 },
        ],
      },
    },
    {
      x: 640,
      wide: 180,
      colour: '#c5d7c0',
      ground: 'shop',
      roof: 'tiles',
      awning: '#c8372f',
      sign: 'sign-2',
      board: {
        fill: '#f4e9c8',
        rim: '#1f7a4d',
        lines: [{ text: 'ராஜா புத்தக நிலையம்', size: 15, face: 'tamil', colour: '#1f5f3d' }],
      },
    },
    { x: 900, wide: 260, colour: '#d7a59a', ground: 'pillars', roof: 'tiles' },
  ],
  near:
    group('translate(612,522)', pole(380)) +
    wires([
      [0, 150],
      [612, 160],
      [1280, 96],
    ]),
  over: '',
  things: [
    {
      id: 'boy-1',
      tag: 'person',
      drawn: child({ wears: 'school', colour: '#f6f3ea', second: '#2f4f86' }),
      at: [420, 556],
    },
    {
      id: 'girl-1',
      tag: 'person',
      drawn: child({ wears: 'churidar', colour: '#f6f3ea', second: '#2f4f86' }),
      at: [454, 560],
      flip: true,
    },
    {
      id: 'girl-2',
      tag: 'person',
      drawn: child({ wears: 'churidar', colour: '#f6f3ea', second: '#2f4f86' }),
      at: [486, 564],
    },
    {
      id: 'teacher',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#2f7f6f', second: '#d9a441' }),
      at: [250, 552],
    },
    { id: 'car', tag: 'car', drawn: car('#3c6fa8'), at: [975, 604], side: 'right', size: 0.95 },
    { id: 'auto', tag: 'auto', drawn: auto(), at: [640, 650], side: 'left', flip: true },
    { id: 'bicycle-1', tag: 'bicycle', drawn: bicycle('#8a2f3f'), at: [240, 668], side: 'right' },
    {
      id: 'rider-1',
      tag: 'rider',
      drawn: rider({ shirt: '#f6f3ea', below: '#2f4f86', isWoman: true }),
      at: [240, 668],
      depth: 668.5,
    },
    { id: 'bicycle-2', tag: 'bicycle', drawn: bicycle(), at: [1110, 728], flip: true, side: 'left' },
    {
      id: 'rider-2',
      tag: 'rider',
      drawn: rider({ shirt: '#d9822b', below: '#f0e8d8' }),
      at: [1110, 728],
      flip: true,
      depth: 728.5,
    },
    { id: 'icecart', drawn: cart('snacks'), at: [400, 742] },
    { id: 'seller', tag: 'person', drawn: person({ wears: 'veshti', colour: '#7fa7c4' }), at: [310, 738], depth: 741 },
    {
      id: 'boy-2',
      tag: 'person',
      drawn: child({ wears: 'school', colour: '#f6f3ea', second: '#2f4f86' }),
      at: [508, 752],
      flip: true,
    },
    {
      id: 'tree',
      tag: 'tree',
      drawn: tree('school', { wide: 170, high: 250, trunk: 240, colour: '#4a8238' }),
      at: [742, 784],
      depth: 745,
    },
  ],
}
