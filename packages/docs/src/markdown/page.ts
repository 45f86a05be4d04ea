/** One page of the site: where it lies under the package, and its markdown. */
export interface Page {
  /** `reference/points/scorers.md` */
  readonly path: string
  readonly text: string
}

/** What the head of a page says to the site. */
export interface PageHead {
  /** Words that people look for, where the page says others. */
  readonly keywords?: readonly string[]
  /** `false` gives the page the width of its outline. */
  readonly aside?: boolean
}

/** The line at the head of each page that is written by this package, for whoever wants to edit it. */
const WRITTEN_FROM_CODE = '<!-- Written from the code; edit that. -->'

/** A page from its parts, one blank line between them; parts that are empty leave nothing. */
export function page(
  path: string,
  parts: readonly (string | undefined)[],
  head: PageHead = {},
): Page {
  const kept = [WRITTEN_FROM_CODE, ...parts].filter((part) => part !== undefined && part !== '')
  return { path, text: `${headText(head)}${kept.join('\n\n')}\n` }
}

/** JSON is YAML; there is no link to edit what is written anew with each build. */
function headText(head: PageHead): string {
  const fields = Object.entries({ editLink: false, ...head })
  return ['---', ...fields.map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---', '']
    .join('\n')
    .concat('\n')
}
