import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { docsFolder } from '../source/repository.ts'
import { boxesOf, CHARACTER, drawPicture, placeOf } from './draw-picture.ts'
import { PICTURES, WIDTHS } from './pictures.ts'

const folder = join(docsFolder, 'pictures')
const guides = readdirSync(join(docsFolder, 'guides')).map((file) => file.replace(/\.md$/, ''))

describe('the pictures of pages written by hand', () => {
  it('are the files that are committed: write them with pnpm pictures', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.svg'))
    const drawn = PICTURES.flatMap((picture) =>
      WIDTHS.map(([suffix, of]) => [`${picture.name}${suffix}.svg`, drawPicture(picture, of)]),
    )
    expect(files.sort()).toEqual(drawn.map(([file]) => file).sort())
    for (const [file = '', text] of drawn)
      expect(readFileSync(join(folder, file), 'utf8'), file).toBe(text)
  })

  it.each(guides)('are in the guide %s, and told there in words', (guide) => {
    const text = readFileSync(join(docsFolder, 'guides', `${guide}.md`), 'utf8')
    const shown = [...text.matchAll(/!\[([^\]]+)\]\(\.\.\/pictures\/([a-z-]+)\.svg\)/g)]
    expect(shown.map(([, , name]) => name)).toContain(guide)
    for (const [, alt, name] of shown) {
      expect(alt).toBe(PICTURES.find((picture) => picture.name === name)?.alt)
    }
  })

  it('fit a telephone with letters that can be read', () => {
    for (const picture of PICTURES) {
      const [, width = ''] = /viewBox="0 0 (\d+)/.exec(drawPicture(picture, 'narrow')) ?? []
      expect(Number(width), picture.name).toBeLessThanOrEqual(470)
    }
  })

  it.each(WIDTHS)('have texts that fit their boxes, and no box on another%s', (_, of) => {
    for (const picture of PICTURES) {
      const boxes = boxesOf(picture, of)
      const { name } = picture
      for (const box of boxes) {
        const widest = Math.max(...box.lines.map((line) => line.length * CHARACTER))
        expect(widest, `${name}: ${box.lines.join(' | ')}`).toBeLessThan(placeOf(box, of).width)
      }
      const cells = boxes
        .filter(({ form }) => form !== 'frame')
        .flatMap(({ at: [column, row], span: [columns, rows] = [1, 1] }) =>
          Array.from(
            { length: columns * rows },
            (_, cell) => `${column + (cell % columns)},${row + Math.floor(cell / columns)}`,
          ),
        )
      expect(new Set(cells).size, name).toBe(cells.length)
    }
  })
})
