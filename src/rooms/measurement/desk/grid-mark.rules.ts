import type { GridLine } from './desk.contract.ts'

/** What names a row of the grid in its file: which figure, and the version it was filled on. */
export const markOf = ({
  measureId,
  period,
  version,
}: Pick<GridLine, 'measureId' | 'period' | 'version'>): string =>
  `${measureId}/${period}/${version}`
