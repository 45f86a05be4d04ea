import type { TransportFactory } from '@fcc/contracts'
import type { PortSuite } from '../port-suite.ts'
import { groupCases } from './group-cases.ts'
import { keepingCases } from './keeping-cases.ts'
import { messageCases } from './message-cases.ts'

/** What every transport must hold to; of what it does not keep it must refuse to begin at a place. */
export const transportSuite: PortSuite<TransportFactory> = {
  title: 'a transport',
  groups: { messages: messageCases, groups: groupCases, 'what stays': keepingCases },
}
