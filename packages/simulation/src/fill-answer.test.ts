import { describe, expect, it } from 'vitest'
import { fillAnswer } from './fill-answer.ts'

const filled = (text: string, answer: object) =>
  fillAnswer({ id: 'test/form', text }, answer as never)

describe('a template filled with an answer', () => {
  it('has its members, and lists them', async () => {
    const text = '# {{ title }}\n{% for bed in beds %}\n- {{ bed.name }}{% endfor %}\n'
    const answer = { title: 'Beds', beds: [{ name: 'one' }, { name: 'two' }] }
    expect(await filled(text, answer)).toBe('# Beds\n\n- one\n- two\n')
  })

  it('may ask whether a member is there, and leave it out', async () => {
    const text = '{% if b %}{{ b }}{% else %}none{% endif %}'
    expect([await filled(text, {}), await filled(text, { b: 'yes' })]).toEqual(['none', 'yes'])
  })

  it('does not take what an answer says for a template', async () => {
    expect(await filled('{{ a }}', { a: '{{ b }}{% for %}' })).toBe('{{ b }}{% for %}')
  })

  it.each([
    ['names what is not there', '{{ b }}', 'does not have'],
    ['names what every object has', '{{ a.constructor }}', 'does not have'],
    ['names what every object inherits', '{{ toString }}', 'does not have'],
    ['reads a file', "{% include 'package.json' %}", 'cannot be read'],
    ['renders a file', "{% render 'package.json' %}", 'cannot be read'],
    ['asks for the time', "{{ 'now' | date: '%s' }}", 'FCC_TEMPLATE_UNFILLED'],
    ['asks for a filter that there is not', '{{ a | shout }}', 'FCC_TEMPLATE_UNFILLED'],
    ['never ends', '{% for i in (1..100000000) %}{{ i }}{% endfor %}', 'than is allowed'],
    [
      'grows without end',
      `{% assign s = "${'x'.repeat(1000)}" %}${'{% assign s = s | append: s %}'.repeat(40)}`,
      'than is allowed',
    ],
    ['is longer than any template', 'x'.repeat(300_000), 'FCC_TEMPLATE_UNFILLED'],
    ['is not closed', '{% for bed in a %}', 'cannot be read'],
  ])('that %s is refused, and repeats nothing of the answer', async (_what, text, said) => {
    const error = await filled(text, { a: ['SECRET'] }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'FCC_TEMPLATE_UNFILLED' })
    expect(`${(error as { code: string }).code} ${(error as Error).message}`).toContain(said)
    expect((error as Error).message).not.toContain('SECRET')
  })
})
