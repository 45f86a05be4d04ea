import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { docsFolder } from '../source/repository.ts'
import { drawPicture } from './draw-picture.ts'
import { PICTURES, WIDTHS } from './pictures.ts'

for (const picture of PICTURES) {
  for (const [suffix, of] of WIDTHS)
    writeFileSync(
      join(docsFolder, 'pictures', `${picture.name}${suffix}.svg`),
      drawPicture(picture, of),
    )
}
console.log(`${PICTURES.length} pictures drawn`)
