import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { docsFolder } from '../source/repository.ts'
import { CHARACTER, drawPicture, placeOf } from './draw-picture.ts'
import { PICTURES } from './pictures.ts'

const folder = join(docsFolder, 'pictures')
const guides = readdirSync(join(docsFolder, 'guides')).map((file) => file.replace(/\.md$/, ''))

describe('the pictures of pages written by hand', () => {
  it('are the files that are committed: write them with pnpm pictures', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.svg'))
    expect(files.sort()).toEqual(PICTURES.map(({ name }) => `${name}.svg`).sort())
    for (const picture of PICTURES) {
      expect(readFileSync(join(folder, `${picture.name}.svg`), 'utf8'), picture.name).toBe(
        drawPicture(picture),
      )
    }
  })

  it.each(guides)('are in the guide %s, and told there in words', (guide) => {
    const text = readFileSync(join(docsFolder, 'guides', `${guide}.md`), 'utf8')
    const shown = [...text.matchAll(/!\[([^\]]+)\]\(\.\.\/pictures\/([a-z-]+)\.svg\)/g)]
    expect(shown.map(([, , name]) => name)).toContain(guide)
    for (const [, alt, name] of shown) {
      expect(alt).toBe(PICTURES.find((picture) => picture.name === name)?.alt)
    }
  })

  it('have texts that fit their boxes, and no box on another', () => {
    for (const { name, boxes } of PICTURES) {
      for (const box of boxes) {
        const widest = Math.max(...box.lines.map((line) => line.length * CHARACTER))
        expect(widest, `${name}: ${box.lines.join(' | ')}`).toBeLessThan(placeOf(box).width)
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
