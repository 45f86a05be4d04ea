import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pdfPages } from './pdf-pages.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const page = (number: number) => `${number} 0 obj\n<< /Type /Page /Parent 1 0 R >>\nendobj\n`
/** Objects as newer programs write them: packed into a stream. */
const packed = (objects: string) => {
  const stream = deflateSync(Buffer.from(objects, 'latin1')).toString('latin1')
  return `9 0 obj\n<</Type/ObjStm/N 2/First 10/Filter/FlateDecode/Length ${stream.length}>>\nstream\r\n${stream}\nendstream\nendobj\n`
}

describe('the pages of a PDF', () => {
  it.each<[string, string, number | undefined]>([
    ['one page', `%PDF-1.4\n${page(2)}%%EOF`, 1],
    ['three pages', `%PDF-1.4\n${page(2)}${page(3)}${page(4)}%%EOF`, 3],
    ['a tree beside them', `%PDF-1.4\n<</Type/Pages/Kids [2 0 R 3 0 R]>>${page(2)}${page(3)}`, 2],
    ['one page in five places', `%PDF-1.4\n<</Kids[${'2 0 R '.repeat(5)}]>>${page(2)}`, 5],
    ['packed objects', `%PDF-1.7\n${packed('<</Type/Page>> <</Type /Page>>')}%%EOF`, 2],
    ['pages here and packed', `%PDF-1.7\n${page(2)}${packed('<</Type/Page>>')}`, 2],
    ['nothing', '%PDF-1.7\n%%EOF\n', undefined],
    ['a tree without pages', '%PDF-1.7\n<</Type/Pages/Kids[]>>', undefined],
    ['packed objects that are none', '%PDF-1.7\n<</Type/ObjStm>>\nstream\nxxxx', undefined],
    ['packed objects without a stream', `%PDF-1.7\n${page(2)}<</Type/ObjStm>>`, undefined],
  ])('of %s are counted, or nobody knows', async (_what, text, pages) => {
    expect(await pdfPages(bytes(text))).toBe(pages)
  })

  it('are not known where the document unpacks to more than anybody looks into', async () => {
    const bomb = packed(`<</Type/Page>>${' '.repeat(33 * 1024 * 1024)}`)
    expect(await pdfPages(bytes(`%PDF-1.7\n${page(2)}${bomb}`))).toBeUndefined()
  })
})
