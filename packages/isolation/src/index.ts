export { ATTACKS, type Attack } from './attacks/attack.ts'
export { attackStore, type SuiteOptions, type TwoTenants } from './attack-store.ts'
export { held, type IsolationReport, joinReports } from './report/report.ts'
