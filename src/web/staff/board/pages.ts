// One file for both: each file more has its name in the first script of every page.
export { OwnYearPage } from './OwnYearPage.tsx'
export { StaffBoardPage } from './StaffBoardPage.tsx'
