import { expect, test } from 'vitest'
import { MediaFiles, wantedMedia } from './media-files.ts'

const files = new MediaFiles([
  'town/a.png',
  'town/b.png',
  'village/b.png',
  'c.png',
  'upload/d e.png',
  'தமிழ்.wav',
  'caf\u0065\u0301.mp3',
  'call-1.ogg',
  'two.wav',
  'deep/two.mp3',
  'C.PNG',
])

test.each([
  ['the whole path', 'town/b.png', ['town/b.png']],
  ['from where the folder is', './town/b.png', ['town/b.png']],
  ['the way that Windows writes it', 'town\\b.png', ['town/b.png']],
  ['its name, where there is one', 'a.png', ['town/a.png']],
  ['a path from elsewhere', '/home/asha/pictures/a.png', ['town/a.png']],
  ['as much of the path as tells them apart', '/home/asha/village/b.png', ['village/b.png']],
  ['two of one name', 'b.png', ['town/b.png', 'village/b.png']],
  ['two of one name, in neither of their folders', 'city/b.png', ['town/b.png', 'village/b.png']],
  ['local files of Label Studio', '/data/local-files/?d=town/b.png', ['town/b.png']],
  ['the same, as a browser writes it', '/data/local-files/?x=1&d=pictures%2Fvillage%2Fb.png', ['village/b.png']],
  ['an upload of Label Studio', '/data/upload/3/1a2b3c4d-a.png', ['town/a.png']],
  ['a URL', 'https://files.example/x/c.png?token=a/b#top', ['c.png']],
  ['a bucket', 's3://bucket/town/a.png', ['town/a.png']],
  ['a space in a URL', 'https://files.example/d%20e.png', ['upload/d e.png']],
  ['a space in a path', '/data/upload/d%20e.png', ['upload/d e.png']],
  ['other letters', 'audio/தமிழ்.wav', ['தமிழ்.wav']],
  ['a letter and its mark in one', 'café.mp3', ['caf\u0065\u0301.mp3']],
  ['a name without an ending', 'call-1', ['call-1.ogg']],
  ['a name without an ending that two have', 'two', ['deep/two.mp3', 'two.wav']],
  ['another ending', 'call-1.wav', []],
  ['capitals are letters of their own', 'C.PNG', ['C.PNG']],
  ['nothing like it', 'z.png', []],
  ['nothing at all', '', []],
])('MD10 %s', (_, address, found) => expect(files.find(address)).toEqual(found))

test('MD10 what an item wants: what its labels are about, else what its key may be the name of', () => {
  expect(wantedMedia({ key: 'k', subject: { is: 'image', address: 'a.png' } })).toEqual({
    address: 'a.png',
    needed: true,
  })
  expect(wantedMedia({ key: 'k', subject: { is: 'audio' } })).toEqual({ address: 'k', needed: true })
  expect(wantedMedia({ key: 'k.png', subject: { is: 'text', text: 'the cat' } })).toBeUndefined()
  expect(wantedMedia({ key: 'https://x.example/call.mp3?a=1' })).toMatchObject({ needed: true })
  expect(wantedMedia({ key: 'call-1' })).toEqual({ address: 'call-1', needed: false })
})
