import { SVG_STYLE } from './svg-style.ts'
import { xmlText } from './xml-text.ts'

/** A drawing before it is a document. */
export interface SvgParts {
  /** Makes the ids inside the document, so that two on one page do not meet. */
  readonly id: string
  readonly title: string
  /** What is drawn, in words, for whoever cannot see it. */
  readonly description: string
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** Whether there are links in it: then it is a group of them, and not one picture. */
  readonly hasLinks?: boolean
  /** Style beside the one that all drawings have. */
  readonly style?: string
  readonly elements: readonly string[]
}

/** An SVG document that stands alone: titled and described, with its style in it, nothing fetched, no script. */
export function svgDocument(parts: SvgParts): string {
  const { id, title, description, hasLinks = false, style = '', elements } = parts
  const [width, height] = [Math.ceil(parts.width), Math.ceil(parts.height)]
  const name = `fcc-${id.replace(/[^A-Za-z0-9-]/g, '-')}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="${hasLinks ? 'group' : 'img'}" aria-labelledby="${name}-title ${name}-description" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title id="${name}-title">${xmlText(title)}</title>`,
    `<desc id="${name}-description">${xmlText(description)}</desc>`,
    `<style>${SVG_STYLE}${style}</style>`,
    `<rect class="canvas" width="${width}" height="${height}"/>`,
    ...elements,
    '</svg>',
    '',
  ].join('\n')
}
