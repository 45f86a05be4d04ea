import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { docsFolder } from '../source/repository.ts'
import { drawPicture } from './draw-picture.ts'
import { PICTURES } from './pictures.ts'

for (const picture of PICTURES) {
  writeFileSync(join(docsFolder, 'pictures', `${picture.name}.svg`), drawPicture(picture))
}
console.log(`${PICTURES.length} pictures drawn`)
