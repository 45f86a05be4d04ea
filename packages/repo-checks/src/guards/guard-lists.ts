import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, isMap, isSeq, parseDocument } from 'yaml'
import { type Guard, parseGuards } from './guard.ts'

/** Where the lists are, one for each part of the project. */
export const GUARD_LISTS = 'packages/repo-checks/guards'

/** All guards of the project. @throws Error naming a list that is none */
export function readGuards(repository: string): readonly Guard[] {
  return listsIn(repository).flatMap((path) => parseGuards(readFileSync(path, 'utf8'), path))
}

/** Dates the entries whose guard was seen noticed, and leaves every other byte as it is. */
export function dateGuards(repository: string, noticed: ReadonlySet<string>, day: string): void {
  for (const path of listsIn(repository)) {
    const document: Document = parseDocument(readFileSync(path, 'utf8'))
    if (!isSeq(document.contents)) continue
    let isChanged = false
    for (const entry of document.contents.items) {
      if (!isMap(entry) || !noticed.has(String(entry.get('guard')))) continue
      if (entry.get('noticed') === day) continue
      entry.set('noticed', day)
      isChanged = true
    }
    if (isChanged)
      writeFileSync(path, document.toString({ lineWidth: 0, flowCollectionPadding: false }))
  }
}

function listsIn(repository: string): readonly string[] {
  const folder = join(repository, GUARD_LISTS)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name))
}
