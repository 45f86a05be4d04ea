import { type Page, page } from '../markdown/page.ts'
import { prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import { areaOf, type ErrorEntry } from './collect-errors.ts'

/** Who reports a code where no published package does. */
const OF_THIS_REPOSITORY = 'this repository'

/** Every code in one list, under the package that reports it. */
export function errorIndex(entries: readonly ErrorEntry[]): Page {
  const owners = [...new Set(entries.map(ownerOf))].sort()
  return page(
    'reference/errors.md',
    [
      '# Error codes',
      'Every error has a stable code, says why, and says what to do. `fcc` prints the code; an `FccError` has it in `code`. A code is never given a new meaning.',
      ...owners.flatMap((owner) => [
        `## ${owner}`,
        table(
          ['Code', 'What happened', 'How to fix it'],
          entries
            .filter((entry) => ownerOf(entry) === owner)
            .map(({ code, happened, fix }) => [
              `[\`${code}\`](../errors/${areaOf(code)}.md#${code.toLowerCase()})`,
              prose(fromIndex(happened)),
              prose(fromIndex(fix)),
            ]),
        ),
      ]),
    ],
    { aside: false },
  )
}

/** A text of an error page as the index tells it: links lead on from where that is. */
function fromIndex(text: string): string {
  return text.replaceAll('](./', '](../errors/')
}

function ownerOf({ packages }: ErrorEntry): string {
  return packages[0] ?? OF_THIS_REPOSITORY
}

/** What the reference of the errors lacks, one sentence each. */
export function errorProblems(entries: readonly ErrorEntry[]): readonly string[] {
  return entries.flatMap(({ code, happened, fix }) => [
    ...(happened === '' ? [`The code ${code} lacks a page that says what happened.`] : []),
    ...(fix === '' ? [`The code ${code} lacks a page that says how to fix it.`] : []),
  ])
}
