import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, extname, join, relative, sep } from 'node:path'

const extensions = new Set(['.yaml', '.yml', '.json'])

/** A file of documents. */
export interface CatalogueFile {
  readonly file: string
  /** Where it is in its folder, with `/` between the parts; empty for a file that was named itself. */
  readonly path: string
  /** Nothing for a link that leads out of the folder, or for no file: what it names belongs to somebody else. */
  readonly text: string | undefined
}

/**
 * The files of documents under a folder (or the one file), in the order of their names.
 *
 * @param within the folder out of which no link may lead the root itself; the one above it where absent
 */
export function filesIn(root: string, within?: string): readonly CatalogueFile[] {
  const inside = realFolder(root, within)
  return filesUnder(root).map((file) => {
    const real = inside === undefined ? undefined : fileInside(file, inside)
    return {
      file,
      path: relative(root, file).split(sep).join('/'),
      text: real === undefined ? undefined : readFileSync(real, 'utf8'),
    }
  })
}

/** Where a file really lies, if that is a regular file inside the folder that was named. */
function fileInside(file: string, inside: string): string | undefined {
  try {
    const real = realPath(file)
    const isInside = real.startsWith(inside === sep ? sep : `${inside}${sep}`)
    return isInside && statSync(real).isFile() ? real : undefined
  } catch {
    return undefined
  }
}

/** Where the folder of the files really is; nothing where a link leads it to a place of somebody else. */
function realFolder(root: string, within?: string): string | undefined {
  try {
    if (!statSync(root).isDirectory()) return realPath(dirname(root))
    // The folder itself may be a link beside what it names, as a release that is current.
    const [real, parent] = [realPath(root), realPath(within ?? dirname(root))]
    return real === parent || real.startsWith(parent === sep ? sep : `${parent}${sep}`)
      ? real
      : undefined
  } catch {
    return undefined
  }
}

/** By the system in one call, and not part by part: a catalogue has a hundred files, and each start asks for all. */
const realPath = (path: string): string => realpathSync.native(path)

function filesUnder(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const child = join(path, entry.name)
      if (entry.isDirectory()) return filesUnder(child)
      return extensions.has(extname(entry.name)) ? [child] : []
    })
}
