import { bunting, cart, sign } from '../furniture.ts'
import { cow, palm } from '../nature.ts'
import { child, person } from '../people.ts'
import type { Scene } from '../scene.ts'
import { group, line } from '../svg.ts'
import { gopuram, templeCar } from '../temple.ts'

export const templeCarDay: Scene = {
  name: 'temple-car',
  light: 'dusk',
  far:
    group('translate(330,480) scale(1.05)', gopuram(420)) +
    group('translate(1180,480)', palm({ high: 330, lean: -30, colour: '#6a7f46' }).svg),
  houses: [
    { x: -40, wide: 190, colour: '#d9b48a', ground: 'pillars', floors: 0, roof: 'tiles' },
    {
      x: 560,
      wide: 220,
      colour: '#c9a9b4',
      ground: 'shop',
      floors: 1,
      awning: '#c8372f',
      sign: 'sign-1',
      board: {
        fill: '#7d2f5f',
        lines: [
          { text: 'ஸ்ரீ முருகன் பூஜைப் பொருட்கள்', size: 14, face: 'tamil' },
          { text: 'POOJA ITEMS', size: 10 },
        ],
      },
    },
    { x: 880, wide: 260, colour: '#e0c9a0', ground: 'door', floors: 1 },
  ],
  near: bunting(0, 560, 250, 30) + bunting(560, 1280, 250, 34),
  over: line('M548,622 Q600,628 668,618 T732,622 T806,616', '#c9a86a', 5),
  things: [
    { id: 'temple-car', tag: 'temple car', drawn: templeCar(), at: [420, 668], size: 1.12 },
    { id: 'pulls-1', tag: 'person', drawn: person({ wears: 'veshti', colour: '#a9744f' }), at: [640, 672] },
    { id: 'pulls-2', tag: 'person', drawn: person({ wears: 'veshti', colour: '#8f5f40' }), at: [700, 680] },
    { id: 'pulls-3', tag: 'person', drawn: person({ wears: 'veshti', colour: '#b8845c' }), at: [764, 676] },
    {
      id: 'watch-1',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#c0392b', second: '#e2a33c' }),
      at: [196, 590],
    },
    {
      id: 'watch-2',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#3f7f5f', second: '#c0572b' }),
      at: [150, 586],
    },
    {
      id: 'watch-3',
      tag: 'person',
      drawn: child({ wears: 'trousers', colour: '#e9c24a', second: '#4a5f8a' }),
      at: [228, 596],
    },
    {
      id: 'crowd-1',
      tag: 'person',
      drawn: person({ wears: 'trousers', colour: '#5f8fb8', second: '#4a4440' }),
      at: [900, 566],
      flip: true,
    },
    {
      id: 'crowd-2',
      tag: 'person',
      drawn: person({ wears: 'churidar', colour: '#b8577a', second: '#f0d9a0' }),
      at: [934, 570],
      flip: true,
    },
    {
      id: 'crowd-3',
      tag: 'person',
      drawn: person({ wears: 'veshti', colour: '#f0e8d8' }),
      at: [1010, 568],
      flip: true,
    },
    { id: 'cow', tag: 'cow', drawn: cow(), at: [1040, 672], flip: true },
    { id: 'flowers', drawn: cart('flowers'), at: [120, 742] },
    {
      id: 'flower-seller',
      tag: 'person',
      drawn: person({ wears: 'saree', colour: '#5f4a9a', second: '#d9822b', carries: 'flowers' }),
      at: [236, 748],
    },
    {
      id: 'carrier',
      tag: 'person',
      drawn: person({ wears: 'lungi', colour: '#d9d2b8', second: '#7d4a3a', carries: 'basket' }),
      at: [880, 762],
      flip: true,
    },
    {
      id: 'banner',
      tag: 'sign',
      drawn: sign(
        {
          fill: '#f2c245',
          rim: '#c8372f',
          lines: [
            { text: 'தேர்த் திருவிழா', size: 26, face: 'tamil-serif', colour: '#8f1f24' },
            { text: 'CAR FESTIVAL', size: 13, face: 'latin-serif', colour: '#8f1f24' },
          ],
        },
        250,
        66,
      ),
      at: [950, 330],
      turn: 6,
      size: 3.1,
      depth: 506,
    },
  ],
}
