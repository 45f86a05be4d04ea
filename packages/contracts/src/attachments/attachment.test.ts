import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ATTACHMENT_TYPES,
  attachmentText,
  attachmentTypeOf,
  readAttachment,
  unreadTypes,
} from './attachment.ts'

describe('an attachment as text', () => {
  it('is read back as the bytes that it was, and seen as what nobody reads', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ATTACHMENT_TYPES),
        fc.uint8Array({ maxLength: 400 }),
        (type, bytes) => {
          const text = attachmentText(type, bytes)
          const read = readAttachment(text)
          expect([read?.mediaType, [...(read?.bytes ?? [])]]).toEqual([type, [...bytes]])
          expect(unreadTypes(text, 'whole')).toEqual([type])
          expect(unreadTypes(`See this: ${text} And so on.`, 'within')).toEqual([type])
          expect(unreadTypes(`See this: ${text}`, 'whole')).toEqual([])
        },
      ),
    )
  })

  it.each([
    ['a text', 'Seen by Dr. Roe.'],
    ['a text that speaks of data', 'the data: are here'],
    ['a text in base64', 'data:text/plain;base64,QUJD'],
    ['one cut off within base64', 'data:image/png;base64,QUJ'],
    ['one with more behind it', 'data:image/png;base64,QUJD and more'],
    ['another type', 'data:video/mp4;base64,QUJD'],
  ])('is not %s', (_what, text) => {
    expect(readAttachment(text)).toBeUndefined()
  })

  it.each(['DATA:IMAGE/PNG;base64,QUJD'.replace('DATA', 'data'), '  data:video/mp4;base64,AAAA'])(
    'is nothing that detectors read, however it is written: %s',
    (text) => {
      expect(unreadTypes(text, 'whole')).toHaveLength(1)
    },
  )

  it.each([
    ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]],
    ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['image/gif', [...Buffer.from('GIF89a')]],
    ['image/webp', [...Buffer.from('RIFF....WEBPVP8 ')]],
    ['application/pdf', [...Buffer.from('%PDF-1.7')]],
    [undefined, [...Buffer.from('RIFF....WAVE')]],
    [undefined, [0x50, 0x4b, 3, 4]],
    [undefined, []],
  ])('is told as %s by its first bytes', (type, bytes) => {
    expect(attachmentTypeOf(Uint8Array.from(bytes))).toBe(type)
  })
})
