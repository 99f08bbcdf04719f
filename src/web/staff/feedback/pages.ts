// One file for all of them: each file more has its name in the first script of every page.
export { FeedbackPage } from './FeedbackPage.tsx'
export { IncomingReportPage } from './IncomingReportPage.tsx'
export { InnovationPage } from './InnovationPage.tsx'
export { MyTalksPage, PersonPage } from './PersonPage.tsx'
export { PulsePage } from './PulsePage.tsx'
export { ReportPage } from './ReportPage.tsx'
