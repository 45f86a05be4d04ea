export { attackStore, type SuiteOptions, type TwoTenants } from './attack-store.ts'
export { ATTACKS, type Attack } from './attacks/attack.ts'
export {
  type AttackCount,
  type Got,
  held,
  type IsolationReport,
  joinReports,
  type ToldAttempt,
} from './report/report.ts'
export { tellReport } from './report/tell-report.ts'
