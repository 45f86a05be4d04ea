import { describe, expect, it } from 'vitest'
import type { RelationPicture } from './relation-picture.ts'
import { relationsHtml } from './relations-html.ts'
import { relationsSvg } from './relations-svg.ts'
import { relationsText } from './relations-text.ts'
import { readElements } from './well-formed.test-support.ts'

const picture: RelationPicture = {
  id: 'core-catalog/RC',
  title: 'Research <Crafter> (RC)',
  upstream: [
    { persona: 'Champion (RCHM)', type: 'champion-of', strength: 'primary' },
    { persona: 'Runbook "Crafter" (RB)', type: 'feedback', strength: 'secondary' },
  ],
  downstream: [{ persona: 'Blueprint Crafter (BC)', type: 'handoff', strength: 'primary' }],
}

describe('the relations of a persona, drawn', () => {
  it('are lines of characters of one length, with the type in each', () => {
    const lines = relationsText(picture)
    expect(lines).toHaveLength(5)
    expect(lines[0]).toMatch(/^Champion \(RCHM\) +═champion-of═+▶ ┐$/)
    expect(lines[1]).toMatch(/^Runbook "Crafter" \(RB\) ┄feedback, secondary┄▶ ┤$/)
    expect(lines[0]?.length).toBe(lines[1]?.length)
    expect(lines[3]?.trim()).toBe('Research <Crafter> (RC)')
    expect(lines[4]).toMatch(/└ ─handoff─+▶ Blueprint Crafter \(BC\)$/)
  })

  it('say that there are none', () => {
    expect(relationsText({ ...picture, upstream: [], downstream: [] }).join(' ')).toContain(
      'has no relation to anybody',
    )
  })

  it('are a well-formed SVG with each persona and each relation, that fits its own size', () => {
    const svg = relationsSvg(picture)
    expect(readElements(svg)).not.toEqual([])
    expect(svg.match(/data-node=/g)).toHaveLength(4)
    expect(svg.match(/data-edge=/g)).toHaveLength(3)
    expect(svg).toContain('class="r-champion-of"')
    const [, width = '0'] = /viewBox="0 0 ([\d.]+) /.exec(svg) ?? []
    const ends = [...svg.matchAll(/<rect class="box" x="([\d.]+)" y="[\d.-]+" width="([\d.]+)"/g)]
    for (const [, x, wide] of ends)
      expect(Number(x) + Number(wide)).toBeLessThanOrEqual(Number(width))
  })

  it('are a page that fetches nothing, with the same in words', () => {
    const page = relationsHtml(picture)
    expect(page).toContain("default-src 'none'")
    expect(page).toContain('<li>Champion (RCHM): champion-of</li>')
    expect(page).not.toContain('<Crafter>')
  })
})
