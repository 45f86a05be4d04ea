import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PackageFile } from './scaffold.ts'

/** The folders of templates: of packages with code, and of those that are data alone. */
export type TemplateName = 'template' | 'template-data'

/** One level up from the sources and from the bundle alike. */
const folderOf = (name: TemplateName): string =>
  fileURLToPath(new URL(`../${name}/`, import.meta.url))

/** Made by tools where the template is worked on; none of it is published. */
const madeByTools = new Set(['node_modules', 'dist', '.turbo', 'coverage'])

/** Every authored file of a template. */
export function readTemplate(name: TemplateName = 'template'): readonly PackageFile[] {
  return readFolder(folderOf(name), '')
}

function readFolder(root: string, folder: string): readonly PackageFile[] {
  return readdirSync(`${root}${folder}`, { withFileTypes: true })
    .filter(({ name }) => !madeByTools.has(name))
    .flatMap((entry) => {
      const path = `${folder}${entry.name}`
      if (entry.isDirectory()) return readFolder(root, `${path}/`)
      return [{ path, text: readFileSync(`${root}${path}`, 'utf8') }]
    })
}
