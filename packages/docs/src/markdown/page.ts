/** One page of the site: where it lies under the package, and its markdown. */
export interface Page {
  /** `reference/points/scorers.md` */
  readonly path: string
  readonly text: string
}

/** The line at the head of each page that is written by this package, for whoever wants to edit it. */
const WRITTEN_FROM_CODE = '<!-- Written from the code; edit that. -->'

/** A page from its parts, one blank line between them; parts that are empty leave nothing. */
export function page(path: string, parts: readonly (string | undefined)[]): Page {
  const kept = [WRITTEN_FROM_CODE, ...parts].filter((part) => part !== undefined && part !== '')
  return { path, text: `${kept.join('\n\n')}\n` }
}
