import { promisify } from 'node:util'
import { inflate } from 'node:zlib'

/** The most that the objects of a document are unpacked to, in bytes; beyond it nobody here counts. */
const MOST_BYTES = 32 * 1024 * 1024

const page = /\/Type\s{0,8}\/Page(?![A-Za-z])/g
const packed = /\/Type\s{0,8}\/ObjStm/g
const kids = /\/Kids\s{0,8}\[([^\]]*)\]/g
const reference = /\d+\s+\d+\s+R/g

const unpacked = promisify(inflate) as (
  packed: Uint8Array,
  options: { readonly maxOutputLength: number },
) => Promise<Buffer>

/**
 * How many pages a PDF has, as its page tree says (ISO 32000-2, 7.7.3): its pages, or the places that the tree
 * has for some, whichever are more. It may count too many, where a document keeps older pages. `undefined` where
 * none is found: who cannot count them does not know.
 *
 * @example
 * await pdfPages(readFileSync('report.pdf')) // 12
 */
export async function pdfPages(bytes: Uint8Array): Promise<number | undefined> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = buffer.toString('latin1')
  const texts = [text]
  let room = MOST_BYTES
  for (const { index } of text.matchAll(packed)) {
    const from = streamStart(text, index)
    // What holds objects and cannot be looked into may hold pages.
    if (from === undefined || room <= 0) return undefined
    const objects = await unpacked(buffer.subarray(from), { maxOutputLength: room }).catch(
      () => undefined,
    )
    if (objects === undefined) return undefined
    room -= objects.length
    texts.push(objects.toString('latin1'))
  }
  const pages = countOf(texts, page)
  const places = texts
    .flatMap((each) => [...each.matchAll(kids)])
    .reduce((sum, [, list = '']) => sum + countOf([list], reference), 0)
  return Math.max(pages, places) || undefined
}

function countOf(texts: readonly string[], form: RegExp): number {
  return texts.reduce((sum, text) => sum + [...text.matchAll(form)].length, 0)
}

/** Where the bytes of a stream begin, whose dictionary has something at a place. */
function streamStart(text: string, place: number): number | undefined {
  const begins = /stream\r?\n/g
  begins.lastIndex = place
  return begins.exec(text) === null ? undefined : begins.lastIndex
}
