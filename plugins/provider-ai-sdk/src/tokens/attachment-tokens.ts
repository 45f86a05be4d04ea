import type { Connection, ModelTokens } from '@fcc/contracts'
import { pdfPages } from './pdf-pages.ts'

/**
 * The most tokens that one picture takes, by the vendors' pages on vision, each at the largest size that is not made
 * smaller, and rounded up. OpenAI: 2,833 and 5,667 for each of 8 tiles with gpt-4o-mini, up to 10,000 patches with
 * others; Anthropic: 1,568 pixels by as many, 2,576 with newer models, 750 pixels to a token; servers of one's own:
 * 12.8 million pixels, 28 by 28 to a token, with Qwen-VL.
 */
const pictures: readonly (readonly [kind: RegExp, model: RegExp, tokens: number])[] = [
  [/^(?:openai|azure-openai)$/, /^gpt-4o-mini/, 49_000],
  [/^(?:openai|azure-openai)$/, /^/, 10_000],
  [/^(?:anthropic|amazon-bedrock|google|mistral)$/, /^/, 5_000],
  [/^/, /^gpt-4o-mini/, 49_000],
  [/^/, /^/, 16_500],
]

/** What the text of a page takes beside its picture, at most, as Anthropic's page on PDF has it. */
const PAGE_TEXT = 3_000

/**
 * Counts an attachment as the most that its model may take it for, so that what is sent fits: a picture by its vendor's
 * rules, a PDF by its pages, or as the connection states (`limits.attachment_tokens`, for a picture or a page). For one
 * whose pages nobody can count there is no number, and it is not sent.
 *
 * @example
 * await attachmentTokens('anthropic', connection)({ mediaType: 'image/png', bytes }) // 5000
 */
export function attachmentTokens(
  kind: string,
  { model, limits }: Pick<Connection, 'model' | 'limits'>,
): NonNullable<ModelTokens['attachment']> {
  const stated = limits.attachmentTokens
  const [, , picture = 0] = pictures.find(([of, named]) => of.test(kind) && named.test(model)) ?? []
  return async ({ mediaType, bytes }) => {
    if (mediaType.startsWith('image/')) return stated ?? picture
    if (mediaType !== 'application/pdf') return undefined
    const pages = await pdfPages(bytes)
    return pages === undefined ? undefined : pages * (stated ?? picture + PAGE_TEXT)
  }
}
