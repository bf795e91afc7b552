export { addCompliance, type Compliance, complianceLevel, type ComplianceLevel, dueBy, NO_DUTIES, percentInTime } from './compliance.ts'
export { type OverdueDuty, type PublicPosting, type PublicShowing, type Visibility, visibilityOf } from './public-posting.ts'
