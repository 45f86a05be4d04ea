import type { Diagnostic } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { factTable } from '../facts/fact-table.ts'
import {
  findingOf,
  inputOf,
  sampleCatalogue,
  sampleNamespaces,
  sampleSchemes,
} from '../fixtures/sample-governance.ts'
import { labelSet } from '../labels/label-set.ts'
import { compilePredicate, type Predicate } from './predicate.ts'
import { predicateEnvironment } from './predicate-environment.ts'

const gates = [...(sampleCatalogue.gates ?? []), 'bank/sign-off', 'state/sign-off']
const { facts } = factTable({
  schemes: sampleSchemes,
  namespaces: sampleNamespaces.map((namespace) => ({
    namespace,
    origin: { pluginId: 'core', packageName: '@acme/core', kind: 'plugin' },
  })),
  vocabularies: { ...sampleCatalogue, gates },
})
const environment = predicateEnvironment(facts)
const place = { file: 'local.yaml', line: 14, column: 11 }

function compile(when: string, pluginId = 'tenant') {
  return compilePredicate(
    { id: 'rule local/r', when, pluginId, concern: { place, pluginId } },
    facts,
    environment,
  )
}

function problems(when: string): readonly Diagnostic[] {
  return compile(when).problems
}

function codes(when: string): readonly string[] {
  return problems(when).map(({ code }) => code)
}

function predicate(when: string, pluginId?: string): Predicate {
  const result = compile(when, pluginId)
  if (result.predicate === undefined) throw new Error(result.problems[0]?.why)
  return result.predicate
}

describe('a typo in a predicate', () => {
  it('in a namespace is found, with its place and what was meant', () => {
    const [problem, ...others] = problems('clok.hour > 20')
    expect(others).toEqual([])
    expect(problem).toMatchObject({
      code: 'FCC_CONSTITUTION_UNKNOWN_FACT',
      place,
      severity: 'error',
    })
    expect(problem?.why).toBe(
      'The predicate of rule local/r uses `clok.hour`, and no installed plugin provides a fact named `clok`. Did you mean clock.hour (from @acme/core)?',
    )
  })

  it('in a field is found', () => {
    const [problem] = problems("run.purpos == 'treatment'")
    expect(problem?.why).toContain('Did you mean run.purpose')
    expect(problem?.fix).toContain('there are run.')
    expect(problem?.fix).toContain(', run.purpose')
  })

  it('names every namespace where the one that was written is none', () => {
    const [problem] = problems('zzz.what > 1')
    expect(problem?.fix).toMatch(/there are .*labels, findings, .*clock\.…/)
    expect(problem?.fix).toContain('run.…')
    expect(problem?.fix).not.toContain('fcc list')
  })

  it('in the name of a level is found', () => {
    expect(problems('classification.level > classification.levels.SECRT')[0]?.why).toContain(
      'Did you mean classification.levels.SECRET',
    )
  })

  it('in every fact is found at once and told once, not only in the first', () => {
    expect(
      codes(
        "clok.hour > 20 && clok.hour < 23 && run.purpos == 'treatment' && labels.exists(l, l == nam)",
      ),
    ).toEqual([
      'FCC_CONSTITUTION_UNKNOWN_FACT',
      'FCC_CONSTITUTION_UNKNOWN_FACT',
      'FCC_CONSTITUTION_UNKNOWN_FACT',
    ])
  })

  it('in the field of a finding names the fields that it has', () => {
    const [problem] = problems("findings.exists(f, f.categry == 'phi/mrn')")
    expect(problem?.code).toBe('FCC_CONSTITUTION_UNKNOWN_FIELD')
    expect(problem?.why).toContain('reads `categry` at character 22')
    expect(problem?.why).toContain('Did you mean category?')
  })

  it.each([
    ["'phy' in labels", 'label', 'phi'],
    ["labels.exists(l, l == 'phy')", 'label', 'phi'],
    ["labels.filter(l, l != 'phi').exists(m, m == 'phy')", 'label', 'phi'],
    ["labels == ['phy']", 'label', 'phi'],
    ["labels[0] == 'phy'", 'label', 'phi'],
    ["labels.exists(l, l.startsWith('mpni/'))", 'label', 'mnpi/'],
    ["findings.exists(f, f.category.startsWith('phy/'))", 'finding category', 'phi/'],
    ["findings.map(f, f.category).exists(c, c == 'phy/x')", 'finding category', undefined],
    ["'no-residul-identifiers' in gates.passed", 'gate', 'no-residual-identifiers'],
    ["run.purpose != 'treatmnet'", 'purpose', 'treatment'],
    ["run.purpose in ['treatment', 'reserch']", 'purpose', 'research'],
    ["'reserch' == run.purpose", 'purpose', 'research'],
    ["run.domain == 'PRD'", 'domain', 'PROD'],
    ["principal.kind == 'humen'", 'kind of principal', 'human'],
    ["persona.code == 'CSD'", 'persona', 'CDS'],
    ["deidentification.route == 'expret'", 'value of deidentification.route', 'expert'],
    [
      "cel.bind(r, deidentification.route, r == 'expret')",
      'value of deidentification.route',
      'expert',
    ],
    ["(true ? run.purpose : 'x') == 'treatmnet'", 'purpose', 'treatment'],
  ])('in the literal of %s is found', (when, what, meant) => {
    const [problem, ...others] = problems(when)
    expect(others).toEqual([])
    expect(problem).toMatchObject({ code: 'FCC_CONSTITUTION_UNKNOWN_LITERAL', place })
    expect(problem?.why).toContain(`no ${what} of that name`)
    if (meant !== undefined) expect(problem?.why).toContain(`Did you mean '${meant}'?`)
  })

  it('is not seen in names that an open set may hold', () => {
    for (const when of [
      "'mnpi/anybody' in labels",
      "labels.exists(l, l.startsWith('mnpi/ac'))",
      "findings.exists(f, f.category == 'phi/whatever')",
      "findings.exists(f, f.category.startsWith('p'))",
      "run.scenario == 'anything'",
      "principal.roles.exists(r, r == 'anything')",
    ]) {
      expect(problems(when)).toEqual([])
    }
  })
})

describe('a predicate', () => {
  it('that is no CEL says where it breaks', () => {
    const [problem] = problems("'phi' in labels &&& true")
    expect(problem?.code).toBe('FCC_CONSTITUTION_SYNTAX')
    expect(problem?.why).toContain('at character 19')
    expect(codes('')).toEqual(['FCC_CONSTITUTION_SYNTAX'])
  })

  it('that compares what cannot be compared is a type error at that place', () => {
    const [problem] = problems("run.purpose == 'treatment' && clock.hour == 'late'")
    expect(problem?.code).toBe('FCC_CONSTITUTION_TYPE_MISMATCH')
    expect(problem?.why).toContain('at character 31')
  })

  it('must be true or false', () => {
    expect(codes('clock.hour')).toEqual(['FCC_CONSTITUTION_NOT_BOOL'])
    expect(codes('run.purpose')).toEqual(['FCC_CONSTITUTION_NOT_BOOL'])
  })

  it.each([
    "dyn(run.purpose) == 'treatment'",
    'has(run.purpos)',
    "type(run.purpose) == 'x'",
    "run.purpose.matches('(a+)+b')",
    "run[run.id] == 'x'",
    "run['purpos'] == 'x'",
    "findings.exists(f, f[run.purpose] == 'x')",
    "{'a': 1}.b == 1",
    '{} == {}',
    "(true ? run : run).purpos == 'x'",
    "cel.bind(r, run, r.purpos == 'x')",
    "b'{}'.json().x == 1",
    "timestamp('2026-01-01T00:00:00Z').getHours() > 1",
    "timestamp('2026-01-01T00:00:00Z') > timestamp('2025-01-01T00:00:00Z')",
    "bool('true')",
    'classification.levels == classification.levels',
    'cel == cel',
    'labels.reverse() == labels',
    'google.protobuf.Duration == google.protobuf.Duration',
    'labels.exists(a, labels.exists(b, labels.exists(c, a == b)))',
  ])('may not say %s, which the type check could not see through', (when) => {
    const found = codes(when)
    expect(found.length).toBeGreaterThan(0)
    for (const code of found) {
      expect(code).toMatch(/UNSUPPORTED_EXPRESSION|UNKNOWN_FACT|TYPE_MISMATCH/)
    }
  })

  it('that is too large is refused when it is loaded', () => {
    const deep = `${'('.repeat(60)}true${')'.repeat(60)}`
    expect(codes(deep)).toEqual(['FCC_CONSTITUTION_SYNTAX'])
    const wide = Array.from({ length: 1_000 }, () => "'phi' in labels").join(' || ')
    expect(codes(wide)).toEqual(['FCC_CONSTITUTION_SYNTAX'])
  })

  it('may bind a name that hides a fact', () => {
    const { test } = predicate("findings.exists(run, run.category == 'phi/mrn')")
    expect(test(inputOf({ findings: [findingOf('phi/mrn')] }))).toBe(true)
  })

  it('knows what it reads', () => {
    const names = (when: string) => predicate(when).reads.map(({ name }) => name)
    expect(names("'phi' in labels && run.purpose == 'treatment' && 'phi' in labels")).toEqual([
      'labels',
      'run.purpose',
    ])
    expect(predicate('clock.hour > 3').isDetected).toBe(false)
    expect(predicate("'phi' in labels").isDetected).toBe(true)
    expect(predicate('classification.level > 0').isDetected).toBe(true)
    expect(predicate('classification.restricted').isDetected).toBe(true)
  })

  it('runs in the library’s evaluator where the compiler does not cover it', () => {
    const split = predicate("run.scenario.split('-')[0] == 'summarise'")
    expect(split.isCompiled).toBe(false)
    expect(split.test(inputOf())).toBe(true)
    expect(predicate("run.scenario == 'summarise'").isCompiled).toBe(true)
  })

  it('says which fact is missing, compiled or not', () => {
    for (const when of ["persona.code == 'CDS'", "persona.code.split('D')[0] == 'C'"]) {
      expect(() => predicate(when).test(inputOf())).toThrow(
        expect.objectContaining({ fact: 'persona.code' }),
      )
    }
  })
})

describe('the bare name of a gate', () => {
  const passed = (when: string, gate: string, pluginId?: string) =>
    predicate(when, pluginId).test(inputOf({ gatesPassed: [gate] }))

  it('stands for the one gate of that name', () => {
    const when = "'model-validation' in gates.passed"
    expect(predicate(when).text).toBe('"bank/model-validation" in gates.passed')
    expect(passed(when, 'bank/model-validation')).toBe(true)
    expect(passed(when, 'other/model-validation')).toBe(false)
  })

  it('stands for the plugin’s own before any other', () => {
    expect(passed("'sign-off' in gates.passed", 'state/sign-off', 'state')).toBe(true)
    expect(passed("'sign-off' in gates.passed", 'bank/sign-off', 'state')).toBe(false)
  })

  it('that several plugins have is refused elsewhere', () => {
    const [problem] = problems("gates.passed.exists(g, g == 'sign-off')")
    expect(problem?.code).toBe('FCC_CONSTITUTION_AMBIGUOUS_GATE')
    expect(problem?.why).toContain('bank/sign-off, state/sign-off')
  })

  it('is replaced wherever it stands', () => {
    const when =
      "'model-validation' in gates.passed && !('no-residual-identifiers' in gates.passed)"
    expect(predicate(when).text).toBe(
      '"bank/model-validation" in gates.passed && !("health/no-residual-identifiers" in gates.passed)',
    )
  })
})

describe('the findings that a predicate is about', () => {
  const findings = [findingOf('phi/mrn', 0), findingOf('phi/date', 2), findingOf('mnpi/acme', 4)]
  const concerned = (when: string) =>
    findings.filter(predicate(when).concerns).map(({ category }) => category)

  it.each([
    ["findings.exists(f, f.category.startsWith('phi/'))", ['phi/mrn', 'phi/date']],
    ["findings.exists(f, f.category == 'phi/mrn' && f.confidence > 0.5)", ['phi/mrn']],
    ["findings.exists(f, f.confidence > 0.5 && 'phi/mrn' == f.category)", ['phi/mrn']],
    ["findings.exists(f, f.category in ['phi/date', 'mnpi/acme'])", ['phi/date', 'mnpi/acme']],
    [
      "findings.exists(f, f.category == 'phi/mrn' || f.category.startsWith('mnpi/'))",
      ['phi/mrn', 'mnpi/acme'],
    ],
    [
      "findings.exists(f, f.category == 'phi/mrn') && findings.exists(g, g.category == 'phi/date')",
      ['phi/mrn', 'phi/date'],
    ],
    ["findings.exists(f, f.category.startsWith('phi/') && f.category != 'phi/date')", ['phi/mrn']],
    ["findings.exists(f, f.category != 'phi/date')", ['phi/mrn', 'mnpi/acme']],
  ])('are those that %s names', (when, categories) => {
    expect(concerned(when)).toEqual(categories)
  })

  it.each([
    'size(findings) > 1',
    'findings.exists(f, f.confidence > 0.8)',
    "findings.exists(f, f.category == 'phi/mrn' || f.confidence > 0.8)",
    "findings.exists(f, f.category == 'phi/mrn') || size(findings) > 5",
    "!findings.all(f, f.category == 'phi/mrn')",
  ])('are all where %s may hold for any', (when) => {
    expect(concerned(when)).toHaveLength(3)
  })
})

describe('labels in a predicate', () => {
  it('compare by rank, by the name of a level, and by audience', () => {
    const input = inputOf({
      labels: labelSet({
        levels: { 'state/classification': 'SECRET' },
        audiences: { 'state/classification': ['USA'] },
      }),
    })
    const holds = (when: string) => predicate(when).test(input)
    expect(holds('classification.level == classification.levels.SECRET')).toBe(true)
    expect(holds('classification.level < classification.levels.TOP_SECRET')).toBe(true)
    expect(holds("classification.restricted && !('GBR' in classification.audience)")).toBe(true)
    expect(
      predicate('classification.level == 0 && !classification.restricted').test(inputOf()),
    ).toBe(true)
  })

  it('of a level that the scheme does not have fail', () => {
    const labels = labelSet({ levels: { 'state/classification': 'COSMIC' } })
    expect(() => predicate('classification.level > 0').test(inputOf({ labels }))).toThrow(
      expect.objectContaining({ fact: 'classification.level' }),
    )
  })
})
