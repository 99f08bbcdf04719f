import type { AgreementPrint } from '../documents/words.ts'
import type { Party } from './agreement.contract.ts'
import type { AgreementContent, ContentParty } from './content.contract.ts'
import { printOf, type ToPrint } from './print.rules.ts'

/** What the paper shows beside the content: where and when it was printed, the address of its verification, why a block is empty. */
export type Beside = Partial<Pick<ToPrint, 'publicUrl' | 'createdAt'>> & {
  place?: string
  publicCode?: string
  budgetFrom?: ToPrint['policy']['budgetFrom']
}

const partyOf = ({ personRef, ...printed }: ContentParty): Party => ({
  ...printed,
  personId: personRef,
  positionId: null,
})

/**
 * The paper of a content, made from the content alone: what the pages of a genuine file must show. Groups of block B are told apart by
 * their names, because the content keeps no codes.
 */
export function printFrom(
  content: AgreementContent,
  digest: string,
  beside: Beside = {},
): AgreementPrint {
  const {
    place = '',
    publicCode = '',
    budgetFrom = 'NODES',
    publicUrl = '',
    createdAt = '1970-01-01T00:00:00.000Z',
  } = beside
  const { budget, region } = content
  return printOf({
    current: {
      ...content,
      publicCode,
      state: 'AGREED',
      firstParty: partyOf(content.firstParty),
      secondParty: content.secondParty && partyOf(content.secondParty),
      digest,
    },
    rows: content.rows.map(({ unit, ...row }, i) => ({
      ...row,
      number: i + 1,
      nodeId: '',
      measureId: '',
      unitLabel: unit,
    })),
    budget: (budget?.rows ?? []).map(({ group, ...row }, i) => ({
      ...row,
      number: i + 1,
      code: '',
      groupCode: group,
      groupName: group,
    })),
    policy: { heading: content.heading, grain: budget?.grain ?? 'PROGRAM', budgetFrom },
    parentDigest: content.parent?.digest ?? null,
    region: { governmentName: region.governmentName, place },
    names: { agency: content.agency ?? region.governmentName, unit: content.unit },
    publicUrl,
    createdAt,
    agreedOn: content.date,
  })
}
