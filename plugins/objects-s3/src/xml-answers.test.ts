import { describe, expect, it } from 'vitest'
import { readListing, readUploads } from './xml-answers.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const name = 'a'.repeat(64)
const one = (size = '7', key = `t/${name}`) =>
  `<Contents><Key>${key}</Key><Size>${size}</Size><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>`
const list = (inside: string) =>
  bytes(`<?xml version="1.0"?>\n<ListBucketResult>${inside}</ListBucketResult>\n`)

describe('a list of objects', () => {
  it('is what is under the folder, and nothing that somebody else put there', () => {
    const others = ['other/', 't/../other/', 't/x/'].map((folder) => one('7', `${folder}${name}`))
    expect(readListing(list([one(), ...others].join('')), 't/').objects).toMatchObject([
      { name, bytes: 7 },
    ])
    expect(readListing(list(''), 't/')).toEqual({ objects: [], next: undefined })
    expect(readListing(bytes('<ListBucketResult/>'), 't/').objects).toEqual([])
  })

  it.each([
    ['another page', bytes('<html>Sign in</html>')],
    ['nothing', bytes('')],
    ['cut short', bytes(`<ListBucketResult>${one()}`)],
    ['of an object without a size', list(one(''))],
    ['one that continues nobody knows where', list(`${one()}<IsTruncated>true</IsTruncated>`)],
  ])('is none where it is %s', (_what, body) => {
    expect(() => readListing(body, 't/')).toThrow('no list')
  })

  it('of puts that were begun is none where it is another page', () => {
    expect(readUploads(bytes('<ListMultipartUploadsResult/>'), 't/')).toEqual([])
    expect(() => readUploads(bytes('<html>Sign in</html>'), 't/')).toThrow('no list')
  })
})
