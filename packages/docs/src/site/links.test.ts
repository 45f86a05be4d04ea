import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { docsFolder, repository } from '../source/repository.ts'

/** The one page that may name pages which are made when the site is built. */
const contents = join(docsFolder, 'reference.md')
/** What is installed, built, made by a run or written from the code. */
const made = new Set(['node_modules', 'dist', 'reference', 'catalogue', 'public'])

function markdownIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      return made.has(entry.name) || entry.name.startsWith('.') ? [] : markdownIn(path)
    }
    return entry.name.endsWith('.md') ? [path] : []
  })
}
const files = markdownIn(repository)

/** What is shown in a block, or as code, links to nothing. */
const proseOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, '')

interface Link {
  readonly file: string
  readonly target: string
}

const links = files.flatMap((file) =>
  [...proseOf(file).matchAll(/\]\((?!https?:|mailto:|\/)([^)\s]+)\)/g)].map(
    ([, target = '']): Link => ({ file, target }),
  ),
)
const named = ({ file, target }: Link) => `${relative(repository, file)} → ${target}`

/** The anchors of a page's headings, as the site and forges make them. */
function anchorsOf(file: string): ReadonlySet<string> {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  )
}

describe('the links of what is written by hand', () => {
  it('lead to files of a clone, from every page but the contents of the reference', () => {
    const dead = links
      .filter(({ file }) => file !== contents)
      .filter(({ target }) => !target.startsWith('#'))
      .filter(({ file, target }) => !existsSync(join(dirname(file), target.split('#')[0] ?? '')))
    expect(links.length).toBeGreaterThan(100)
    expect(dead.map(named)).toEqual([])
  })

  it('never lead into what is written when the site is built', () => {
    const generated = ['reference', 'catalogue'].map((name) => `${join(docsFolder, name)}/`)
    const into = links
      .filter(({ file }) => file !== contents)
      .filter(({ file, target }) =>
        generated.some((folder) => join(dirname(file), target).startsWith(folder)),
      )
    expect(into.map(named)).toEqual([])
  })

  it('lead to headings that are there', () => {
    const dead = links.filter(({ file, target }) => {
      const [path = '', anchor] = target.split('#')
      const page = path === '' ? file : join(dirname(file), path)
      return anchor !== undefined && page.endsWith('.md') && existsSync(page)
        ? !anchorsOf(page).has(anchor)
        : false
    })
    expect(dead.map(named)).toEqual([])
  })
})
