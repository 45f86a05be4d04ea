/** A tenant's constitution, labels, approvals and audit log round an agent of Mastra. */

export { type GovernedRequest, governance } from './governance.ts'
