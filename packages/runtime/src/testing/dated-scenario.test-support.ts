/** The documents of the scenario `dated`: something is made, and signed on the terms that a test writes. */
export const datedScenario = (terms: string): string => `
workflow: dated
start: build
nodes:
  - { id: build, persona: BLD, skill: write }
  - { id: sign, persona: CHK, human: { roles: [reviewer], ask: Is it good?, ${terms} }, produces: signature }
edges:
  - { from: build, to: sign, carries: written }
---
scenario: dated
title: Dated
purposes: [drafting]
input: { note: { type: text } }
workflow: dated
outcomes: { written: { gate: not-empty } }
`

/** Two people sign within four seconds, or two others within as long again. */
export const HASTY_TERMS =
  'quorum: 2, expires: 4s, on_expiry: escalate, escalate_to: head, remind_every: 1s'
