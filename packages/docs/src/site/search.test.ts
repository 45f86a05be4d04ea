import { describe, expect, it } from 'vitest'
import { localSearch, renderForSearch, searchTerm, weighPage, wordsOf } from './search.ts'

describe('the search', () => {
  it('knows an error code as a whole, beside its parts', () => {
    expect(wordsOf('Why FCC_RUN_UNKNOWN, and when?').filter(Boolean)).toEqual([
      ...['Why', 'FCC', 'RUN', 'UNKNOWN', 'and', 'when'],
      'FCC_RUN_UNKNOWN',
    ])
  })

  it('looks for the words of a question that say something', () => {
    const words = wordsOf('What is a tenant?').filter(Boolean)
    expect(words.flatMap((word) => searchTerm(word) ?? [])).toEqual(['tenant'])
  })

  it('ranks where newcomers begin above guides, and those above what is looked up', () => {
    const pages = [
      '/guides/quickstart',
      '/guides/feedback',
      '/reference/commands/run',
      '/errors/run',
    ]
    const weights = pages.map((page) => weighPage(`${page}#part`, 'run', { titles: ['Page'] }))
    expect([...weights].sort((a, b) => b - a)).toEqual(weights)
    expect(weighPage('/errors/run', 'fcc_run_unknown')).toBeGreaterThan(
      weighPage('/guides/quickstart', 'fcc_run_unknown'),
    )
  })

  it('finds a page by the words of its head, and shows none of them in its title', () => {
    const markdown = { render: () => '<h1 id="a">Title</h1><p>Text.</p>' }
    const html = renderForSearch('', { frontmatter: { keywords: ['tutorial'] } }, markdown)
    expect(html).toContain('<h1 id="a">Title</h1><p>tutorial')
    expect(renderForSearch('', { frontmatter: { search: false } }, markdown)).toBe('')
  })

  it('is written to the site as text, so its functions name nothing outside themselves', () => {
    const { options, searchOptions } = localSearch.options.miniSearch
    for (const each of [options.tokenize, options.processTerm, searchOptions.boostDocument]) {
      const alone = new Function(`return ${each.toString()}`)() as (...given: unknown[]) => unknown
      expect(() => alone('/guides/a FCC_A_B', 'word')).not.toThrow()
    }
  })
})
