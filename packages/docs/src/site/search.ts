/** What VitePress hands over of a page that is indexed. */
interface Rendering {
  readonly frontmatter?: { readonly search?: boolean; readonly keywords?: readonly string[] }
  readonly relativePath?: string
}
interface Renderer {
  render(source: string, rendering: Rendering): string
}

/**
 * How much a section of a page weighs: where newcomers begin, then guides, then what is looked up, then errors and
 * decisions. Written to the site as its source text, so it may name nothing outside itself.
 */
export function weighPage(
  id: string,
  term: string,
  stored?: { readonly titles?: readonly string[] },
): number {
  const page = id.split('#')[0] ?? ''
  if (term.startsWith('fcc_')) return page.startsWith('/errors/') ? 30 : 1
  const weights: readonly (readonly [RegExp, number])[] = [
    [/^\/concepts$/, 5.2],
    [/^\/guides\/quickstart$|^\/architecture$/, 6],
    [/^\/guides\/|^\/for-a-privacy-officer$/, 3.5],
    // The five that every cycle goes through, before those that are named after them.
    [/^\/catalogue\/personas\/(rc|bc|de|rb|ug)$/, 1.3],
    [/^\/catalogue\//, 0.9],
    [/^\/reference$/, 2],
    [/^\/reference\/(commands|points|settings)/, 0.7],
    [/^\/errors\/|^\/reference\/errors/, 0.2],
    [/^\/decisions\//, 0.15],
    [/^\/not-there-yet/, 0.4],
  ]
  const weight = weights.find(([pattern]) => pattern.test(page))?.[1] ?? 1
  // The beginning of a page before its parts.
  return (stored?.titles ?? []).length === 0 ? 1.6 * weight : weight
}

/**
 * The words of a text, and each error code as one word beside its parts. Written to the site as its source text, as
 * the next one is.
 */
export function wordsOf(text: string): string[] {
  return [...text.split(/[\n\r\p{Z}\p{P}]+/u), ...(text.match(/\bFCC(?:_[A-Z0-9]+)+\b/g) ?? [])]
}

/** A word as it is looked for; nothing for those that every question has. */
export function searchTerm(word: string): string | null {
  const term = word.toLowerCase()
  return /^(a|an|and|are|can|do|does|for|how|i|in|is|it|my|of|on|or|the|to|what|where|which|who|with)$/.test(
    term,
  )
    ? null
    : term
}

/** The local search: no service is asked. Errors rank last, but a code that is typed whole finds its page first. */
export const localSearch = {
  provider: 'local' as const,
  options: {
    miniSearch: {
      options: { tokenize: wordsOf, processTerm: searchTerm },
      searchOptions: {
        fuzzy: 0.15,
        prefix: true,
        boost: { title: 4, text: 1.5, titles: 1 },
        bm25: { k: 1.2, b: 0.95, d: 0.5 },
        boostDocument: weighPage,
      },
    },
    _render: renderForSearch,
  },
}

/** A page for the index: with the words that its head says people look for, although the page says others. */
export function renderForSearch(source: string, rendering: Rendering, markdown: Renderer): string {
  const html = markdown.render(source, rendering)
  const { search, keywords = [] } = rendering.frontmatter ?? {}
  if (search === false) return ''
  if (keywords.length === 0) return html
  // In the first heading, where words weigh most: before its link, so that the heading stays the page's own.
  return html.replace(/(<\/h1>)/, `$1<p>${`${keywords.join(' ')} `.repeat(5)}</p>`)
}
