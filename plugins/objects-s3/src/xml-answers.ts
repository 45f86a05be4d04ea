import type { ListedObject } from '@fcc/contracts/store-checks'
import { s3Errors } from './diagnostics.ts'

/** The keys here are digits, letters, and `=`, `-`, `_`, `.` and `/`: none is written in another way in XML. */
const textOf = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

/** A token may have anything in it. */
const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole)

const partsOf = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map(([, part = '']) => part)

/** The text of a whole list; one that is cut short, or another page, is no list without anything in it. */
function wholeList(body: Uint8Array, root: string): string {
  const xml = Buffer.from(body).toString('utf8')
  if (xml.trimEnd().endsWith(`</${root}>`) || isEmptyList(xml, root)) return xml
  throw s3Errors.refused('S3', 200, 'no list')
}

const isEmptyList = (xml: string, root: string): boolean =>
  new RegExp(`<${root}(?:\\s[^<>]*)?/>\\s*$`).test(xml)

/**
 * The objects of a list under a folder, and where the list continues, if it does. Pure.
 *
 * @throws FccError FCC_S3_REFUSED
 */
export function readListing(
  body: Uint8Array,
  folder: string,
): { readonly objects: readonly ListedObject[]; readonly next: string | undefined } {
  const xml = wholeList(body, 'ListBucketResult')
  const objects = partsOf(xml, 'Contents').flatMap((part): ListedObject[] => {
    const key = textOf(part, 'Key') ?? ''
    const name = key.slice(folder.length)
    // What somebody else put there is no object of ours.
    if (!key.startsWith(folder) || !/^[0-9a-f]{64}$/.test(name)) return []
    const writtenAt = Date.parse(textOf(part, 'LastModified') ?? '')
    const bytes = Number(textOf(part, 'Size') || undefined)
    if (Number.isNaN(writtenAt) || Number.isNaN(bytes)) throw s3Errors.refused('S3', 200, 'no list')
    return [{ name, bytes, writtenAt }]
  })
  if (textOf(xml, 'IsTruncated') !== 'true') return { objects, next: undefined }
  const next = textOf(xml, 'NextContinuationToken')
  // A list that continues nobody knows where is no whole one.
  if (!next) throw s3Errors.refused('S3', 200, 'no list')
  return { objects, next: unescaped(next) }
}

/** Puts in parts that were begun under a folder and not ended. Pure. @throws FccError FCC_S3_REFUSED */
export function readUploads(
  body: Uint8Array,
  folder: string,
): readonly { readonly key: string; readonly upload: string; readonly startedAt: number }[] {
  return partsOf(wholeList(body, 'ListMultipartUploadsResult'), 'Upload').flatMap((part) => {
    const [key, upload] = [textOf(part, 'Key') ?? '', textOf(part, 'UploadId') ?? '']
    const startedAt = Date.parse(textOf(part, 'Initiated') ?? '')
    if (!key.startsWith(folder) || upload === '' || Number.isNaN(startedAt)) return []
    return [{ key, upload, startedAt }]
  })
}

/** Whether an answer is an error in spite of its status, as the last one of a put in parts may be. Pure. */
export function isErrorAnswer(body: Uint8Array): boolean {
  return /<Error[\s>]/.test(Buffer.from(body.subarray(0, 4096)).toString('utf8'))
}

/** The id of a put in parts. Pure. @throws FccError FCC_S3_REFUSED */
export function readUploadId(body: Uint8Array): string {
  const upload = textOf(Buffer.from(body).toString('utf8'), 'UploadId')
  if (upload === undefined || upload === '') throw s3Errors.refused('S3', 200, 'no upload')
  return upload
}
